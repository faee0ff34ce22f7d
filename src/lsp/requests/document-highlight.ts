// `textDocument/documentHighlight`: where the name at a place stands in the same file.
import { DocumentHighlightKind, DocumentHighlightRequest, type DocumentHighlight } from "vscode-languageserver/node";
import type { Span } from "../../text/source.ts";
import { namedAt } from "../names.ts";
import { once } from "../once.ts";
import { declareRequest } from "../request.ts";

export const documentHighlight = declareRequest(
  DocumentHighlightRequest.type,
  { documentHighlightProvider: true },
  ({ textDocument, position }, session): DocumentHighlight[] =>
    once(
      session.placesOf(textDocument.uri, position).flatMap(({ analysis, source, offset }) => {
        const named = namedAt(analysis, source, offset);
        const here = (spans: readonly Span[], kind: DocumentHighlightKind): DocumentHighlight[] =>
          spans.filter((span) => span.source === source).map((span) => ({ range: session.range(span), kind }));
        return [
          ...here(named?.declarations ?? [], DocumentHighlightKind.Write),
          ...here(named?.uses ?? [], DocumentHighlightKind.Read),
        ];
      }),
    ),
);
