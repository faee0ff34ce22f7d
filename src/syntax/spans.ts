// The spans of tokens, and of what is missing between them.
import { endOf, type Token } from "../../grammar/tokens.ts";
import type { Source, Span } from "../text/source.ts";

/** The span of a token. */
export function spanOf(source: Source, token: Token): Span {
  return { source, start: token.startOffset, end: endOf(token) };
}

/** One character to mark where something is missing: the one after the offset, or at a line's or the text's end the one before. */
export function spanAt(source: Source, offset: number): Span {
  const next = source.text.charCodeAt(offset);
  // NaN, a line feed and a return have nothing that could be underlined.
  const visible = next >= 32 || next === 9;
  const start = visible || offset === 0 ? offset : offset - 1;
  return { source, start, end: Math.min(start + 1, source.text.length) };
}

/** Where something is missing behind a token. */
export function spanAfter(source: Source, token: Token): Span {
  return spanAt(source, endOf(token));
}
