// `workspace/textDocumentContent`: the text of a document that is on no disk.
import {
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
  type TextDocumentContentResult,
} from "vscode-languageserver/node";
import { pageOf } from "../code-card.ts";
import { readMadeUp } from "../made-up.ts";
import { documentOf } from "../node-files.ts";
import { declareRequest } from "../request.ts";

export const textDocumentContent = declareRequest(
  TextDocumentContentRequest.type,
  {},
  async ({ uri }, session): Promise<TextDocumentContentResult> => {
    const asked = readMadeUp(uri);
    if (asked === undefined) return { text: "" };
    return { text: asked.kind === "code" ? await pageOf(asked.code) : documentOf(asked, session) };
  },
  {
    method: TextDocumentContentRefreshRequest.method,
    isWanted: ({ madeUpDocuments }) => madeUpDocuments,
    shownBy: ({ uri }) => (readMadeUp(uri)?.kind === "node" ? { uri, key: uri } : undefined),
    about: ({ uri }) => ({ uri }),
  },
);
