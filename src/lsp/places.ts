// Places as the protocol counts them: lines and characters from 0, characters in the unit that was agreed on.
import type { Position, Range } from "vscode-languageserver/node";
import { lineAt, lineStart, position } from "../text/line-column.ts";
import type { Source, Span } from "../text/source.ts";

/** The units that a character may be counted in, the one that every client knows first. */
export const encodings = ["utf-16", "utf-8", "utf-32"] as const;
export type Encoding = (typeof encodings)[number];

const byteOrderMark = "\uFEFF";

/** The place of a UTF-16 offset. Offsets outside the text give its start or its end. */
export function positionOf(source: Source, offset: number, encoding: Encoding): Position {
  const { line, column } = position(source, offset);
  if (encoding === "utf-32") return { line: line - 1, character: column - 1 };
  const start = textStart(source, line);
  const end = Math.max(start, Math.min(offset, source.text.length));
  return { line: line - 1, character: encoding === "utf-16" ? end - start : bytesIn(source.text.slice(start, end)) };
}

/** The UTF-16 offset of a place; behind a line's end it is that end, behind the last line the text's. */
export function offsetOf(source: Source, { line, character }: Position, encoding: Encoding): number {
  const start = textStart(source, line + 1);
  const text = lineAt(source, line + 1);
  if (encoding === "utf-16") return start + Math.min(Math.max(character, 0), text.length);
  let units = 0;
  let offset = 0;
  while (offset < text.length && units < character) {
    const code = text.codePointAt(offset) ?? 0;
    units += encoding === "utf-32" ? 1 : bytesOf(code);
    offset += code > 0xffff ? 2 : 1;
  }
  return start + offset;
}

/** The range of a span. */
export function rangeOf({ source, start, end }: Span, encoding: Encoding): Range {
  return { start: positionOf(source, start, encoding), end: positionOf(source, end, encoding) };
}

/** The offsets of a range. */
export function spanOf(source: Source, { start, end }: Range, encoding: Encoding): Span {
  const [first, last] = [offsetOf(source, start, encoding), offsetOf(source, end, encoding)];
  return { source, start: Math.min(first, last), end: Math.max(first, last) };
}

/** Where a line's text starts: editors neither show nor count a byte order mark. */
function textStart(source: Source, line: number): number {
  const start = lineStart(source, line);
  return start === 0 && source.text.startsWith(byteOrderMark) ? 1 : start;
}

function bytesIn(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
