// A written value with `let`s, interpolations and `secret(…)` resolved, not yet read by a type.
import { partOf, spanText, type Span } from "../text/source.ts";

export type Datum =
  /** A bare word, as written. */
  | { readonly kind: "word"; readonly text: string; readonly span: Span }
  /** A quoted text, escapes and interpolations resolved. */
  | { readonly kind: "string"; readonly text: string; readonly span: Span }
  /** `secret("…")`, resolved to its text; the span is the call's. */
  | { readonly kind: "secret"; readonly text: string; readonly span: Span }
  /** `file("…")`, resolved to the file's text. */
  | { readonly kind: "file"; readonly text: string; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly Datum[]; readonly span: Span }
  | { readonly kind: "map"; readonly entries: readonly DatumEntry[]; readonly span: Span };

export interface DatumEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Datum;
}

/** The datum's text where it is a plain one: a word or a quoted string. */
export function plainText(datum: Datum): string | undefined {
  return datum.kind === "word" || datum.kind === "string" ? datum.text : undefined;
}

/** How messages quote a datum: as written, shortened; never a secret's text. */
export function showDatum(datum: Datum): string {
  switch (datum.kind) {
    case "word":
      return `\`${shorten(datum.text)}\``;
    case "string":
      return `\`${shorten(JSON.stringify(datum.text))}\``;
    case "secret":
      return "a secret";
    case "file":
      return "a file's text";
    case "list":
      return datum.items.length === 0 ? "an empty list" : "a list";
    case "map":
      return datum.entries.length === 0 ? "an empty map" : "a map";
  }
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : text;
}

/**
 * The span of `text.slice(start, end)` inside a plain datum, so that a message can point at a part of a value;
 * the whole datum where escapes or interpolations make the written text differ from the value.
 */
export function partSpan(datum: Datum, start: number, end: number): Span {
  const text = plainText(datum);
  const offset = text === undefined ? -1 : spanText(datum.span).indexOf(text);
  return offset < 0 || start >= end ? datum.span : partOf(datum.span, offset + start, offset + end);
}
