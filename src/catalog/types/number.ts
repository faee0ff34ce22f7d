// Types that are numbers: boolean, integer, number, port.
import { diagnose } from "../../diagnostics/code.ts";
import outOfRange from "../codes/out-of-range.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, showDatum, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { refuse } from "./text.ts";

const booleanWords = new Map([
  ["yes", "true"],
  ["on", "true"],
  ["1", "true"],
  ["no", "false"],
  ["off", "false"],
  ["0", "false"],
]);

/**
 * mesosc writes `true` and `false` only: Mesos refuses `yes` and `TRUE`, ZooKeeper before 3.7 takes `yes` for false. What
 * is on, and can only be asked for by a bare flag, cannot be switched off.
 */
export const boolean: ValueType = {
  expects: () => "true or false",
  read(datum, option, report) {
    if (datum.kind === "word" && (datum.text === "true" || datum.text === "false")) {
      const off = datum.text === "false";
      if (!off || option.form !== "flag" || option.default !== true) return { kind: "boolean", value: !off };
      const hint = "it cannot be switched off in this release: leave it out";
      report(
        diagnose(wrongType, datum.span, { key: option.name, expected: "true alone", found: showDatum(datum), hint }),
      );
      return undefined;
    }
    const text = plainText(datum)?.toLowerCase() ?? "";
    const replacement = text === "true" || text === "false" ? text : booleanWords.get(text);
    return refuse(datum, option, this.expects(option), report, replacement);
  },
  print: (value) => (value.kind === "boolean" ? String(value.value) : ""),
};

/** Says whether a number is within the option's limits, reporting where it is not. */
export function withinRange(
  amount: number,
  limits: { readonly minimum?: number | undefined; readonly maximum?: number | undefined },
  datum: Datum,
  option: Option,
  report: Report,
  show: (limit: number) => string = String,
): boolean {
  const { minimum, maximum } = limits;
  if ((minimum === undefined || amount >= minimum) && (maximum === undefined || amount <= maximum)) return true;
  const range =
    minimum === undefined
      ? `at most ${show(maximum ?? 0)}`
      : maximum === undefined
        ? `at least ${show(minimum)}`
        : `from ${show(minimum)} to ${show(maximum)}`;
  report(diagnose(outOfRange, datum.span, { key: option.name, found: showDatum(datum), range }));
  return false;
}

/** A type whose values are words of digits that `shape` accepts. */
function numberType(expected: string, shape: RegExp, limits: { minimum?: number; maximum?: number }): ValueType {
  return {
    expects: () => expected,
    read(datum, option, report): Value | undefined {
      const text = plainText(datum);
      if (datum.kind !== "word" || text === undefined || !shape.test(text)) {
        const unquoted = datum.kind === "string" && shape.test(datum.text) ? datum.text : undefined;
        return refuse(datum, option, expected, report, unquoted);
      }
      const value = Number(text);
      const own = { minimum: option.minimum ?? limits.minimum, maximum: option.maximum ?? limits.maximum };
      return withinRange(value, own, datum, option, report) ? { kind: "number", value, text } : undefined;
    },
    print: (value) => (value.kind === "number" ? value.text : ""),
  };
}

// Fifteen digits are what a double holds exactly; no option means more.
export const integer = numberType("a whole number", /^-?\d{1,15}$/, {});
export const number = numberType("a number", /^-?\d+(?:\.\d+)?$/, {});
export const port = numberType("a port number", /^-?\d+$/, { minimum: 1, maximum: 65535 });
