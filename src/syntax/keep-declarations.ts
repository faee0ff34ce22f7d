// Keeps the declarations that an edit has left as they were, so that what was made of them need not be made again.
import { moveSpan, spanText, type Span } from "../text/source.ts";
import { childrenOf } from "./children.ts";
import type { DeclarationSyntax, FileSyntax, Syntax } from "./syntax.ts";

/**
 * The syntax of a text that has changed, with the former declarations in place of those that say the same: all before the
 * first that differs and all after the last. They are moved to where they now stand, so the former syntax is of no more use.
 */
export function keepDeclarations(current: FileSyntax, former: FileSyntax): FileSyntax {
  const declarations = [...current.declarations];
  const most = Math.min(declarations.length, former.declarations.length);
  const keep = (index: number): boolean => {
    const at = index < 0 ? declarations.length + index : index;
    const [now, before] = [declarations[at], former.declarations.at(index)];
    if (now === undefined || before === undefined) return false;
    if (now === before) return true;
    const moves = movesOf(before, now);
    for (const { from, to } of moves ?? []) moveSpan(from, to.source, to.start, to.end);
    if (moves !== undefined) declarations[at] = before;
    return moves !== undefined;
  };
  let first = 0;
  while (first < most && keep(first)) first++;
  let last = 1;
  while (last <= most - first && keep(-last)) last++;
  return { ...current, declarations };
}

interface Move {
  readonly from: Span;
  readonly to: Span;
}

/** Where the spans of a declaration go to become those of another one; undefined where the two do not say the same. */
function movesOf(before: DeclarationSyntax, now: DeclarationSyntax): readonly Move[] | undefined {
  if (spanText(before.span) !== spanText(now.span)) return undefined;
  const moves: Move[] = [];
  return pairUp(before, now, now.span.start - before.span.start, moves) ? moves : undefined;
}

/** Goes over two syntaxes of the same text, the one `shift` behind the other, as long as they were understood in the same way. */
function pairUp(before: Syntax, now: Syntax, shift: number, moves: Move[]): boolean {
  const isShifted = before.span.start + shift === now.span.start && before.span.end + shift === now.span.end;
  if (!isShifted || before.kind !== now.kind || before.faulty !== now.faulty) return false;
  moves.push({ from: before.span, to: now.span });
  const [children, others] = [childrenOf(before), childrenOf(now)];
  if (children.length !== others.length) return false;
  for (let index = 0; index < children.length; index++) {
    const [child, other] = [children[index], others[index]];
    if (child === undefined || other === undefined || !pairUp(child, other, shift, moves)) return false;
  }
  return true;
}
