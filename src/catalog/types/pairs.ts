// Resources and attributes of agents: names with values in Mesos's own text grammar (facts: mesos.md 16, 17).
import { diagnose } from "../../diagnostics/code.ts";
import attributesMalformed from "../codes/attributes-malformed.ts";
import emptyValue from "../codes/empty-value.ts";
import resourcesMalformed from "../codes/resources-malformed.ts";
import { plainText, showDatum, type Datum } from "../datum.ts";
import type { Report, ValueType } from "../value-type.ts";
import { parseSize } from "./amount.ts";
import { refuse } from "./text.ts";

interface Pair {
  readonly name: string;
  readonly text: string;
}

/** Reports a fault of one resource or attribute. */
type Fault = (at: Datum, fault: string, label: string) => undefined;

/** `31000..32000`, or Mesos's own `31000-32000`. */
function readRange(datum: Datum, fault: Fault): string | undefined {
  const match = /^(\d+)(?:\.\.|-)(\d+)$/.exec(plainText(datum) ?? "");
  if (match?.[1] === undefined || match[2] === undefined) {
    return fault(datum, `${showDatum(datum)} is no range`, "must be a range such as 31000..32000");
  }
  const [first, last] = [Number(match[1]), Number(match[2])];
  return first <= last
    ? `${first}-${last}`
    : fault(datum, `${showDatum(datum)} runs backwards`, "first must not be above last");
}

/** Ranges and words do not mix: the first item decides. */
function readItems(items: readonly Datum[], whole: Datum, fault: Fault): string | undefined {
  const first = items[0];
  if (first === undefined) return fault(whole, "the list is empty", "holds nothing");
  if (/^\d+(?:\.\.|-)\d+$/.test(plainText(first) ?? "")) {
    const ranges = items.map((item) => readRange(item, fault));
    return ranges.some((range) => range === undefined) ? undefined : `[${ranges.join(", ")}]`;
  }
  const words: string[] = [];
  for (const item of items) {
    const text = plainText(item);
    if (text === undefined || !/^[^\s,;:{}[\]()]+$/.test(text)) {
      return fault(item, `${showDatum(item)} cannot stand in a set`, "must be a plain word");
    }
    words.push(text);
  }
  return `{${words.join(",")}}`;
}

/** One resource's value; sizes count megabytes, as Mesos does for mem and disk. */
function readResource(datum: Datum, fault: Fault): string | undefined {
  if (datum.kind === "list") return readItems(datum.items, datum, fault);
  const text = plainText(datum);
  if (text === undefined) return fault(datum, `it cannot be ${showDatum(datum)}`, "must be a number");
  if (/^\d+(?:\.\d+)?$/.test(text)) return text;
  const bytes = parseSize(text);
  if (bytes !== undefined) {
    return bytes % 2 ** 20 === 0
      ? String(bytes / 2 ** 20)
      : fault(datum, `${showDatum(datum)} is no whole number of MB`, "must be whole megabytes");
  }
  if (/^\d+\.\.\d+$/.test(text)) {
    const range = readRange(datum, fault);
    return range === undefined ? undefined : `[${range}]`;
  }
  if (datum.kind === "string" && /^(?:\[\d+-\d+(?:, ?\d+-\d+)*\]|\{[^\s,;:{}[\]]+(?:,[^\s,;:{}[\]]+)*\})$/.test(text))
    return text;
  return fault(datum, `it cannot be ${showDatum(datum)}`, "must be a number");
}

function resourcePairs(name: string, datum: Datum, fault: Fault): Pair[] | undefined {
  if (datum.kind !== "map") {
    const text = readResource(datum, fault);
    return text === undefined ? undefined : [{ name, text }];
  }
  const pairs: Pair[] = [];
  for (const { key, value } of datum.entries) {
    const text = readResource(value, fault);
    if (text === undefined) return undefined;
    pairs.push({ name: `${name}(${key})`, text });
  }
  return pairs;
}

/** What is wrong with an attribute's text, if anything. */
function attributeFault(text: string): readonly [string, string] | undefined {
  if (text === "") return ["it is empty", "holds nothing"];
  if (text.includes(";")) return ["a semicolon would end the attribute", "no semicolon here"];
  if (/[{}]/.test(text)) return ["the agent aborts on a set in an attribute", "no braces here"];
  if (/\s/.test(text)) return ["the agent drops white space", "no white space here"];
  if (/[[\]]/.test(text)) return ["brackets are read as ranges", "no brackets here"];
  if (text.includes(":")) return ["a second colon aborts agents up to 0.23", "no colon here"];
  return undefined;
}

function attributePairs(name: string, datum: Datum, fault: Fault): Pair[] | undefined {
  if (datum.kind === "list") {
    const text = readItems(datum.items, datum, fault);
    if (text?.startsWith("{")) return fault(datum, "the agent aborts on a set in an attribute", "ranges only");
    return text === undefined ? undefined : [{ name, text }];
  }
  const text = plainText(datum);
  if (text === undefined) return fault(datum, `it cannot be ${showDatum(datum)}`, "must be a word or a number");
  if (datum.kind === "word" && /^\d+\.\.\d+$/.test(text)) {
    const range = readRange(datum, fault);
    return range === undefined ? undefined : [{ name, text: `[${range}]` }];
  }
  const wrong = attributeFault(text);
  return wrong === undefined ? [{ name, text }] : fault(datum, wrong[0], wrong[1]);
}

/** Splits the program's own text form (`cpus:8;ports:[31000-32000]`) for the same scrutiny as the section. */
function splitText(datum: Datum, text: string): { readonly name: string; readonly value: Datum }[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const colon = part.indexOf(":");
      const value = colon < 0 ? "" : part.slice(colon + 1).trim();
      return {
        name: colon < 0 ? part : part.slice(0, colon).trim(),
        value: { kind: "string", text: value, span: datum.span },
      };
    });
}

function pairsType(
  what: "resources" | "attributes",
  readPair: (name: string, datum: Datum, fault: Fault) => Pair[] | undefined,
): ValueType {
  const code = what === "resources" ? resourcesMalformed : attributesMalformed;
  const fileName = /^[^\s;:{}[\]/\0]+$/;
  return {
    expects: () => `a section \`${what} { name = value }\`, or text such as "name:value;name:value"`,
    read(datum, option, report: Report) {
      const text = plainText(datum);
      if (datum.kind !== "map" && text === undefined) return refuse(datum, option, this.expects(option), report);
      if (what === "resources" && text !== undefined && /^(?:file:\/\/\/|\[\s*\{)/.test(text))
        return { kind: "text", text };
      const entries =
        datum.kind === "map"
          ? datum.entries.map(({ key, value }) => ({ name: key, value }))
          : splitText(datum, text ?? "");
      if (entries.length === 0) {
        report(diagnose(emptyValue, datum.span, { key: option.name }));
        return undefined;
      }
      const pairs: Pair[] = [];
      for (const { name, value } of entries) {
        const fault: Fault = (at, found, label) => {
          report(diagnose(code, at.span, { name, fault: found, label }));
          return undefined;
        };
        const read = fileName.test(name)
          ? readPair(name, value, fault)
          : fault(value, "the name must be one plain word", "its name is not plain");
        if (read === undefined) return undefined;
        for (const pair of read) pairs.push(pair);
      }
      return { kind: "pairs", pairs };
    },
    print: (value) =>
      value.kind === "pairs"
        ? value.pairs.map(({ name, text }) => `${name}:${text}`).join(";")
        : value.kind === "text"
          ? value.text
          : "",
  };
}

export const resources = pairsType("resources", resourcePairs);
export const attributes = pairsType("attributes", attributePairs);
