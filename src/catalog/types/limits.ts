// The limits of an option, in whatever unit they are written, and how a value outside them is refused.
import { diagnose } from "../../diagnostics/code.ts";
import outOfRange from "../codes/out-of-range.ts";
import { showDatum, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Report } from "../value-type.ts";

/** What amounts of a type are counted in: numbers are worth a `unit` each, and shown with its name; texts are parsed. */
export interface Scale {
  readonly unit: number;
  readonly name: string;
  readonly parse: (text: string) => number | undefined;
}

/** Plain numbers. */
export const plainScale: Scale = { unit: 1, name: "", parse: () => undefined };

export interface Limits {
  readonly minimum?: number | string | undefined;
  readonly maximum?: number | string | undefined;
  readonly above?: number | string | undefined;
}

/** Says whether an amount, counted in the scale's base, is within the limits, reporting where it is not. */
export function isWithin(
  amount: number,
  { minimum, maximum, above }: Limits,
  scale: Scale,
  datum: Datum,
  option: Option,
  report: Report,
): boolean {
  const amountOf = (limit: number | string | undefined): number =>
    (typeof limit === "number" ? limit * scale.unit : scale.parse(limit ?? "")) ?? Number.NaN;
  // A limit that is not there compares with nothing.
  if (!(amount < amountOf(minimum) || amount > amountOf(maximum) || amount <= amountOf(above))) return true;
  const show = (limit: number | string): string => (typeof limit === "number" ? `${limit}${scale.name}` : limit);
  report(
    diagnose(outOfRange, datum.span, {
      key: option.name,
      found: showDatum(datum),
      range: rangeInWords({ minimum, maximum, above }, show),
    }),
  );
  return false;
}

/** `from 1secs to 15mins`, `at least 10`, `more than 0`. */
export function rangeInWords({ minimum, maximum, above }: Limits, show: (limit: number | string) => string): string {
  const least = above === undefined ? undefined : `more than ${show(above)}`;
  if (maximum === undefined) return least ?? `at least ${show(minimum ?? 0)}`;
  if (least !== undefined) return `${least} and at most ${show(maximum)}`;
  return minimum === undefined ? `at most ${show(maximum)}` : `from ${show(minimum)} to ${show(maximum)}`;
}
