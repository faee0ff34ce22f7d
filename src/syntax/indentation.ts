// The lines of a `"""` string without the indentation that they share.
import type { Source } from "../text/source.ts";

/** A stretch of a source's text without its line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines between two offsets, one at least; a line end directly at the start is dropped. */
export function dedentedLines(source: Source, start: number, end: number): readonly Line[] {
  const text = source.text.slice(start, end);
  const lines: Line[] = [];
  let lineStart = 0;
  for (const lineEnd of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: lineStart, end: lineEnd.index });
    lineStart = lineEnd.index + lineEnd[0].length;
  }
  lines.push({ start: lineStart, end: text.length });
  const dropsFirst = lines.length > 1 && lines[0]?.end === 0;
  // A text that begins behind the opener has no indentation there.
  const opening = dropsFirst ? [] : lines.slice(0, 1);
  const indented = lines.slice(1);
  const indentation = sharedIndentation(text, indented);
  const dedented = indented.map((line, index) => {
    const isBlank = index < indented.length - 1 && text.slice(line.start, line.end).trim() === "";
    return { start: isBlank ? line.end : Math.min(line.start + indentation, line.end), end: line.end };
  });
  return [...opening, ...dedented].map((line) => ({ start: start + line.start, end: start + line.end }));
}

/** How many characters of white space all lines begin with, the same ones. Blank lines do not count, but for the last. */
function sharedIndentation(text: string, lines: readonly Line[]): number {
  let shared: string | undefined;
  lines.forEach((line, index) => {
    const written = text.slice(line.start, line.end);
    const own = /^[ \t]*/.exec(written)?.[0] ?? "";
    if (own.length === written.length && index < lines.length - 1) return;
    shared = shared === undefined ? own : commonStart(shared, own);
  });
  return shared?.length ?? 0;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
