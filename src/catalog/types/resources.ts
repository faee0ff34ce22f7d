// Resources of agents: numbers, ranges and sets by name, and by role.
import { diagnose } from "../../diagnostics/code.ts";
import resourceUnusual from "../codes/resource-unusual.ts";
import resourcesMalformed from "../codes/resources-malformed.ts";
import { plainText, showDatum, type Datum, type DatumEntry } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { parseSize } from "./amount.ts";
import { parseJson, readJson } from "./json.ts";
import { pairsType, type Pair } from "./pairs.ts";
import { isRange, printRanges, readRanges, readSet, type Fault, type NumberRange } from "./ranges.ts";

/** What the resources that Mesos itself knows hold; others hold what their frameworks make of them. */
type Shape = "number" | "whole" | "megabytes" | "ports" | "any";

const shapes: ReadonlyMap<string, Shape> = new Map([
  ["cpus", "number"],
  ["gpus", "whole"],
  ["mem", "megabytes"],
  ["disk", "megabytes"],
  ["ports", "ports"],
]);

/** Names that are legal, and nearly always meant for another. */
const nearMisses: ReadonlyMap<string, string> = new Map([
  ["cpu", "cpus"],
  ["memory", "mem"],
  ["port", "ports"],
  ["gpu", "gpus"],
]);

const mostPort = 65535;

function readNumber(text: string, shape: Shape, datum: Datum, fault: Fault): string | undefined {
  if (shape === "ports") return fault(datum, "ports are ranges, not a number", "must be ranges such as [31000..32000]");
  if (shape === "whole" && text.includes(".")) {
    return fault(datum, `${showDatum(datum)} is not whole`, "must be a whole number");
  }
  return text;
}

/** Sizes count megabytes, as Mesos does for mem and disk. */
function readSize(bytes: number, shape: Shape, datum: Datum, fault: Fault): string | undefined {
  if (shape !== "megabytes") {
    return fault(datum, `${showDatum(datum)} is a size, as only mem and disk are`, "must be a plain number");
  }
  return bytes % 2 ** 20 === 0
    ? String(bytes / 2 ** 20)
    : fault(datum, `${showDatum(datum)} is no whole number of MB`, "must be whole megabytes");
}

/** Ports end at 65535, and none is offered twice. `items` is what the ranges were read of. */
function arePorts(ranges: readonly NumberRange[], items: readonly Datum[], fault: Fault): boolean {
  let sound = true;
  for (const [index, { first, last }] of ranges.entries()) {
    const datum = items[index] ?? items[0];
    if (datum === undefined) continue;
    const other = ranges.slice(0, index).find((before) => before.first <= last && first <= before.last);
    if (last > mostPort) fault(datum, `there is no port ${last}`, `ports are from 0 to ${mostPort}`);
    else if (other !== undefined) fault(datum, `${first}-${last} overlaps ${other.first}-${other.last}`, "overlaps");
    else continue;
    sound = false;
  }
  return sound;
}

function readList(items: readonly Datum[], whole: Datum, shape: Shape, fault: Fault): string | undefined {
  const [first] = items;
  if (first === undefined) return fault(whole, "the list is empty", "holds nothing");
  // Ranges and words do not mix: the first item decides.
  const ranges = isRange(plainText(first) ?? "") || shape === "ports";
  if (shape !== "any" && shape !== "ports") return fault(whole, "it cannot be a list", "must be a number");
  if (!ranges) return readSet(items, fault);
  const read = readRanges(items, fault);
  if (read === undefined || (shape === "ports" && !arePorts(read, items, fault))) return undefined;
  return printRanges(read);
}

function readResource(datum: Datum, shape: Shape, fault: Fault): string | undefined {
  if (datum.kind === "list") return readList(datum.items, datum, shape, fault);
  const usual = shape === "ports" ? "must be ranges such as [31000..32000]" : "must be a number";
  const text = plainText(datum);
  if (text === undefined) return fault(datum, `it cannot be ${showDatum(datum)}`, usual);
  if (text === "") return fault(datum, "it has no value", usual);
  if (/^-\d/.test(text)) return fault(datum, `${showDatum(datum)} is negative`, "must not be negative");
  if (/^\d+(?:\.\d+)?$/.test(text)) return readNumber(text, shape, datum, fault);
  const bytes = parseSize(text);
  if (bytes !== undefined) return readSize(bytes, shape, datum, fault);
  if (/^\d+\.\.\d+$/.test(text)) return readList([datum], datum, shape, fault);
  // Mesos's own spelling of ranges and sets, with each part where it stands.
  const ranges = datum.kind === "string" ? /^\[(\d+-\d+(?:,\s*\d+-\d+)*)\]$/.exec(text)?.[1] : undefined;
  if (ranges !== undefined) {
    const items = ranges.split(",").map((part): Datum => ({ kind: "string", text: part.trim(), span: datum.span }));
    return readList(items, datum, shape, fault) === undefined ? undefined : text;
  }
  const set = datum.kind === "string" && /^\{[^\s,;:{}[\]]+(?:,[^\s,;:{}[\]]+)*\}$/.test(text);
  return set && shape === "any" ? text : fault(datum, `it cannot be ${showDatum(datum)}`, usual);
}

/** What keeps a text from being the role that a resource is reserved for (Mesos's common/roles.cpp). */
function roleFault(role: string): readonly [string, string] | undefined {
  if (role === "") return ["the name of a role is missing", 'write a role, or `"*"` for every role'];
  if (role.includes("/")) {
    return [
      `role \`${role}\` has a \`/\`, which cannot stand in the name of a file, and resources are a file each`,
      "no `/` in the role",
    ];
  }
  if (/[\s\\();:{}[\]\0]/.test(role)) return [`role \`${role}\` is not one plain word`, "must be one plain word"];
  return role === "." || role === ".." || role.startsWith("-")
    ? [`Mesos refuses the role \`${role}\``, "must not be `.`, `..` or begin with `-`"]
    : undefined;
}

function readPairs({ key, keySpan, value }: DatumEntry, fault: Fault, report: Report): readonly Pair[] | undefined {
  const named = /^([^()]+)(?:\(([^()]*)\))?$/.exec(key);
  const [, name, role] = named ?? [];
  if (name === undefined) return fault({ span: keySpan }, "its brackets do not match", "write name, or name(role)");
  const shape = shapes.get(name) ?? "any";
  const meant = nearMisses.get(name);
  if (meant !== undefined) report(diagnose(resourceUnusual, keySpan, { name, meant }));

  const checkedRole = (text: string, at: { readonly span: DatumEntry["keySpan"] }): boolean => {
    const wrong = roleFault(text);
    if (wrong !== undefined) fault(at, wrong[0], wrong[1]);
    return wrong === undefined;
  };
  if (role !== undefined && !checkedRole(role, { span: keySpan })) return undefined;
  if (value.kind !== "map") {
    const text = readResource(value, shape, fault);
    return text === undefined ? undefined : [{ name: key, text }];
  }
  if (value.entries.length === 0) return fault(value, "the map is empty", "holds nothing");
  const pairs = value.entries.map((entry): Pair | undefined => {
    const text = readResource(entry.value, shape, fault);
    return checkedRole(entry.key, { span: entry.keySpan }) && text !== undefined
      ? { name: `${name}(${entry.key})`, text }
      : undefined;
  });
  const whole = pairs.filter((pair) => pair !== undefined);
  return whole.length === pairs.length ? whole : undefined;
}

const pairs = pairsType({
  what: "resources",
  code: resourcesMalformed,
  // A file of the node.
  passes: (text) => text.startsWith("file:///"),
  readPair: (entry, fault, _option, report) => readPairs(entry, fault, report),
});

/** What an agent refuses in JSON resources: it makes reservations and volumes itself, when frameworks ask for them. */
const notAtStart: ReadonlyMap<string, string> = new Map([
  ["revocable", "is revocable, as only the agent's own estimator makes them"],
  ["reservation", "is reserved dynamically, which only frameworks and operators do at run time"],
  ["shared", "is shared, as only volumes of frameworks are"],
]);

/** Resources as Mesos' own JSON: a list of maps, or such a text. */
function readJsonResources(datum: Datum, option: Option, report: Report): Value | undefined {
  const complain = (at: Datum, name: string, fault: string, label: string): undefined => {
    report(diagnose(resourcesMalformed, at.span, { name, fault, label }));
  };
  if (option.format !== "json") {
    return complain(
      datum,
      option.name,
      `release ${option.release} reads no JSON here`,
      "write a section `resources { … }`",
    );
  }
  const list = datum.kind === "string" ? parseJson(datum, option, report) : datum;
  const json = list === undefined ? undefined : readJson(list, option, report);
  if (list?.kind !== "list" || json === undefined) return undefined;
  const types = new Map<string, string>();
  for (const item of list.items) {
    const entries = item.kind === "map" ? item.entries : [];
    const textOf = (key: string): string => plainText(entries.find((entry) => entry.key === key)?.value ?? item) ?? "";
    const name = textOf("name");
    for (const { key, value } of entries) {
      const fault = notAtStart.get(key);
      if (fault !== undefined) return complain(value, name, `it ${fault}`, `leave ${key} out`);
    }
    const type = textOf("type");
    const other = types.get(name) ?? type;
    if (other !== type) return complain(item, name, `it is ${type} here and ${other} before`, "must be of one type");
    types.set(name, type);
  }
  return { kind: "json", json };
}

export const resources: ValueType = {
  ...pairs,
  read(datum, option, report) {
    const isJson = datum.kind === "list" || (datum.kind === "string" && /^\s*\[\s*\{/.test(datum.text));
    return isJson ? readJsonResources(datum, option, report) : pairs.read(datum, option, report);
  },
  print: (value, option, context) =>
    value.kind === "json" ? JSON.stringify(value.json) : pairs.print(value, option, context),
};
