// `codeLens/resolve`: counts the files, which takes planning the node.
import { CodeLensRefreshRequest, CodeLensResolveRequest, type CodeLens } from "vscode-languageserver/node";
import { lensCommand, readLens } from "../lenses.ts";
import { declareRequest } from "../request.ts";

export const codeLensResolve = declareRequest(
  CodeLensResolveRequest.type,
  {},
  (lens, session): CodeLens => {
    const data = readLens(lens.data);
    return data === undefined ? lens : { ...lens, command: lensCommand(data, session) };
  },
  {
    method: CodeLensRefreshRequest.method,
    isWanted: ({ refreshesLenses }) => refreshesLenses,
    shownBy({ data }) {
      const { uri } = (data ?? {}) as Readonly<Record<string, unknown>>;
      return typeof uri === "string" ? { uri, key: JSON.stringify(data) } : undefined;
    },
  },
);
