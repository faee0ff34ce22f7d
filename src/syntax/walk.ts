// Goes over a tree of syntaxes: all of them, or those around one place.
import { childrenOf } from "./children.ts";
import type { FileSyntax, Syntax } from "./syntax.ts";

/** Calls a function for a syntax and all below it, parents first, in the text's order. Where it gives back `"skip"`, what is below is left out. */
export function visit(syntax: Syntax, enter: (syntax: Syntax, ancestors: readonly Syntax[]) => unknown): void {
  const ancestors: Syntax[] = [];
  function go(current: Syntax): void {
    if (enter(current, ancestors) === "skip") return;
    ancestors.push(current);
    for (const child of childrenOf(current)) go(child);
    ancestors.pop();
  }
  go(syntax);
}

/**
 * The path from the file to the innermost syntax around a UTF-16 offset. A syntax's end counts as in it, where a cursor
 * stands behind a word; between two that touch, the second wins. At least the file is in the path.
 */
export function syntaxAt(file: FileSyntax, offset: number): readonly [FileSyntax, ...Syntax[]] {
  const path: [FileSyntax, ...Syntax[]] = [file];
  let current: Syntax | undefined = file;
  while (current !== undefined) {
    current = childrenOf(current).findLast(({ span }) => span.start <= offset && offset <= span.end);
    if (current !== undefined) path.push(current);
  }
  return path;
}
