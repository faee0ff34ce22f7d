// Types that are texts with a rule or none: string, host, ip, url, path, percentage, rate.
import { isIPv4, isIPv6 } from "../ip-address.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { diagnose, type Diagnostic, type Edit } from "../../diagnostics/code.ts";
import type { Span } from "../../text/source.ts";
import emptyValue from "../codes/empty-value.ts";
import notInEnum from "../codes/not-in-enum.ts";
import outOfRange from "../codes/out-of-range.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, showDatum, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import { otherEras } from "../shape.ts";
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
      if (value?.kind !== "text") return value;
      if (!accepts(value.text)) return refuse(datum, option, expected, report);
      return isLegal(datum, value.text, option, report) ? value : undefined;
    },
    print: printText,
  };
}

/** Whether a text is one of the option's words and has its form; reports where it is not. Names of modules are judged by a check. */
export function isLegal(datum: Datum, text: string, option: Option, report: Report): boolean {
  const { values, pattern, expects = "another text" } = option;
  if (values !== undefined && option.modules !== true && !values.includes(text)) {
    report(unknownWord(datum.span, showDatum(datum), text, option));
    return false;
  }
  if (pattern === undefined || new RegExp(pattern, "u").test(text)) return true;
  refuse(datum, option, expects, report);
  return false;
}

/** More words than these are not listed all. */
const mostWords = 12;

/** `not-in-enum` for a text that is none of the option's words. */
export function unknownWord(span: Span, found: string, text: string, option: Option): Diagnostic {
  const { values = [] } = option;
  const elsewhere = otherEras(option.facts.words ?? [], text);
  const near = elsewhere === undefined ? nearest(text, values) : undefined;
  const family = text.includes("/")
    ? values.filter((value) => value.startsWith(text.slice(0, text.indexOf("/") + 1)))
    : [];
  const excerpt = values.length > mostWords ? ({ excerpt: "nearest" } as const) : {};
  const shown = values.length > mostWords ? (family.length > 0 ? family : values.slice(0, mostWords)) : values;
  const fix = near === undefined ? undefined : { title: `Write \`${near}\``, edits: [{ span, text: near }] };
  const data = { key: option.name, found, values: shown, nearest: near, elsewhere, ...excerpt };
  return diagnose(notInEnum, span, data, { fix });
}

export const string: ValueType = {
  expects({ values, expects = "a text", modules }) {
    if (values === undefined) return expects;
    const words = values.length === 0 ? [] : [`one of ${values.join(", ")}`];
    return [...words, ...(modules === true ? ["the name of a module"] : [])].join(", or ");
  },
  read(datum, option, report) {
    const value = oneText(datum, option, this.expects(option), report);
    return value?.kind === "text" && !isLegal(datum, value.text, option, report) ? undefined : value;
  },
  print: printText,
};

/** A name or address that others reach the service by: no scheme, no port, no blanks. It is told to everybody, so it is no secret. */
export const host = textType(
  "a host name or address",
  (text) => isIPv6(text) || /^[A-Za-z0-9_.-]+$/.test(text),
  "refused",
);

export const ip = textType("an IP address", (text) => isIPv4(text) || isIPv6(text), "refused");
export const ipv4 = textType("an IPv4 address", isIPv4, "refused");
export const ipv6 = textType("an IPv6 address", isIPv6, "refused");

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
