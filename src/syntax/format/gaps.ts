// What is written between two pieces: a line end with an indentation, or blanks.
import type { Piece } from "./pieces.ts";

/** What stands before a piece. */
export type Gap =
  | { readonly kind: "row"; readonly indentation: number; readonly hasBlankLine: boolean }
  | { readonly kind: "blanks"; readonly width: number };

/** The pieces of a file with what is written between them. */
export interface Layout {
  readonly pieces: readonly Piece[];
  /** Before each piece. */
  readonly gaps: readonly Gap[];
  /** Behind each piece; a comma that the file has not may be put there, and one that it has left out. */
  readonly commas: readonly string[];
}

/** How wide a row may be, in characters, where it can be helped. */
export const rowWidth = 120;
export const indentStep = 2;
/** What goes on from the row before is indented more than a block would be. */
export const continuationStep = 4;
/** Between settings on one row, and before a comment at its end. */
export const wideBlanks = 2;

/** How many characters the first line of a text has: the others' indentation may change. */
export function widthOf(text: string): number {
  if (/[\r\n]/.test(text)) return widthOf(text.slice(0, text.search(/[\r\n]/)).trimEnd());
  return /^[ -~]*$/.test(text) ? text.length : [...text].length;
}

/** How many blanks part two neighbours of one row, where nothing else is known of them. */
export function blanksBetween(before: Piece, after: Piece): number {
  if (after.kind === "line-comment") return wideBlanks;
  if (before.text === "[" || before.text === "(" || after.text === "]" || after.text === ")") return 0;
  if (before.text === "{" && after.text === "}") return 0;
  if (before.kind !== "token" || (after.text !== ":" && after.text !== "(")) return 1;
  // A colon or a parenthesis behind a URL or an IPv6 address would become a part of it.
  return isBareWith(":", before) ? 1 : 0;
}

/** What a token's comma is written as, where no brackets hold it: a URL would take it for its own. */
export function commaInRow(token: Piece): string {
  return isBareWith("://", token) ? " ," : ",";
}

function isBareWith(sign: string, { text }: Piece): boolean {
  return !text.startsWith('"') && text.includes(sign);
}
