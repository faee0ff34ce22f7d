// JSON: a literal of the language or a text, by the fields that the release knows.
import { diagnose } from "../../diagnostics/code.ts";
import wrongType from "../codes/wrong-type.ts";
import { partSpan, plainText, showDatum, type Datum } from "../datum.ts";
import { jsonDatum } from "../json-datum.ts";
import { jsonFault } from "../json-fault.ts";
import type { Option } from "../option.ts";
import type { Json } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { anyJson, readShaped } from "./shaped.ts";
import { refuse } from "./text.ts";

/** Whether a secret stands anywhere in a literal. */
function holdsSecret(datum: Datum): boolean {
  if (datum.kind === "list") return datum.items.some(holdsSecret);
  if (datum.kind === "map") return datum.entries.some(({ value }) => holdsSecret(value));
  return datum.kind === "secret";
}

/** The JSON of a literal, or of the parts of a text; by the option's shape where it has one. */
export function readJson(datum: Datum, option: Option, report: Report): Json | undefined {
  const { shape: name, facts } = option;
  const shape = name === undefined ? undefined : facts.shapes?.get(name);
  return shape === undefined || facts.shapes === undefined
    ? anyJson(datum)
    : readShaped(datum, shape, facts.shapes, option, report);
}

/** The parts of a text that should be JSON; undefined after a report where it is none. */
export function parseJson(datum: Datum & { readonly text: string }, option: Option, report: Report): Datum | undefined {
  const fault = jsonFault(datum.text);
  if (fault === undefined)
    return jsonDatum(datum, datum.text) ?? refuse(datum, option, "JSON that is nested less deep", report);
  const before = datum.text.slice(0, fault.offset).split("\n");
  const hint = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} of it: ${fault.expected} should stand there`;
  const span = partSpan(datum, fault.offset, Math.min(fault.offset + 1, datum.text.length));
  report(diagnose(wrongType, span, { key: option.name, expected: "JSON", found: showDatum(datum), hint }));
  return undefined;
}

export const json: ValueType = {
  expects: () => "a map such as { key: value }, or JSON in quotes",
  read(datum, option, report) {
    const secret = holdsSecret(datum) ? ({ secret: true } as const) : {};
    if (datum.kind === "word" && !datum.text.startsWith("/"))
      return refuse(datum, option, this.expects(option), report);
    // A path on the node that the operator looks after; what a secret or a file holds is never one.
    const path = plainText(datum);
    if (path !== undefined && /^(?:file:\/\/)?\//.test(path)) return { kind: "text", text: path };
    if (datum.kind === "map" || datum.kind === "list") {
      const read = readJson(datum, option, report);
      return read === undefined ? undefined : { kind: "json", json: read, ...secret };
    }
    if (jsonFault(datum.text) !== undefined && !/^\s*[{[]/.test(datum.text)) {
      return refuse(datum, option, this.expects(option), report);
    }
    const parts = parseJson(datum, option, report);
    if (parts === undefined) return undefined;
    const read = option.shape === undefined ? (JSON.parse(datum.text) as Json) : readJson(parts, option, report);
    return read === undefined ? undefined : { kind: "json", json: read, ...secret };
  },
  print: (value) => (value.kind === "json" ? JSON.stringify(value.json) : value.kind === "text" ? value.text : ""),
};
