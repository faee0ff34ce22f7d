// Where an offset lies as people count: lines and columns from 1, columns in Unicode code points.
import type { Source } from "./source.ts";

/** A place as messages say it: both numbers from 1, `column` in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Lines {
  /** UTF-16 offset of each line's first character. */
  readonly starts: readonly number[];
  /** Whether code points and UTF-16 units differ anywhere; most programs have none that do. */
  readonly hasSurrogates: boolean;
}

const cache = new WeakMap<Source, Lines>();

const BYTE_ORDER_MARK = "\uFEFF";

/** The place of a UTF-16 offset. Offsets outside the text give its start or its end; never throws. */
export function position(source: Source, offset: number): Position {
  const lines = linesOf(source);
  const inside = Math.max(0, Math.min(offset, source.text.length));
  const index = lineIndex(lines.starts, inside);
  const start = lines.starts[index] ?? 0;
  return { line: index + 1, column: columnsBetween(source.text, start, inside, lines.hasSurrogates) + 1 };
}

/** The text of a line (from 1) without its line end or a byte order mark; empty for a line that does not exist. */
export function lineAt(source: Source, line: number): string {
  const { starts } = linesOf(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line] ?? source.text.length;
  const text = source.text.slice(start, end).replace(/(?:\r\n|\n|\r)$/, "");
  return start === 0 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The UTF-16 offset where a line (from 1) starts; the text's length for lines after the last. */
export function lineStart(source: Source, line: number): number {
  return linesOf(source).starts[line - 1] ?? source.text.length;
}

function linesOf(source: Source): Lines {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const starts = lineStarts(source.text);
  const lines = { starts, hasSurrogates: /[\uD800-\uDBFF]/.test(source.text) };
  cache.set(source, lines);
  return lines;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    // What nearly every text is; an editor asks at each keystroke.
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    return starts;
  }
  // A carriage return alone ends a line too, as editors and the language server protocol have it.
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}

function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnsBetween(text: string, start: number, end: number, hasSurrogates: boolean): number {
  // The mark is no character of the line: editors neither show nor count it.
  const from = start === 0 && end > 0 && text.startsWith(BYTE_ORDER_MARK) ? 1 : start;
  if (!hasSurrogates) return end - from;
  let columns = 0;
  for (let offset = from; offset < end; columns += 1) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return columns;
}
