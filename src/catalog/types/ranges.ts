// Ranges and sets as Mesos's text grammar has them, and how an entry of `resources` or `attributes` is refused.
import type { Span } from "../../text/source.ts";
import { plainText, showDatum, type Datum } from "../datum.ts";

/** Reports a fault of one resource or attribute. */
export type Fault = (at: { readonly span: Span }, fault: string, label: string) => undefined;

/** Both ends belong to it. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** `31000..32000`, or Mesos's own `31000-32000`. */
export function isRange(text: string): boolean {
  return /^\d+(?:\.\.|-)\d+$/.test(text);
}

export function readRange(datum: Datum, fault: Fault): NumberRange | undefined {
  const match = /^(\d+)(?:\.\.|-)(\d+)$/.exec(plainText(datum)?.trim() ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    return fault(datum, `${showDatum(datum)} is no range`, "must be a range such as 31000..32000");
  }
  const range = { first: Number(match[1]), last: Number(match[2]) };
  return range.first <= range.last
    ? range
    : fault(datum, `${showDatum(datum)} runs backwards`, "first must not be above last");
}

/** The ranges of all items; undefined after a report of each item that is none. */
export function readRanges(items: readonly Datum[], fault: Fault): readonly NumberRange[] | undefined {
  const ranges = items.map((item) => readRange(item, fault));
  const whole = ranges.filter((range) => range !== undefined);
  return whole.length === ranges.length ? whole : undefined;
}

/** `[31000-32000, 40000-40100]`. */
export function printRanges(ranges: readonly NumberRange[]): string {
  return `[${ranges.map(({ first, last }) => `${first}-${last}`).join(", ")}]`;
}

/** `{a,b}`; undefined after a report of each item that cannot stand in a set. */
export function readSet(items: readonly Datum[], fault: Fault): string | undefined {
  const words = items.map((item) => {
    const text = plainText(item);
    if (text !== undefined && /^[^\s,;:{}[\]()]+$/.test(text)) return text;
    return fault(item, `${showDatum(item)} cannot stand in a set`, "must be a plain word");
  });
  return words.includes(undefined) ? undefined : `{${words.join(",")}}`;
}
