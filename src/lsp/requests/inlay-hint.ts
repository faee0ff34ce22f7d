// `textDocument/inlayHint`: what follows from the text and is not in it: quorum, ids, how many nodes there are.
import { InlayHintRefreshRequest, InlayHintRequest, type InlayHint } from "vscode-languageserver/node";
import { hintsOf } from "../hints.ts";
import { spanOf } from "../places.ts";
import { declareRequest } from "../request.ts";

export const inlayHint = declareRequest(
  InlayHintRequest.type,
  { inlayHintProvider: true },
  ({ textDocument: { uri }, range }, session): InlayHint[] => {
    const view = session.viewOf(uri);
    if (view === undefined) return [];
    const { start, end } = spanOf(view.source, range, session.client.encoding);
    const shown = view.file.declarations.filter(({ span }) => span.start <= end && start <= span.end);
    return shown.flatMap((declaration) =>
      hintsOf(declaration, view.analysis).map(({ text, after, tooltip }) => ({
        position: session.range(after).end,
        label: text,
        paddingLeft: true,
        ...(tooltip === undefined ? {} : { tooltip }),
      })),
    );
  },
  {
    method: InlayHintRefreshRequest.method,
    isWanted: ({ refreshesHints }) => refreshesHints,
    shownBy: ({ textDocument: { uri } }) => ({ uri, key: uri }),
  },
);
