// What resources and attributes of agents have in common: names with values in Mesos's own text grammar.
import { diagnose, type Code } from "../../diagnostics/code.ts";
import emptyValue from "../codes/empty-value.ts";
import { partSpan, plainText, type Datum, type DatumEntry } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Report, ValueType } from "../value-type.ts";
import type { Fault } from "./ranges.ts";
import { refuse } from "./text.ts";

export interface Pair {
  readonly name: string;
  readonly text: string;
}

/** Reads one entry as one pair, or as several for several roles; undefined after a report. */
export type ReadPair = (entry: DatumEntry, fault: Fault, option: Option, report: Report) => readonly Pair[] | undefined;

export interface PairsKind {
  readonly what: "resources" | "attributes";
  readonly code: Code<{ readonly name: string; readonly fault: string; readonly label: string }>;
  /** Text that the program takes as it stands. */
  readonly passes: (text: string) => boolean;
  readonly readPair: ReadPair;
}

/** What keeps a name from being one: each becomes a file of the directory that the packages' wrapper reads. */
function nameFault(name: string): readonly [string, string] | undefined {
  if (name === "") return ["it has no name", "a name is missing"];
  if (/^[.?]/.test(name)) return ["the wrapper skips or misreads a name that begins so", "begin with a letter"];
  return /[\s;:{}[\]\\\0]/.test(name) ? ["the name must be one plain word", "its name is not plain"] : undefined;
}

/** The program's own text form (`cpus:8;ports:[31000-32000]`) as entries, for the same scrutiny as the section. */
function splitText(datum: Datum, text: string): DatumEntry[] {
  const entries: DatumEntry[] = [];
  let start = 0;
  for (const part of text.split(";")) {
    const begin = start + part.length - part.trimStart().length;
    const trimmed = part.trim();
    start += part.length + 1;
    if (trimmed === "") continue;
    const span = partSpan(datum, begin, begin + trimmed.length);
    const colon = trimmed.indexOf(":");
    const key = colon < 0 ? trimmed : trimmed.slice(0, colon).trim();
    const value = colon < 0 ? "" : trimmed.slice(colon + 1).trim();
    entries.push({ key, keySpan: span, value: { kind: "string", text: value, span } });
  }
  return entries;
}

/**
 * Whether a text has other signs where `:` and `;` belong: `cpus=2,mem=1024`, `cpus:2,mem:1024`. The value of an
 * attribute may hold commas and colons of its own.
 */
function hasOtherSigns(text: string, what: PairsKind["what"]): boolean {
  if (what === "resources" && /,\s*[A-Za-z]\w*\s*[:=]/.test(text)) return true;
  return text.split(";").some((part) => !part.includes(":") && part.includes("="));
}

/** The type of `resources` or of `attributes`: reports every entry that is wrong. */
export function pairsType({ what, code, passes, readPair }: PairsKind): ValueType {
  return {
    expects: () => `a section \`${what} { name = value }\`, or text such as "name:value;name:value"`,
    read(datum, option, report) {
      const text = plainText(datum);
      if (datum.kind !== "map" && text === undefined) return refuse(datum, option, this.expects(option), report);
      if (text !== undefined && passes(text)) return { kind: "text", text };
      const complain = (name: string, at: Parameters<Fault>[0], fault: string, label: string): undefined => {
        report(diagnose(code, at.span, { name, fault, label }));
      };
      if (text !== undefined && /^\s*[[{]\s*["{]/.test(text)) {
        return complain(
          option.name,
          datum,
          "agents read it as text, never as JSON",
          `write a section \`${what} { … }\``,
        );
      }
      if (text !== undefined && hasOtherSigns(text, what)) {
        const [name = ""] = text.split(/[:=,;]/);
        const fault = "a name and its value stand with `:` between them, entries with `;`";
        return complain(name.trim(), datum, fault, "write name:value;name:value");
      }
      const entries = datum.kind === "map" ? datum.entries : splitText(datum, text ?? "");
      if (entries.length === 0) {
        report(diagnose(emptyValue, datum.span, { key: option.name }));
        return undefined;
      }
      const pairs = new Map<string, Pair>();
      let sound = true;
      for (const entry of entries) {
        const fault: Fault = (at, found, label) => complain(entry.key, at, found, label);
        const wrong = nameFault(entry.key);
        if (wrong !== undefined) fault({ span: entry.keySpan }, wrong[0], wrong[1]);
        const read = wrong === undefined ? readPair(entry, fault, option, report) : undefined;
        if (read === undefined) sound = false;
        for (const pair of read ?? []) {
          if (pairs.has(pair.name)) {
            sound = false;
            complain(pair.name, { span: entry.keySpan }, "it is given twice", "given a second time");
          }
          pairs.set(pair.name, pair);
        }
      }
      return sound ? { kind: "pairs", pairs: [...pairs.values()] } : undefined;
    },
    print: (value) =>
      value.kind === "pairs"
        ? value.pairs.map(({ name, text }) => `${name}:${text}`).join(";")
        : value.kind === "text"
          ? value.text
          : "",
  };
}
