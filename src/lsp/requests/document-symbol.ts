// `textDocument/documentSymbol`: a file's outline.
import { DocumentSymbolRequest, type DocumentSymbol, type SymbolInformation } from "vscode-languageserver/node";
import { outlineOf, type OutlineEntry } from "../outline.ts";
import { declareRequest } from "../request.ts";
import type { Session } from "../session.ts";

export const documentSymbol = declareRequest(
  DocumentSymbolRequest.type,
  { documentSymbolProvider: true },
  ({ textDocument: { uri } }, session): DocumentSymbol[] | SymbolInformation[] => {
    const entries = outlineOf(session.viewOf(uri)?.file.declarations ?? []);
    if (session.client.nestedSymbols) return entries.map((entry) => nested(entry, session));
    return entries.map(({ name, kind, span }) => ({ name, kind, location: session.location(span) }));
  },
);

function nested({ name, detail, kind, span, nameSpan, children }: OutlineEntry, session: Session): DocumentSymbol {
  return {
    // Clients refuse a symbol without a name, which an empty string in quotes would give.
    name: name === "" ? "…" : name,
    detail,
    kind,
    range: session.range(span),
    selectionRange: session.range(nameSpan),
    children: children.map((child) => nested(child, session)),
  };
}
