// `textDocument/semanticTokens/full`: what each word of a file is.
import { SemanticTokensBuilder, SemanticTokensRequest, type SemanticTokens } from "vscode-languageserver/node";
import { declareRequest } from "../request.ts";
import { coloured, pushTokens, tokenModifiers, tokenTypes } from "../tokens.ts";

export const semanticTokens = declareRequest(
  SemanticTokensRequest.type,
  {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
  },
  ({ textDocument: { uri } }, session): SemanticTokens => {
    const builder = new SemanticTokensBuilder();
    const view = session.viewOf(uri);
    if (view !== undefined) pushTokens(builder, coloured(view.file), session);
    return { data: builder.build().data };
  },
);
