// `textDocument/documentLink`: paths that can be followed. A glob that matches several files leads to the first.
import { DocumentLinkRequest, type DocumentLink } from "vscode-languageserver/node";
import { counted } from "../../diagnostics/count.ts";
import { linksIn } from "../links.ts";
import { declareRequest } from "../request.ts";

export const documentLink = declareRequest(
  DocumentLinkRequest.type,
  { documentLinkProvider: {} },
  ({ textDocument }, session): DocumentLink[] => {
    const view = session.viewOf(textDocument.uri);
    if (view === undefined) return [];
    return linksIn(view.file, view.program).flatMap(({ span, targets }) => {
      const [target] = targets;
      const more = targets.length > 1 ? { tooltip: `the first of ${counted(targets.length, "file")}` } : {};
      return target === undefined ? [] : [{ range: session.range(span), target, ...more }];
    });
  },
);
