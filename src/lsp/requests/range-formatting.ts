// `textDocument/rangeFormatting`: the canonical layout of a part of a file.
import { DocumentRangeFormattingRequest, type TextEdit } from "vscode-languageserver/node";
import { layOut } from "../lay-out.ts";
import { spanOf } from "../places.ts";
import { declareRequest } from "../request.ts";

export const rangeFormatting = declareRequest(
  DocumentRangeFormattingRequest.type,
  { documentRangeFormattingProvider: true },
  ({ textDocument: { uri }, range }, session): TextEdit[] | null => {
    const source = session.viewOf(uri)?.source;
    return source === undefined ? null : layOut(spanOf(source, range, session.client.encoding), session);
  },
);
