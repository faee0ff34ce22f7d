// A line of source as a terminal shows it: tabs, wide and control characters given their columns, long lines cropped.
import { visible } from "./visible.ts";

/** A half-open range of UTF-16 offsets into one line. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface DrawnLine {
  readonly text: string;
  /** The column, from 0, at which the character at an offset of the line is drawn. */
  column(offset: number): number;
  /** The column after the character that ends at an offset of the line. */
  columnAfter(offset: number): number;
}

/** What takes one place on the screen; from a whole cropped part to a letter with its accents. */
interface Cell extends Range {
  readonly text: string;
  readonly width: number;
}

const tab = "    ";
// Made when it is first needed: that takes longer than drawing a screenful of plain lines.
let graphemes: Intl.Segmenter | undefined;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\ufe0f]|\p{Emoji_Presentation}/u;

/** Draws the line that is `text`'s part `line`, keeping what `marks` (offsets into the line) point at. */
export function drawLine(text: string, line: Range, marks: readonly Range[]): DrawnLine {
  const cells: Cell[] = [];
  let done = line.start;
  for (const part of keptParts(text, line, marks)) {
    if (part.start > done) cells.push({ text: "…", width: 1, start: done - line.start, end: part.start - line.start });
    cells.push(...cellsOf(text.slice(part.start, part.end), part.start - line.start));
    done = part.end;
  }
  if (line.end > done) cells.push({ text: "…", width: 1, start: done - line.start, end: line.end - line.start });
  return {
    text: cells.map((cell) => cell.text).join(""),
    column: (offset) => widthOf(cells.filter((cell) => cell.end <= offset)),
    columnAfter: (offset) => widthOf(cells.filter((cell) => cell.start < offset)),
  };
}

function cellsOf(text: string, offset: number): Cell[] {
  // Nearly all lines: one column a character.
  if (/^[ -~]*$/.test(text))
    return Array.from(text, (letter, at) => ({ text: letter, width: 1, start: offset + at, end: offset + at + 1 }));
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemes.segment(text), ({ segment, index }) => {
    const shown = shownAs(segment);
    return { ...shown, start: offset + index, end: offset + index + segment.length };
  });
}

function shownAs(grapheme: string): { text: string; width: number } {
  if (grapheme === "\t") return { text: tab, width: tab.length };
  const text = visible(grapheme);
  if (text !== grapheme) return { text, width: Array.from(text).length };
  // A mark with no letter to stand on gets the circle that books print it on.
  if (/^\p{M}/u.test(grapheme)) return { text: `◌${grapheme}`, width: 1 };
  return { text, width: wide.test(grapheme) ? 2 : 1 };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.width, 0);
}

/** Lines up to this long (in UTF-16 units) are shown whole. */
const longest = 140;
const before = 24;
const after = 40;

/** The parts of the line that are shown: all of it, or what lies around both ends of each mark. */
function keptParts(text: string, line: Range, marks: readonly Range[]): Range[] {
  if (line.end - line.start <= longest) return [line];
  const wanted = marks
    .flatMap(({ start, end }) => [
      { start: line.start + start - before, end: line.start + Math.min(end, start + after) + before },
      { start: line.start + end - before, end: line.start + end + before },
    ])
    .map(({ start, end }) => ({
      start: boundary(text, Math.max(start, line.start)),
      end: boundary(text, Math.min(end, line.end)),
    }))
    .sort((left, right) => left.start - right.start);
  const parts: Range[] = [];
  for (const part of wanted.length > 0 ? wanted : [{ start: line.start, end: boundary(text, line.start + longest) }]) {
    const last = parts.at(-1);
    // An ellipsis for a letter or two saves nothing.
    if (last === undefined || part.start > last.end + 3) parts.push(part);
    else parts[parts.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
  }
  return parts;
}

/** The next offset that does not part a surrogate pair or a letter from its accents. */
function boundary(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && at < offset + 32 && /^[\udc00-\udfff\u200d\p{M}]/u.test(text.charAt(at))) at++;
  return at;
}
