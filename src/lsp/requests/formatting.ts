// `textDocument/formatting`: the canonical layout, as edits of what is not in it.
import { DocumentFormattingRequest, type TextEdit } from "vscode-languageserver/node";
import { layOut } from "../lay-out.ts";
import { declareRequest } from "../request.ts";

export const formatting = declareRequest(
  DocumentFormattingRequest.type,
  { documentFormattingProvider: true },
  ({ textDocument: { uri } }, session): TextEdit[] | null => {
    const source = session.viewOf(uri)?.source;
    return source === undefined ? null : layOut({ source, start: 0, end: source.text.length }, session);
  },
);
