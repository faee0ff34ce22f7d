// `textDocument/prepareRename`: whether the name at a place can be renamed, and if not, why.
import {
  LSPErrorCodes,
  PrepareRenameRequest,
  ResponseError,
  type PrepareRenameResult,
} from "vscode-languageserver/node";
import { spanText } from "../../text/source.ts";
import { renameable } from "../rename.ts";
import { declareRequest } from "../request.ts";

export const prepareRename = declareRequest(
  PrepareRenameRequest.type,
  {},
  ({ textDocument, position }, session): PrepareRenameResult | null => {
    for (const place of session.placesOf(textDocument.uri, position)) {
      const named = renameable(place);
      if (named === undefined) continue;
      if ("refusal" in named) throw new ResponseError(LSPErrorCodes.RequestFailed, named.refusal);
      return { range: session.range(named.at), placeholder: spanText(named.at) };
    }
    return null;
  },
);
