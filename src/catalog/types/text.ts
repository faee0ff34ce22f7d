// Types that are texts with a rule or none: string, host, ip, url, path, percentage, rate.
import { isIPv4, isIPv6 } from "../ip-address.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { diagnose, type Edit } from "../../diagnostics/code.ts";
import emptyValue from "../codes/empty-value.ts";
import notInEnum from "../codes/not-in-enum.ts";
import outOfRange from "../codes/out-of-range.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, showDatum, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";

/** Reports that a datum is not what the option takes, with a replacement where there is an obvious one. */
export function refuse(
  datum: Datum,
  option: Option,
  expected: string,
  report: Report,
  replacement?: string,
): undefined {
  const edits: Edit[] = replacement === undefined ? [] : [{ span: datum.span, text: replacement }];
  report(
    diagnose(
      wrongType,
      datum.span,
      {
        key: option.name,
        expected,
        found: showDatum(datum),
        ...(replacement === undefined ? {} : { hint: `write \`${replacement}\`` }),
      },
      edits.length === 0 ? {} : { fix: { title: `Write \`${replacement}\``, edits } },
    ),
  );
  return undefined;
}

/** The text of anything that is one text, secrets and files included; reports the rest and what is empty. */
function oneText(datum: Datum, option: Option, expected: string, report: Report): Value | undefined {
  if (datum.kind === "list" || datum.kind === "map") return refuse(datum, option, expected, report);
  if (datum.text === "") {
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  }
  return datum.kind === "secret"
    ? { kind: "text", text: datum.text, secret: true }
    : { kind: "text", text: datum.text };
}

function printText(value: Value): string {
  return value.kind === "text" ? value.text : "";
}

/** A text type that demands more of its text than not to be empty. */
function textType(expected: string, accepts: (text: string) => boolean, secrets: "taken" | "refused"): ValueType {
  return {
    expects: () => expected,
    read(datum, option, report) {
      if (datum.kind === "secret" && secrets === "refused") return refuse(datum, option, expected, report);
      const value = oneText(datum, option, expected, report);
      return value?.kind === "text" && !accepts(value.text) ? refuse(datum, option, expected, report) : value;
    },
    print: printText,
  };
}

export const string: ValueType = {
  expects: (option) => (option.values === undefined ? "a text" : `one of ${option.values.join(", ")}`),
  read(datum, option, report) {
    const value = oneText(datum, option, this.expects(option), report);
    if (value?.kind !== "text" || option.values === undefined || option.values.includes(value.text)) return value;
    const near = nearest(value.text, option.values);
    const fix =
      near === undefined ? undefined : { title: `Write \`${near}\``, edits: [{ span: datum.span, text: near }] };
    const data = { key: option.name, found: showDatum(datum), values: option.values, nearest: near };
    report(diagnose(notInEnum, datum.span, data, { fix }));
    return undefined;
  },
  print: printText,
};

/** A name or address that others reach the service by: no scheme, no port, no blanks. It is told to everybody, so it is no secret. */
export const host = textType(
  "a host name or address",
  (text) => isIPv6(text) || /^[A-Za-z0-9_.-]+$/.test(text),
  "refused",
);

export const ip: ValueType = {
  expects: () => "an IP address",
  read(datum, option, report) {
    const accepts = option.name.endsWith("6") ? isIPv6 : (text: string) => isIPv4(text) || isIPv6(text);
    return textType(this.expects(option), accepts, "refused").read(datum, option, report);
  },
  print: printText,
};

/** It may hold a password, so it may be a secret. */
export const url = textType(
  "a URL such as http://example.com",
  (text) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text),
  "taken",
);

/** Absolute and on one line, without `.` and `..`, or a URL such as `file:///…` that the program resolves. */
function isPlainPath(text: string): boolean {
  return /^(?:\/|[a-z]+:\/\/)/.test(text) && !/[\n\r]|\/\.\.?(?:\/|$)/.test(text);
}

/** `file("…")` and `secret("…")` give the file's content; the target decides where on the node it lies. */
export const path: ValueType = {
  expects: () => "an absolute path",
  read(datum, option, report) {
    if (datum.kind === "secret") return { kind: "content", text: datum.text, secret: true };
    if (datum.kind === "file") return { kind: "content", text: datum.text };
    const climbs = datum.kind === "string" || datum.kind === "word" ? /^\/.*\/\.\.?(?:\/|$)/.test(datum.text) : false;
    const expected = climbs ? "an absolute path without `.` and `..`" : this.expects(option);
    return textType(expected, isPlainPath, "refused").read(datum, option, report);
  },
  print: (value) => (value.kind === "content" ? value.text : printText(value)),
};

/** Mesos reads `50%`; anything from 0 to 100. */
export const percentage: ValueType = {
  expects: () => "a percentage such as 50%",
  read(datum, option, report) {
    const text = plainText(datum);
    const digits = text === undefined ? null : /^(\d+(?:\.\d+)?)%?$/.exec(text);
    if (digits?.[1] === undefined) return refuse(datum, option, this.expects(option), report);
    if (Number(digits[1]) > 100) {
      const data = { key: option.name, found: showDatum(datum), range: "from 0% to 100%" };
      report(diagnose(outOfRange, datum.span, data));
      return undefined;
    }
    return { kind: "text", text: `${digits[1]}%` };
  },
  print: printText,
};
