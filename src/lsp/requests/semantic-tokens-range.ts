// `textDocument/semanticTokens/range`: what each word is in the part of a file that is in sight.
import { SemanticTokensBuilder, SemanticTokensRangeRequest, type SemanticTokens } from "vscode-languageserver/node";
import { spanOf } from "../places.ts";
import { declareRequest } from "../request.ts";
import { coloured, pushTokens } from "../tokens.ts";

export const semanticTokensRange = declareRequest(
  SemanticTokensRangeRequest.type,
  {},
  ({ textDocument: { uri }, range }, session): SemanticTokens => {
    const builder = new SemanticTokensBuilder();
    const view = session.viewOf(uri);
    if (view === undefined) return { data: [] };
    const { start, end } = spanOf(view.source, range, session.client.encoding);
    const inSight = coloured(view.file, start, end).filter(({ span }) => span.end >= start && span.start <= end);
    pushTokens(builder, inSight, session);
    return { data: builder.build().data };
  },
);
