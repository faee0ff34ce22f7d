// The lines of one source that a diagnostic points at, with what it says about them.
import { lineStart, position } from "../text/line-column.ts";
import type { Source, Span } from "../text/source.ts";
import { drawLine, type Range } from "./drawn-line.ts";
import { markRows, type Mark, type Paints } from "./marked-line.ts";

/** A span to be shown, with its words. */
export interface Pointer {
  readonly kind: Mark["kind"];
  readonly span: Span;
  readonly label: string | undefined;
}

/** One row of a snippet; `number` where it is a line of the source, `gap` where lines are left out before the next. */
export interface Row {
  readonly number: number | undefined;
  readonly gap?: true;
  readonly text: string;
}

interface Line extends Range {
  readonly number: number;
}

interface MarkedLine {
  readonly line: Line;
  readonly marks: Mark[];
}

/** A span over several lines is shown as a bracket beside them; only carets get one. */
interface Bracket {
  readonly first: Line;
  readonly last: Line;
  readonly start: number;
  readonly end: number;
  readonly label: string | undefined;
}

/**
 * The rows for `pointers`, which are all of `source`.
 * What explains (dashes) is underlined on its first line only, however many it has.
 */
export function snippetRows(source: Source, pointers: readonly Pointer[], paints: Paints): Row[] {
  const lines = new Map<number, MarkedLine>();
  const at = (line: Line) => {
    const known = lines.get(line.number) ?? { line, marks: [] };
    lines.set(line.number, known);
    return known;
  };
  let bracket: Bracket | undefined;
  for (const { kind, span, label } of pointers) {
    const first = lineAround(source, span.start);
    const last = lineAround(source, Math.max(span.start, span.end - 1));
    if (kind === "caret" && last.number !== first.number) {
      bracket = { first, last, start: within(first, span.start), end: within(last, span.end), label };
      for (const line of linesOf(source, first, last)) at(line);
    } else {
      const start = within(first, span.start);
      at(first).marks.push({ kind, label, start, end: Math.max(start, within(first, span.end)) });
    }
  }
  return rowsOf(source.text, bridged(source, [...lines.values()]), bracket, paints);
}

/** An offset of the source as one into the line. */
function within(line: Line, offset: number): number {
  return Math.max(line.start, Math.min(offset, line.end)) - line.start;
}

function rowsOf(text: string, lines: readonly MarkedLine[], bracket: Bracket | undefined, paints: Paints): Row[] {
  const rows: Row[] = [];
  let previous: number | undefined;
  for (const { line, marks } of lines) {
    const inside = bracket !== undefined && bracket.first.number < line.number && line.number <= bracket.last.number;
    const opens = bracket?.first.number === line.number;
    const closes = bracket?.last.number === line.number;
    const ends = [...(opens ? [pointAt(bracket.start)] : []), ...(closes ? [pointAt(bracket.end - 1)] : [])];
    const drawn = drawLine(text, line, [...marks, ...ends]);
    const lane = bracket === undefined ? "" : inside ? `${paints.caret("│")} ` : "  ";
    if (previous !== undefined && line.number > previous + 1)
      rows.push({ number: undefined, gap: true, text: lane.trimEnd() });
    // A bracket that begins with its line needs no row to show where.
    const short = opens && drawn.text.slice(0, drawn.column(bracket.start)).trim() === "";
    rows.push({ number: line.number, text: (short ? `${paints.caret("╭")} ` : lane) + drawn.text });
    const below = inside || short ? `${paints.caret("│")} ` : lane;
    if (marks.length > 0)
      rows.push(...markRows(drawn, marks, paints).map((row) => ({ number: undefined, text: below + row })));
    if (opens && !short)
      rows.push({ number: undefined, text: paints.caret(`╭${"─".repeat(drawn.column(bracket.start) + 1)}^`) });
    if (closes) {
      const reach = "─".repeat(Math.max(0, drawn.column(bracket.end - 1)) + 1);
      const words = bracket.label === undefined ? "" : ` ${bracket.label}`;
      rows.push({ number: undefined, text: paints.caret(`╰${reach}^${words}`) });
    }
    previous = line.number;
  }
  return rows;
}

function pointAt(offset: number): Range {
  return { start: offset, end: offset + 1 };
}

/** The line that holds `offset`, without its line end and the mark that some editors begin a file with. */
function lineAround(source: Source, offset: number): Line {
  return lineNumbered(source, position(source, offset).line);
}

function lineNumbered(source: Source, number: number): Line {
  const { text } = source;
  const start = lineStart(source, number);
  let end = lineStart(source, number + 1);
  if (end > start && text[end - 1] === "\n") end--;
  if (end > start && text[end - 1] === "\r") end--;
  return { number, start: start === 0 && text.startsWith("\ufeff") ? 1 : start, end };
}

/** All lines of a short stretch; the first two and the last of a longer one. */
function linesOf(source: Source, first: Line, last: Line): Line[] {
  if (last.number - first.number > 3) return [first, lineNumbered(source, first.number + 1), last];
  return Array.from({ length: last.number - first.number + 1 }, (_, index) =>
    lineNumbered(source, first.number + index),
  );
}

/** In order, with a lone line that would be left out between two put in: it takes no more room than the sign of the gap. */
function bridged(source: Source, lines: readonly MarkedLine[]): MarkedLine[] {
  return [...lines]
    .sort((left, right) => left.line.number - right.line.number)
    .flatMap((each, index, all) => {
      const next = all[index + 1]?.line.number;
      return next === each.line.number + 2 ? [each, { line: lineNumbered(source, next - 1), marks: [] }] : [each];
    });
}
