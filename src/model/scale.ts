// Refuses values that lets have multiplied beyond all use, so that a few lines cannot ask for gigabytes.
import outOfRange from "../catalog/codes/out-of-range.ts";
import type { Datum } from "../catalog/datum.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";

/** Characters and items of one value, far above any that a program takes. */
const heaviest = 4_000_000;

/** Gives back what is light enough; reports the rest. The parts of a list or map must have been weighed before. */
export function createScale(report: Report): (datum: Datum) => Datum | undefined {
  const weights = new WeakMap<Datum, number>();
  const weightOf = (datum: Datum): number => weights.get(datum) ?? 1;
  const sum = (parts: readonly Datum[]): number => parts.reduce((total, part) => total + weightOf(part), 1);
  return (datum) => {
    const weight =
      datum.kind === "list"
        ? sum(datum.items)
        : datum.kind === "map"
          ? sum(datum.entries.map(({ value }) => value))
          : datum.text.length + 1;
    if (weight <= heaviest) {
      weights.set(datum, weight);
      return datum;
    }
    const data = { key: "the value", found: "too large", range: `at most ${heaviest} characters` };
    report(diagnose(outOfRange, datum.span, data));
    return undefined;
  };
}
