// Types with structure: list, json, credentials.
import { diagnose } from "../../diagnostics/code.ts";
import emptyValue from "../codes/empty-value.ts";
import wrongType from "../codes/wrong-type.ts";
import { partSpan, plainText, showDatum, type Datum } from "../datum.ts";
import { jsonFault } from "../json-fault.ts";
import type { Option } from "../option.ts";
import type { Json, Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { refuse } from "./text.ts";

/**
 * The items of a text that holds the separators already, without the blanks around them, which Mesos takes for a part
 * of the name. Where blanks are the separators the text stays whole.
 */
function splitItems(datum: Datum, separator: string): readonly Datum[] {
  const text = plainText(datum);
  if (text === undefined || separator.trim() === "" || !text.includes(separator)) return [datum];
  let start = 0;
  return text.split(separator).map((part): Datum => {
    const trimmed = part.trim();
    const begin = start + part.indexOf(trimmed);
    start += part.length + separator.length;
    return { kind: "string", text: trimmed, span: partSpan(datum, begin, begin + Math.max(trimmed.length, 1)) };
  });
}

/** A list, or one text that holds the separators already. */
export const list: ValueType = {
  expects: (option) => `a list such as [a, b]${option.values === undefined ? "" : ` of ${option.values.join(", ")}`}`,
  read(datum, option, report) {
    if (datum.kind === "map") return refuse(datum, option, this.expects(option), report);
    const items = datum.kind === "list" ? datum.items : splitItems(datum, option.separator ?? ",");
    const values: Value[] = [];
    for (const item of items) {
      const text = plainText(item) ?? (item.kind === "secret" || item.kind === "file" ? item.text : undefined);
      if (text === undefined || text.includes("\n")) return refuse(item, option, this.expects(option), report);
      if (datum.kind === "list" && text.includes(option.separator ?? ",")) {
        return refuse(item, option, `items without \`${option.separator ?? ","}\``, report);
      }
      if (text === "") {
        report(diagnose(emptyValue, item.span, { key: option.name }));
        return undefined;
      }
      values.push(item.kind === "secret" ? { kind: "text", text, secret: true } : { kind: "text", text });
    }
    if (values.length > 0) return { kind: "list", items: values };
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  },
  print: (value, option) =>
    value.kind === "list"
      ? value.items.map((item) => (item.kind === "text" ? item.text : "")).join(option.separator ?? ",")
      : "",
};

/** The JSON that a literal means: words that read as JSON scalars are those, other words are strings. */
function toJson(datum: Datum): Json {
  switch (datum.kind) {
    case "list":
      return datum.items.map(toJson);
    case "map":
      return Object.fromEntries(datum.entries.map(({ key, value }) => [key, toJson(value)]));
    case "word":
      if (datum.text === "true" || datum.text === "false") return datum.text === "true";
      if (datum.text === "null") return null;
      return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(datum.text) ? Number(datum.text) : datum.text;
    case "string":
    case "secret":
    case "file":
      return datum.text;
  }
}

/** Whether a secret stands anywhere in a literal. */
function holdsSecret(datum: Datum): boolean {
  if (datum.kind === "list") return datum.items.some(holdsSecret);
  if (datum.kind === "map") return datum.entries.some(({ value }) => holdsSecret(value));
  return datum.kind === "secret";
}

export const json: ValueType = {
  expects: () => "a map such as { key: value }, or JSON in quotes",
  read(datum, option, report) {
    const secret = holdsSecret(datum) ? ({ secret: true } as const) : {};
    if (datum.kind === "map" || datum.kind === "list") return { kind: "json", json: toJson(datum), ...secret };
    if (datum.kind === "word" && !datum.text.startsWith("/"))
      return refuse(datum, option, this.expects(option), report);
    // A path on the node that the operator looks after; what a secret or a file holds is never one.
    const path = plainText(datum);
    if (path !== undefined && /^(?:file:\/\/)?\//.test(path)) return { kind: "text", text: path };
    const fault = jsonFault(datum.text);
    if (fault === undefined) return { kind: "json", json: JSON.parse(datum.text) as Json, ...secret };
    if (!/^\s*[{[]/.test(datum.text)) return refuse(datum, option, this.expects(option), report);
    const before = datum.text.slice(0, fault.offset).split("\n");
    const hint = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} of it: ${fault.expected} should stand there`;
    const span = partSpan(datum, fault.offset, Math.min(fault.offset + 1, datum.text.length));
    report(diagnose(wrongType, span, { key: option.name, expected: "JSON", found: showDatum(datum), hint }));
    return undefined;
  },
  print: (value) => (value.kind === "json" ? JSON.stringify(value.json) : value.kind === "text" ? value.text : ""),
};

interface Credential {
  readonly principal: string;
  readonly secret: string;
}

function readCredential(datum: Datum, option: Option, report: Report): Credential | undefined {
  const expected = "a principal and a secret, such as { principal: p, secret: s }";
  if (datum.kind !== "map") return refuse(datum, option, expected, report);
  const texts = new Map<string, string>();
  for (const { key, keySpan, value } of datum.entries) {
    if (key !== "principal" && key !== "secret") {
      return refuse({ kind: "word", text: key, span: keySpan }, option, "the keys principal and secret", report);
    }
    const text = value.kind === "list" || value.kind === "map" ? undefined : value.text;
    if (text === undefined) return refuse(value, option, `a text for ${key}`, report);
    if (text === "") {
      report(diagnose(emptyValue, value.span, { key: `${option.name}.${key}` }));
      return undefined;
    }
    if (option.format === "text" && /\s/.test(text)) {
      return refuse(
        value,
        option,
        `a ${key} without white space: this release reads credentials as lines of text`,
        report,
      );
    }
    texts.set(key, text);
  }
  const principal = texts.get("principal");
  const secret = texts.get("secret");
  if (principal === undefined || secret === undefined) return refuse(datum, option, expected, report);
  return { principal, secret };
}

/**
 * Mesos reads credentials from a file: one credential an agent, a list a master. The text is made in the format that
 * the release reads: lines `principal secret`, or JSON (in 0.24.0, 0.24.1 and 0.25.0 JSON secrets
 * are taken for base64, so those get lines).
 */
export const credentials: ValueType = {
  expects: () => "credentials such as [{ principal: p, secret: s }], or the path of a file",
  read(datum, option, report): Value | undefined {
    if (datum.kind === "secret" || datum.kind === "file") return { kind: "content", text: datum.text, secret: true };
    const single = option.name === "credential";
    const text = plainText(datum);
    if (text !== undefined && /^(?:file:\/\/)?\//.test(text)) return { kind: "text", text };
    const items = datum.kind === "list" ? datum.items : [datum];
    if (datum.kind !== "list" && datum.kind !== "map") return refuse(datum, option, this.expects(option), report);
    if (items.length === 0) {
      report(diagnose(emptyValue, datum.span, { key: option.name }));
      return undefined;
    }
    if (single && items.length > 1) return refuse(datum, option, "one credential", report);
    const all: Credential[] = [];
    for (const item of items) {
      const credential = readCredential(item, option, report);
      if (credential === undefined) return undefined;
      all.push(credential);
    }
    const lines = all.map(({ principal, secret }) => `${principal} ${secret}\n`).join("");
    const object = single ? all[0] : { credentials: all };
    const content = option.format === "text" ? lines : `${JSON.stringify(object, undefined, 2)}\n`;
    return { kind: "content", text: content, secret: true };
  },
  print: (value) => (value.kind === "content" || value.kind === "text" ? value.text : ""),
};
