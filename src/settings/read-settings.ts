// Reads the text of a mesosc.json, and says everything that is wrong with it.
import { diagnose, type Severity } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { didYouMean } from "../diagnostics/wording.ts";
import { placeOf } from "../targets/fault.ts";
import { readJson, type JsonText } from "../targets/json-text.ts";
import { schemaFaults } from "../targets/schema-faults.ts";
import type { Source } from "../text/source.ts";
import settingsInvalid from "./codes/settings-invalid.ts";
import settingsSchema from "./settings.schema.json" with { type: "json" };
import type { Settings } from "./settings.ts";

/** How grave each code is, as it is declared. */
type Codes = ReadonlyMap<string, { readonly severity: Severity }>;

/** Never throws; a file with a fault has the effect of what is right in it. */
export function readSettings(source: Source, codes: Codes): Settings {
  const text = readJson(source);
  if ("problem" in text) {
    const { span, problem } = text;
    return { severities: new Map(), exclude: [], diagnostics: [diagnose(settingsInvalid, span, { problem })] };
  }
  const diagnostics = schemaFaults(settingsSchema, text).map(({ span, data: { problem, label, nearest: near } }) => {
    const help = near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`;
    return diagnose(settingsInvalid, span, { problem, label, help });
  });
  const severities = new Map<string, Severity | "off">();
  for (const [code, severity] of entriesOf(text, "severities")) {
    const fault = severityFault(code, severity, codes);
    if (fault === undefined) {
      if (isSeverity(severity)) severities.set(code, severity);
      continue;
    }
    const span = placeOf(text, ["severities", code], fault.part);
    if (span !== undefined) diagnostics.push(diagnose(settingsInvalid, span, fault));
  }
  const exclude = entriesOf(text, "exclude").flatMap(([, glob]) =>
    typeof glob === "string" && glob !== "" ? [glob] : [],
  );
  return { severities, exclude, diagnostics };
}

function entriesOf({ value }: JsonText, key: string): readonly (readonly [string, unknown])[] {
  const member: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof member === "object" && member !== null ? Object.entries(member) : [];
}

function isSeverity(value: unknown): value is Severity | "off" {
  return value === "off" || value === "information" || value === "warning" || value === "error";
}

interface Fault {
  readonly part: "key" | "value";
  readonly problem: string;
  readonly label: string;
  readonly help: string | undefined;
}

function severityFault(code: string, severity: unknown, codes: Codes): Fault | undefined {
  const known = codes.get(code);
  if (known === undefined) {
    const near = nearest(code, codes.keys());
    const help = didYouMean(near, "`mesosc explain` lists all codes");
    return { part: "key", problem: `there is no code ${JSON.stringify(code)}`, label: "no such code", help };
  }
  if (known.severity !== "error" || severity === "error") return undefined;
  return {
    part: "value",
    problem: `${code} is an error, and errors cannot be lowered`,
    label: "must stay an error",
    help: "leave the code out",
  };
}
