// What the pieces of a file make: items (declarations, settings, elements of lists) and the bracketed groups in them.
import { childrenOf, type Kind } from "../children.ts";
import type { FileSyntax, Syntax } from "../syntax.ts";
import type { Piece } from "./pieces.ts";

/** What stands in a row of its own where there is no room, or where it was written so. Numbers are indexes of pieces. */
export interface Item {
  readonly kind: Kind;
  /** Comments that stand directly before it on its line are its own. */
  readonly first: number;
  readonly last: number;
  /** Those that are in no other group of the item. */
  readonly groups: readonly Group[];
}

/** Items in brackets. */
export interface Group {
  readonly kind: "block" | "list" | "map";
  readonly open: number;
  readonly close: number;
  readonly items: readonly Item[];
}

/** The declarations of a file as items. */
export function itemsOf(file: FileSyntax, pieces: readonly Piece[]): readonly Item[] {
  const starts = new Map(pieces.map(({ start }, index) => [start, index]));
  const ends = new Map(pieces.map(({ end }, index) => [end, index]));

  function itemOf(syntax: Syntax, before: number): Item {
    let first = indexOf(starts, syntax.span.start);
    while (first - 1 > before && isLeading(pieces, first - 1)) first -= 1;
    return { kind: syntax.kind, first, last: indexOf(ends, syntax.span.end), groups: groupsOf(syntax) };
  }

  function groupsOf(syntax: Syntax): readonly Group[] {
    if (syntax.kind === "string") return [];
    const open = indexOf(starts, syntax.span.start);
    if (!isGroup(syntax) || !["{", "["].includes(pieces[open]?.text ?? "")) return childrenOf(syntax).flatMap(groupsOf);
    return [{ kind: syntax.kind, open, close: indexOf(ends, syntax.span.end), items: all(childrenOf(syntax), open) }];
  }

  function all(syntaxes: readonly Syntax[], open: number): readonly Item[] {
    let before = open;
    return syntaxes.map((syntax) => {
      const item = itemOf(syntax, before);
      before = item.last;
      return item;
    });
  }

  return all(file.declarations, -1);
}

function isGroup(syntax: Syntax): syntax is Syntax & { readonly kind: Group["kind"] } {
  return ["block", "list", "map"].includes(syntax.kind);
}

/** Every span of a syntax that was read without a diagnostic begins and ends with a piece. */
function indexOf(offsets: ReadonlyMap<number, number>, offset: number): number {
  const index = offsets.get(offset);
  if (index === undefined) throw new Error(`no token at offset ${offset}`);
  return index;
}

/** Whether a piece is a comment with something other than a comment behind it on its line. */
function isLeading(pieces: readonly Piece[], index: number): boolean {
  const [piece, next] = [pieces[index], pieces[index + 1]];
  return piece?.kind === "block-comment" && piece.line === piece.lastLine && piece.lastLine === next?.line;
}
