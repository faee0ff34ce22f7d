// `textDocument/codeLens`: above each role and node, the files that it makes.
import { CodeLensRefreshRequest, CodeLensRequest, type CodeLens } from "vscode-languageserver/node";
import { keywordAt } from "../declaration-keyword.ts";
import { declareRequest } from "../request.ts";
import { lensesOf } from "../lenses.ts";

export const codeLens = declareRequest(
  CodeLensRequest.type,
  // All that a lens does is to show something.
  ({ shows }) => (shows === "nothing" ? {} : { codeLensProvider: { resolveProvider: true } }),
  ({ textDocument: { uri } }, session): CodeLens[] => {
    const view = session.viewOf(uri);
    if (view === undefined) return [];
    return view.file.declarations.flatMap((declaration) => {
      const keyword = keywordAt(declaration);
      if (keyword === undefined) return [];
      return lensesOf(declaration, view).map((lens) => ({ range: session.range(keyword), data: { ...lens, uri } }));
    });
  },
  {
    method: CodeLensRefreshRequest.method,
    isWanted: ({ refreshesLenses }) => refreshesLenses,
    shownBy: ({ textDocument: { uri } }) => ({ uri, key: uri }),
  },
);
