// Attributes of agents: words, numbers and ranges by name.
import { diagnose } from "../../diagnostics/code.ts";
import attributeAltered from "../codes/attribute-altered.ts";
import attributesMalformed from "../codes/attributes-malformed.ts";
import { plainText, showDatum, type Datum, type DatumEntry } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Report } from "../value-type.ts";
import { pairsType, type Pair } from "./pairs.ts";
import { isRange, printRanges, readRange, readRanges, type Fault } from "./ranges.ts";

/**
 * What a release makes of a text, as `formats` of the option names it: `one-colon` aborts at a second colon, `finite`
 * aborts at a number that is none.
 */
function attributeFault(text: string, { format }: Option): readonly [string, string] | undefined {
  if (text === "") return ["it is empty", "holds nothing"];
  if (text.includes(";")) return ["a semicolon would end the attribute", "no semicolon here"];
  if (/[{}]/.test(text)) return ["the agent aborts on a set in an attribute", "no braces here"];
  if (/\s/.test(text)) return ["the agent drops white space", "no white space here"];
  if (/[[\]]/.test(text)) return ["brackets are read as ranges", "no brackets here"];
  if (/[()]/.test(text)) {
    const balanced = text.split("(").length === text.split(")").length;
    if (!balanced) return ["the agent aborts on brackets that do not match", "its brackets do not match"];
  }
  if (format === "one-colon" && text.includes(":")) return ["a second colon aborts agents up to 0.23", "no colon here"];
  if (format === "finite" && isNoNumber(text)) return [`the agent aborts on \`${text}\``, "reads as no number"];
  return undefined;
}

function isNoNumber(text: string): boolean {
  return /^[-+]?(?:nan|inf(?:inity)?)$/i.test(text);
}

/** What the agent announces for a text that it reads as another one; undefined where it keeps it. */
function alteredTo(text: string): string | undefined {
  if (isNoNumber(text)) return text.toLowerCase().includes("nan") ? "no number" : "an infinite number";
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return undefined;
  const announced = String(Number(text));
  return announced === text ? undefined : announced;
}

function readAttribute(datum: Datum, name: string, fault: Fault, option: Option, report: Report): string | undefined {
  if (datum.kind === "list") {
    const [first] = datum.items;
    if (first === undefined) return fault(datum, "the list is empty", "holds nothing");
    if (!isRange(plainText(first) ?? ""))
      return fault(datum, "the agent aborts on a set in an attribute", "ranges only");
    const ranges = readRanges(datum.items, fault);
    return ranges === undefined ? undefined : printRanges(ranges);
  }
  const text = plainText(datum);
  if (text === undefined) return fault(datum, `it cannot be ${showDatum(datum)}`, "must be a word or a number");
  if (datum.kind === "word" && /^\d+\.\.\d+$/.test(text)) {
    const range = readRange(datum, fault);
    return range === undefined ? undefined : printRanges([range]);
  }
  const wrong = attributeFault(text, option);
  if (wrong !== undefined) return fault(datum, wrong[0], wrong[1]);
  const announced = datum.kind === "string" ? alteredTo(text) : undefined;
  if (announced !== undefined) report(diagnose(attributeAltered, datum.span, { name, text, announced }));
  return text;
}

function readPair(entry: DatumEntry, fault: Fault, option: Option, report: Report): readonly Pair[] | undefined {
  const { key: name, value } = entry;
  if (name.includes("/")) return fault({ span: entry.keySpan }, "the name must be one plain word", "no `/` in a name");
  const text = readAttribute(value, name, fault, option, report);
  return text === undefined ? undefined : [{ name, text }];
}

export const attributes = pairsType({ what: "attributes", code: attributesMalformed, passes: () => false, readPair });
