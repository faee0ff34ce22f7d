// Patterns: one text that stands for many, such as `slave[01..40]` or `10.0.[1..2].[1..20]`.

/** So many texts one pattern may stand for. */
export const mostExpansions = 100_000;

export type PatternFault =
  | "unclosed"
  | "unopened"
  | "nested"
  | "empty-brackets"
  | "empty-item"
  | "item"
  | "dash"
  | "letters"
  | "descending"
  | "padding"
  | "too-large"
  | "too-many";

/** What is wrong, and where in the pattern's text (offsets, `end` exclusive). */
export interface PatternProblem {
  readonly fault: PatternFault;
  readonly start: number;
  readonly end: number;
  /** The part that is at fault, as written. */
  readonly part: string;
}

export type Expansion = { readonly names: readonly string[] } | { readonly problem: PatternProblem };

/** A literal stretch, or the choices of one pair of brackets. */
type Piece = readonly Choice[];
type Choice =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "range"; readonly first: number; readonly last: number; readonly width: number };

type Parsed<T> = { readonly value: T } | { readonly problem: PatternProblem };

/**
 * The texts a pattern stands for, in order, the rightmost brackets running fastest; at most `mostExpansions`.
 * A text without brackets stands for itself. Nothing is said of what the texts are good for: see names.ts, addresses.ts.
 */
export function expandPattern(text: string): Expansion {
  if (!text.includes("[") && !text.includes("]")) return { names: [text] };
  const pieces = parsePattern(text);
  if ("problem" in pieces) return pieces;
  const count = pieces.value.reduce((product, piece) => product * sizeOf(piece), 1);
  if (count > mostExpansions) return { problem: problemAt(text, "too-many", 0, text.length) };
  let names = [""];
  for (const piece of pieces.value) {
    const choices = piece.flatMap(textsOf);
    names = names.flatMap((name) => choices.map((choice) => name + choice));
  }
  return { names };
}

function sizeOf(piece: Piece): number {
  return piece.reduce((sum, choice) => sum + (choice.kind === "text" ? 1 : choice.last - choice.first + 1), 0);
}

function textsOf(choice: Choice): readonly string[] {
  if (choice.kind === "text") return [choice.text];
  const { first, last, width } = choice;
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(width, "0"));
}

function parsePattern(text: string): Parsed<readonly Piece[]> {
  const pieces: Piece[] = [];
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf("[", position);
    const literalEnd = open < 0 ? text.length : open;
    const stray = text.slice(position, literalEnd).indexOf("]");
    if (stray >= 0) return { problem: problemAt(text, "unopened", position + stray, position + stray + 1) };
    if (literalEnd > position) pieces.push([{ kind: "text", text: text.slice(position, literalEnd) }]);
    if (open < 0) break;
    const close = text.indexOf("]", open);
    if (close < 0) return { problem: problemAt(text, "unclosed", open, text.length) };
    const piece = parseBrackets(text, open, close);
    if ("problem" in piece) return piece;
    pieces.push(piece.value);
    position = close + 1;
  }
  return { value: pieces };
}

function parseBrackets(text: string, open: number, close: number): Parsed<Piece> {
  const inner = text.slice(open + 1, close);
  const nested = inner.indexOf("[");
  if (nested >= 0) return { problem: problemAt(text, "nested", open + 1 + nested, open + 2 + nested) };
  if (inner.trim() === "") return { problem: problemAt(text, "empty-brackets", open, close + 1) };
  const piece: Choice[] = [];
  let start = open + 1;
  for (const item of inner.split(",")) {
    const end = start + item.length;
    const trimmed = item.trim();
    if (trimmed === "") return { problem: problemAt(text, "empty-item", start - 1, Math.max(end, start)) };
    const itemStart = start + item.indexOf(trimmed);
    const choice = parseItem(trimmed);
    if (typeof choice === "string") return { problem: problemAt(text, choice, itemStart, itemStart + trimmed.length) };
    piece.push(choice);
    start = end + 1;
  }
  return { value: piece };
}

function parseItem(item: string): Choice | PatternFault {
  if (!item.includes("..")) {
    // What everybody writes somewhere else would be one name with a dash here.
    if (/^\d+\s*-\s*\d+$/.test(item)) return "dash";
    if (/^[A-Za-z]\s*-\s*[A-Za-z]$/.test(item)) return "letters";
    return /\s/.test(item) ? "item" : { kind: "text", text: item };
  }
  const range = /^(\d+)\s*\.\.\s*(\d+)$/.exec(item);
  const [, from, to] = range ?? [];
  if (from === undefined || to === undefined) return "item";
  if (from.length > 15 || to.length > 15) return "too-large";
  const first = Number(from);
  const last = Number(to);
  if (first > last) return "descending";
  const padded = isPadded(from) || isPadded(to);
  // `[01..100]`: 01 to 100 or 001 to 100? Two readers would expect two things, so it is refused.
  if (padded && from.length !== to.length) return "padding";
  return { kind: "range", first, last, width: padded ? from.length : 0 };
}

function isPadded(digits: string): boolean {
  return digits.length > 1 && digits.startsWith("0");
}

function problemAt(text: string, fault: PatternFault, start: number, end: number): PatternProblem {
  return { fault, start, end, part: text.slice(start, end) };
}
