// Credentials of Mesos: principals and secrets, in the format that the release reads.
import { diagnose } from "../../diagnostics/code.ts";
import emptyValue from "../codes/empty-value.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, type Datum } from "../datum.ts";
import { jsonFault } from "../json-fault.ts";
import type { Option } from "../option.ts";
import type { FieldFacts, Shape, Shapes } from "../shape.ts";
import type { Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { refuse } from "./text.ts";

interface Credential {
  readonly principal: string;
  readonly secret: string;
}

const credentialFields: readonly FieldFacts[] = [
  { name: "principal", is: "text", required: true },
  { name: "secret", is: "text", required: true },
];

export const credentialShapes: Shapes = new Map<string, Shape>([["credential", { fields: credentialFields }]]);

const expectedPair = "a principal and a secret, such as { principal: p, secret: s }";

function readCredential(datum: Datum, option: Option, report: Report): Credential | undefined {
  if (datum.kind !== "map") return refuse(datum, option, expectedPair, report);
  const texts = new Map<string, string>();
  for (const { key, keySpan, value } of datum.entries) {
    if (!credentialFields.some(({ name }) => name === key)) {
      return refuse({ kind: "word", text: key, span: keySpan }, option, "the keys principal and secret", report);
    }
    const text = value.kind === "list" || value.kind === "map" ? undefined : value.text;
    if (text === undefined) return refuse(value, option, `a text for ${key}`, report);
    if (text === "") {
      report(diagnose(emptyValue, value.span, { key: `${option.name}.${key}` }));
      return undefined;
    }
    if (option.format === "text" && /\s/.test(text)) return refuseBlank(value, key, option, report);
    texts.set(key, text);
  }
  const principal = texts.get("principal");
  const secret = texts.get("secret");
  if (principal === undefined || secret === undefined) return refuse(datum, option, expectedPair, report);
  return { principal, secret };
}

function refuseBlank(datum: Datum, key: string, option: Option, report: Report): undefined {
  const data = { key: option.name, expected: `a ${key} without white space`, found: "one with a blank in it" };
  const hint = `release ${option.release} reads credentials as lines of text`;
  report(diagnose(wrongType, datum.span, { ...data, hint }));
}

/**
 * The credentials of a file's text, in either format, since what is handed on must be in the one that the release reads.
 * A text is `principal secret` a line; undefined where it is neither.
 */
function parseCredentials(text: string): readonly Credential[] | undefined {
  if (/^\s*[{[]/.test(text)) {
    const json: unknown = jsonFault(text) === undefined ? JSON.parse(text) : undefined;
    const list = isRecord(json) && Array.isArray(json["credentials"]) ? (json["credentials"] as unknown[]) : [json];
    return list.every(isCredential) ? list.map(({ principal, secret }) => ({ principal, secret })) : undefined;
  }
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => /^\s*(\S+)\s+(\S+)\s*$/.exec(line));
  if (pairs.includes(null)) return undefined;
  return pairs.map((pair) => ({ principal: pair?.[1] ?? "", secret: pair?.[2] ?? "" }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isCredential(value: unknown): value is Credential {
  return (
    isRecord(value) && [value["principal"], value["secret"]].every((text) => typeof text === "string" && text !== "")
  );
}

function readFile(
  datum: Datum & { readonly text: string },
  option: Option,
  report: Report,
): readonly Credential[] | undefined {
  if (datum.text.trim() === "") {
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  }
  const all = parseCredentials(datum.text);
  const lines = "lines `principal secret`";
  if (all === undefined)
    return refuse(datum, option, `a file of ${lines}, or of JSON with a principal and a secret each`, report);
  const blank = all.flatMap((one) => (["principal", "secret"] as const).filter((key) => /\s/.test(one[key])))[0];
  return option.format === "text" && blank !== undefined ? refuseBlank(datum, blank, option, report) : all;
}

/**
 * Mesos reads credentials from a file: one credential an agent, a list a master. The text is made in the format that
 * the release reads: lines `principal secret`, or JSON (in 0.24.0, 0.24.1 and 0.25.0 JSON secrets
 * are taken for base64, so those get lines).
 */
export const credentials: ValueType = {
  expects: () => "credentials such as [{ principal: p, secret: s }], or the path of a file",
  read(datum, option, report): Value | undefined {
    const text = plainText(datum);
    if (text !== undefined && /^(?:file:\/\/)?\//.test(text)) return { kind: "text", text };
    const single = option.name === "credential";
    const all = readAll(datum, option, report);
    if (all === undefined) return undefined;
    if (single && all.length > 1) return refuse(datum, option, "one credential", report);
    const lines = all.map(({ principal, secret }) => `${principal} ${secret}\n`).join("");
    const object = single ? all[0] : { credentials: all };
    const content = option.format === "text" ? lines : `${JSON.stringify(object, undefined, 2)}\n`;
    return { kind: "content", text: content, secret: true };
  },
  print: (value) => (value.kind === "content" || value.kind === "text" ? value.text : ""),
};

function readAll(datum: Datum, option: Option, report: Report): readonly Credential[] | undefined {
  if (datum.kind === "secret" || datum.kind === "file") return readFile(datum, option, report);
  if (datum.kind !== "list" && datum.kind !== "map") return refuse(datum, option, credentials.expects(option), report);
  const items = datum.kind === "list" ? datum.items : [datum];
  if (items.length === 0) {
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  }
  const all: Credential[] = [];
  for (const item of items) {
    const credential = readCredential(item, option, report);
    if (credential === undefined) return undefined;
    all.push(credential);
  }
  return all;
}
