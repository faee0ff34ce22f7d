// Types that are numbers: boolean, integer, number, port.
import { diagnose } from "../../diagnostics/code.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, showDatum } from "../datum.ts";
import type { Value } from "../value.ts";
import type { ValueType } from "../value-type.ts";
import { isWithin, plainScale, type Limits } from "./limits.ts";
import { isLegal, refuse } from "./text.ts";

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
      if (!isLegal(datum, datum.text, option, report)) return undefined;
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

/** A type whose values are words of digits that `shape` accepts. */
function numberType(expected: string, shape: RegExp, usual: Limits): ValueType {
  return {
    expects: () => expected,
    read(datum, option, report): Value | undefined {
      const text = plainText(datum);
      if (datum.kind !== "word" || text === undefined || !shape.test(text)) {
        const unquoted = datum.kind === "string" && shape.test(datum.text) ? datum.text : undefined;
        return refuse(datum, option, expected, report, unquoted);
      }
      const value = Number(text);
      const limits: Limits = { ...usual, ...option };
      const sound = isWithin(value, limits, plainScale, datum, option, report) && isLegal(datum, text, option, report);
      return sound ? { kind: "number", value, text } : undefined;
    },
    print: (value) => (value.kind === "number" ? value.text : ""),
  };
}

// Fifteen digits are what a double holds exactly; no option means more.
export const integer = numberType("a whole number", /^-?\d{1,15}$/, {});
export const number = numberType("a number", /^-?\d+(?:\.\d+)?$/, {});
export const port = numberType("a port number", /^-?\d+$/, { minimum: 1, maximum: 65535 });
