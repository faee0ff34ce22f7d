// Aligns what stands in one column on neighbouring rows: `=`, `at`, `on`, opening braces, comments.
import type { Arrangement } from "./arrange.ts";
import { continuationStep, wideBlanks, type Layout } from "./gaps.ts";
import type { Piece } from "./pieces.ts";
import { rowsOf, widthBefore, type Row } from "./rows.ts";
import type { Item } from "./structure.ts";

interface Column {
  readonly kinds: readonly Item["kind"][];
  /** What begins the column. */
  readonly signs: readonly string[];
}

/** From left to right. */
const columns: readonly Column[] = [
  { kinds: ["setting", "let", "group"], signs: ["="] },
  { kinds: ["node", "ensemble", "agents", "framework"], signs: ["at", "on"] },
  { kinds: ["node", "ensemble", "masters", "agents", "framework", "section", "narrowing"], signs: ["{"] },
];

/**
 * Widens blanks so that neighbours of one kind stand under each other. A blank line ends a neighbourhood, and so does a thing of
 * several rows; a comment between two rows does not.
 */
export function align(arrangement: Arrangement): Layout {
  const gaps = [...arrangement.gaps];
  const layout = { ...arrangement, gaps };

  function alignColumn(rows: readonly Row[], columnOf: (row: Row) => number | undefined, least: number): void {
    for (const run of runs(rows, (before, row) => columnOf(before) !== undefined && columnOf(row) !== undefined)) {
      const cells = run.flatMap((row) => {
        const column = columnOf(row);
        return column === undefined ? [] : [{ column, start: widthBefore(layout, row, column) }];
      });
      const start = Math.max(...cells.map((cell) => cell.start)) + least;
      for (const cell of cells) gaps[cell.column] = { kind: "blanks", width: start - cell.start };
    }
  }

  for (const neighbours of runs(rowsOf(arrangement), isNext)) {
    const things = neighbours.filter(({ first, comment }) => first < comment);
    for (const alike of runs(things, (before, row) => before.item?.kind === row.item?.kind)) {
      for (const column of columns) alignColumn(alike, ({ item }) => columnStart(arrangement.pieces, item, column), 1);
    }
    alignColumn(neighbours, (row) => commentOf(arrangement, row), wideBlanks);
  }
  return layout;
}

/** Parts a list wherever two that follow each other do not belong together. */
function runs<Value>(values: readonly Value[], belong: (before: Value, value: Value) => boolean): readonly Value[][] {
  const parts: Value[][] = [];
  let last: Value | undefined;
  for (const value of values) {
    if (last !== undefined && belong(last, value)) parts.at(-1)?.push(value);
    else parts.push([value]);
    last = value;
  }
  return parts;
}

function isNext(before: Row, row: Row): boolean {
  return before.end === row.first && before.indentation === row.indentation && !row.hasBlankLine;
}

/** The comment behind a row; undefined where it has none, or goes on in the next row. */
function commentOf({ gaps }: Arrangement, { first, comment, end, indentation }: Row): number | undefined {
  const next = gaps[end];
  const goesOn = next?.kind === "row" && next.indentation === indentation + continuationStep;
  return first < comment && comment < end && !goesOn ? comment : undefined;
}

/** The piece of an item with which a column begins; undefined where it has none of the kind. */
function columnStart(pieces: readonly Piece[], item: Item | undefined, { kinds, signs }: Column): number | undefined {
  if (item === undefined || !kinds.includes(item.kind)) return undefined;
  for (let index = item.first + 1; index <= item.last; index += 1) {
    if (signs.includes(pieces[index]?.text ?? "")) return index;
    index = item.groups.find(({ open }) => open === index)?.close ?? index;
  }
  return undefined;
}
