// The pieces of a file that formatting keeps: its tokens and comments in order; what lies between them is laid out anew.
import { Comma, endOf, isOf, tokenize } from "../../../grammar/tokens.ts";
import type { FileSyntax } from "../syntax.ts";
import { visit } from "../walk.ts";

/** A token or a comment. Commas are no pieces: each is a property of the token before it. */
export interface Piece {
  readonly kind: "token" | "line-comment" | "block-comment";
  /** As it was written. */
  readonly text: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The lines (from 1) on which it begins and ends. */
  readonly line: number;
  readonly lastLine: number;
  /** Whether a comma stands between this token and the next. */
  readonly hasComma: boolean;
}

interface Lexeme {
  readonly kind: Piece["kind"] | "comma";
  readonly start: number;
  readonly end: number;
}

/** All of them, in the text's order. The file must have been read without a diagnostic. */
export function piecesOf(file: FileSyntax): readonly Piece[] {
  const { text } = file.span.source;
  const pieces: Piece[] = [];
  let line = 1;
  let done = 0;
  const lineAt = (offset: number): number => {
    line += lineEnds(text.slice(done, offset));
    done = offset;
    return line;
  };
  for (const { kind, start, end } of lexemesOf(file)) {
    if (kind === "comma") {
      const index = pieces.findLastIndex((piece) => piece.kind === "token");
      const token = pieces[index];
      if (token !== undefined) pieces[index] = { ...token, hasComma: true };
    } else {
      const lines = { line: lineAt(start), lastLine: lineAt(end) };
      pieces.push({ kind, start, end, text: text.slice(start, end), ...lines, hasComma: false });
    }
  }
  return pieces;
}

/** How many line ends a text has. */
function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function lexemesOf(file: FileSyntax): readonly Lexeme[] {
  const wordEnds = new Map<number, number>();
  const unknown: Lexeme[] = [];
  visit(file, ({ kind, span: { start, end } }) => {
    if (kind === "word") wordEnds.set(start, end);
    // Nobody knows what is in it, so that it stays as it is.
    if (kind === "unknown-declaration") unknown.push({ kind: "token", start, end });
    return kind === "string" || kind === "unknown-declaration" ? "skip" : undefined;
  });
  const tokens = tokenize(file.span.source.text).tokens.flatMap((token): Lexeme[] => {
    const [start, end] = [token.startOffset, endOf(token)];
    if (isOf(token, Comma)) return [{ kind: "comma", start, end }];
    // A URL's last comma in a list is the list's.
    if (wordEnds.get(start) !== end - 1) return [{ kind: "token", start, end }];
    return [
      { kind: "token", start, end: end - 1 },
      { kind: "comma", start: end - 1, end },
    ];
  });
  const comments = file.comments.map(({ text, span: { start, end } }): Lexeme => {
    return { kind: text.startsWith("/*") ? "block-comment" : "line-comment", start, end };
  });
  let done = 0;
  return [...unknown, ...tokens, ...comments]
    .sort((left, right) => left.start - right.start)
    .filter(({ start, end }) => {
      if (start < done) return false;
      done = end;
      return true;
    });
}
