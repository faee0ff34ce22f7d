// `workspace/symbol`: declarations of every program in the workspace, by a part of their name or of a node's.
import { WorkspaceSymbolRequest, type SymbolInformation } from "vscode-languageserver/node";
import { expandPattern } from "../../model/patterns.ts";
import type { DeclarationSyntax } from "../../syntax/syntax.ts";
import { outlineOf } from "../outline.ts";
import { declareRequest } from "../request.ts";

/** More of them nobody looks through. */
const mostSymbols = 500;

export const workspaceSymbol = declareRequest(
  WorkspaceSymbolRequest.type,
  { workspaceSymbolProvider: true },
  ({ query }, session): SymbolInformation[] => {
    const wanted = query.toLowerCase();
    const found = session.project.allPrograms().flatMap(({ analysis }) =>
      analysis.files.flatMap(({ declarations }) =>
        declarations.flatMap((declaration) => {
          const [entry] = outlineOf([declaration]);
          if (entry === undefined || !matches(declaration, entry.name, wanted)) return [];
          const { name, kind, nameSpan } = entry;
          return [{ name, kind, location: session.location(nameSpan), containerName: analysis.cluster?.name ?? "" }];
        }),
      ),
    );
    // A declaration that several programs include is one, and is shown in the first of them.
    const byPlace = new Map(found.toReversed().map((each) => [JSON.stringify(each.location), each]));
    return [...byPlace.values()].toReversed().slice(0, mostSymbols);
  },
);

/** Letters of the query in their order; `master2` finds `node master[1..3]`. */
function matches(declaration: DeclarationSyntax, name: string, query: string): boolean {
  if (isSubsequence(query, name.toLowerCase())) return true;
  if (declaration.kind !== "node" || declaration.pattern === undefined) return false;
  const expansion = expandPattern(declaration.pattern.text);
  return "names" in expansion && expansion.names.some((one) => isSubsequence(query, one.toLowerCase()));
}

function isSubsequence(query: string, text: string): boolean {
  let at = 0;
  for (const character of text) if (character === query[at]) at++;
  return at === query.length;
}
