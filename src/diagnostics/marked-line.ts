// The rows under a line of source: carets and dashes, and the words that belong to them.
import type { DrawnLine, Range } from "./drawn-line.ts";
import type { Palette } from "./palette.ts";
import { visible } from "./visible.ts";

/** A range of one line to be underlined; the first of a diagnostic with carets, those that explain it with dashes. */
export interface Mark extends Range {
  readonly kind: "caret" | "dash";
  readonly label: string | undefined;
}

interface DrawnMark {
  readonly kind: Mark["kind"];
  readonly from: number;
  readonly to: number;
  readonly label: string | undefined;
}

/** How the marks of a diagnostic are coloured. */
export interface Paints {
  readonly caret: (text: string) => string;
  readonly dash: (text: string) => string;
}

/** The paints that fit a severity. */
export function paintsOf(palette: Palette, severity: "error" | "warning" | "information"): Paints {
  return { caret: palette[severity], dash: palette.aside };
}

/**
 * The rows under `line`. The rightmost mark's label stands beside it, unless another mark is in the way; the others hang below,
 * each on a row of its own.
 */
export function markRows(line: DrawnLine, marks: readonly Mark[], paints: Paints): string[] {
  const drawn = marks
    .map((mark) => drawMark(line, mark))
    .sort((left, right) => left.from - right.from || left.to - right.to);
  const width = Math.max(...drawn.map((mark) => mark.to));
  const labelled = drawn.filter((mark) => mark.label !== undefined);
  const last = labelled.at(-1);
  const beside = last !== undefined && last.from === drawn.at(-1)?.from ? last : undefined;
  const hanging = labelled.filter((mark) => mark !== beside);
  const words = beside === undefined ? "" : ` ${paints[beside.kind](visible(beside.label ?? ""))}`;
  return [underline(drawn, width, paints) + words, ...hangingRows(hanging, paints)];
}

function drawMark(line: DrawnLine, mark: Mark): DrawnMark {
  const from = line.column(mark.start);
  return { kind: mark.kind, from, to: Math.max(from + 1, line.columnAfter(mark.end)), label: mark.label };
}

function underline(marks: readonly DrawnMark[], width: number, paints: Paints): string {
  const at = (column: number): Mark["kind"] | "blank" => {
    const here = marks.filter((mark) => mark.from <= column && column < mark.to);
    if (here.length === 0) return "blank";
    return here.some((mark) => mark.kind === "caret") ? "caret" : "dash";
  };
  let row = "";
  for (let column = 0; column < width;) {
    const kind = at(column);
    let end = column + 1;
    while (end < width && at(end) === kind) end++;
    const length = end - column;
    row += kind === "blank" ? " ".repeat(length) : paints[kind]((kind === "caret" ? "^" : "-").repeat(length));
    column = end;
  }
  return row;
}

function hangingRows(marks: readonly DrawnMark[], paints: Paints): string[] {
  const rows = marks.length > 0 ? [stems(marks, paints)] : [];
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index];
    if (mark === undefined) break;
    const others = marks.slice(0, index).filter((other) => other.from < mark.from);
    const before = stems(others, paints);
    const indent = " ".repeat(mark.from - (others.at(-1)?.from ?? -1) - 1);
    rows.push(before + indent + paints[mark.kind](visible(mark.label ?? "")));
  }
  return rows;
}

/** `│` under each mark's start. */
function stems(marks: readonly DrawnMark[], paints: Paints): string {
  let row = "";
  let column = 0;
  for (const mark of marks) {
    if (mark.from < column) continue;
    row += " ".repeat(mark.from - column) + paints[mark.kind]("│");
    column = mark.from + 1;
  }
  return row;
}
