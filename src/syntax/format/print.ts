// Writes a layout down: the parts of the new text beside those of the old one that they replace.
import { lineStart } from "../../text/line-column.ts";
import type { Source } from "../../text/source.ts";
import { dedentedLines } from "../indentation.ts";
import { indentStep, widthOf, type Gap, type Layout } from "./gaps.ts";
import type { Piece } from "./pieces.ts";

/** What stands in place of a stretch of the source; every stretch is in one of them. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number of the last token before it: a comma may move from one stretch behind a token to another. */
  readonly token: number;
}

/** All of the file in order, changed or not: what is between two pieces, a piece, what is behind it, and so on. */
export function print(source: Source, { pieces, gaps, commas }: Layout): readonly Replacement[] {
  const parts: Replacement[] = [];
  let done = 0;
  let token = -1;
  let indentation = 0;
  let column = 0;
  pieces.forEach((piece, index) => {
    const gap = gaps[index];
    if (gap?.kind === "row") indentation = gap.indentation;
    const lead = (commas[index - 1] ?? "") + (gap === undefined ? "" : gapText(gap, index === 0 ? "start" : "inside"));
    column = gap?.kind === "row" ? indentation : column + lead.length;
    const text = pieceText(source, piece, { indentation, column });
    parts.push({ start: done, end: piece.start, text: lead, token });
    if (piece.kind === "token") token = index;
    parts.push({ start: piece.start, end: piece.end, text, token });
    column = text.includes("\n") ? text.length - text.lastIndexOf("\n") - 1 : column + widthOf(text);
    done = piece.end;
  });
  const end = pieces.length === 0 ? "" : "\n";
  return [...parts, { start: done, end: source.text.length, text: end, token }];
}

function gapText(gap: Gap, place: "start" | "inside"): string {
  if (gap.kind === "blanks") return " ".repeat(gap.width);
  const lineEnds = place === "start" ? "" : gap.hasBlankLine ? "\n\n" : "\n";
  return lineEnds + " ".repeat(gap.indentation);
}

interface Place {
  /** Of the row. */
  readonly indentation: number;
  readonly column: number;
}

function pieceText(source: Source, piece: Piece, place: Place): string {
  const text = piece.text.replace(/\r\n?/g, "\n");
  if (piece.kind === "line-comment") return text.trimEnd();
  if (piece.line === piece.lastLine) return text;
  if (piece.kind === "block-comment") return shifted(source, piece, text, place.column);
  return text.startsWith('"""') ? indented(source, piece, place.indentation + indentStep) : text;
}

/** A comment of several lines whose later ones move as far as the first one does. */
function shifted(source: Source, { start, line }: Piece, text: string, column: number): string {
  const distance = column - widthOf(source.text.slice(lineStart(source, line), start).replace(/^\uFEFF/, ""));
  const [first = "", ...rest] = text.split("\n").map((each) => each.trimEnd());
  return [first, ...rest.map((each) => (each === "" ? "" : moved(each, distance)))].join("\n");
}

function moved(line: string, distance: number): string {
  if (distance >= 0) return " ".repeat(distance) + line;
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blanks, -distance));
}

/** A `"""` text with another indentation, which is no part of its value; as it was where the value would change. */
function indented(source: Source, { start, end, text }: Piece, indentation: number): string {
  const lines = linesOf(source, start, end);
  const isDropped = /^"""[\r\n]/.test(text);
  const written = lines.map((line, index) => {
    if (index === 0 && !isDropped) return line;
    return line === "" && index < lines.length - 1 ? "" : " ".repeat(indentation) + line;
  });
  const result = `"""${isDropped ? "\n" : ""}${written.join("\n")}"""`;
  const again = linesOf({ ...source, text: result }, 0, result.length);
  return again.join("\n") === lines.join("\n") ? result : text.replace(/\r\n?/g, "\n");
}

function linesOf(source: Source, start: number, end: number): readonly string[] {
  return dedentedLines(source, start + 3, end - 3).map((line) => source.text.slice(line.start, line.end));
}
