// The rows of a layout, and what each holds.
import type { Arrangement } from "./arrange.ts";
import { widthOf, type Layout } from "./gaps.ts";
import type { Group, Item } from "./structure.ts";

/** Pieces from one line end to the next. Numbers are indexes of pieces. */
export interface Row {
  readonly first: number;
  /** The first of the comments at its end; the same as `end` where there is none. */
  readonly comment: number;
  /** The first piece of the next row. */
  readonly end: number;
  readonly indentation: number;
  readonly hasBlankLine: boolean;
  /** The one thing that the row holds, whole; undefined where it holds parts, or several. */
  readonly item: Item | undefined;
}

/** All rows but those with a text or a comment of several lines in them. */
export function rowsOf({ pieces, gaps, items }: Arrangement): readonly Row[] {
  const starting = new Map<number, Item[]>();
  for (const item of items.flatMap(allItems)) starting.set(item.first, [...(starting.get(item.first) ?? []), item]);
  const starts = gaps.flatMap((gap, index) => (gap.kind === "row" ? [index] : []));
  return starts.flatMap((first, number): Row[] => {
    const gap = gaps[first];
    const end = starts[number + 1] ?? pieces.length;
    const own = pieces.slice(first, end);
    if (gap?.kind !== "row" || own.some(({ line, lastLine }) => line < lastLine)) return [];
    const comment = first + 1 + own.findLastIndex(({ kind }) => kind === "token");
    const item = starting.get(first)?.find(({ last }) => last === comment - 1);
    const { indentation, hasBlankLine } = gap;
    return [{ first, comment, end, indentation, hasBlankLine, item }];
  });
}

function allItems(item: Item): readonly Item[] {
  return [item, ...item.groups.flatMap((group: Group) => group.items.flatMap(allItems))];
}

/** How wide a row is in front of a piece, without its indentation and the blanks directly before the piece. */
export function widthBefore({ pieces, gaps, commas }: Layout, { first }: Row, index: number): number {
  let width = 0;
  for (let at = first; at < index; at += 1) {
    const gap = gaps[at];
    width += at > first && gap?.kind === "blanks" ? gap.width : 0;
    width += widthOf(pieces[at]?.text ?? "") + (commas[at]?.length ?? 0);
  }
  return width;
}
