// What is wrong between templates and those who give them values: unreadable texts, names that nobody gives or reads.
import type { Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { pathText, placeOf, targetFault, type JsonPath } from "./fault.ts";
import type { JsonText } from "./json-text.ts";
import { settingNamed, viewShapes } from "./names.ts";
import type { FileFacts, Template } from "./target.ts";

/**
 * The names that a template reads, as `a`, `list[]` and `list[].b`; or why it is none, with line and column from 0.
 * Handed in by who knows templates (src/plan/template-names.ts).
 */
export type ReadTemplate = (template: Template) => TemplateReading;
export type TemplateReading =
  | { readonly names: readonly string[] }
  | { readonly problem: string; readonly line: number; readonly column: number };

/** The templates beside a manifest that can be read, by name, with the names that they read. */
export type ReadTemplates = ReadonlyMap<string, readonly string[]>;

/** Reads the templates beside a manifest; a fault for each one that is none. */
export function readTemplates(
  templates: readonly Template[],
  manifestUri: string,
  read: ReadTemplate,
): { readonly readable: ReadTemplates; readonly faults: readonly Diagnostic[] } {
  const readable = new Map<string, readonly string[]>();
  const faults: Diagnostic[] = [];
  for (const template of templates) {
    const reading = read(template);
    if ("names" in reading) {
      readable.set(template.name, reading.names);
      continue;
    }
    const { name, text } = template;
    const uri = manifestUri.slice(0, -"target.json".length) + name;
    const lines = text.split("\n").slice(0, reading.line + 1);
    const start = lines.slice(0, -1).join("\n").length + (lines.length > 1 ? 1 : 0) + reading.column;
    const end = start + (lines.at(-1)?.slice(reading.column).length ?? 0);
    faults.push(targetFault({ source: { uri, name: uri, text }, start, end }, { problem: reading.problem }));
  }
  return { readable, faults };
}

/** Whether a file's template reads exactly what its `view` gives; `path` is the file's place in the manifest. */
export function* viewFaults(
  text: JsonText,
  path: JsonPath,
  { template = "", view = {} }: FileFacts,
  names: readonly string[],
): Generator<Diagnostic> {
  for (const name of names) {
    const problem = viewProblem(name, view);
    if (problem === undefined) continue;
    const span = placeOf(text, [...path, "template"]);
    const meant = nearest(name, Object.keys(view));
    if (span !== undefined) {
      yield targetFault(span, { problem: `${template} reads ${JSON.stringify(name)}, ${problem}`, nearest: meant });
    }
  }
  const read = new Set(names.map(rootOf));
  for (const name of Object.keys(view)) {
    const span = placeOf(text, [...path, "view", name], "key");
    if (read.has(name) || span === undefined) continue;
    const problem = `${pathText([...path, "view", name])} is never read by ${template}`;
    yield targetFault(span, { problem, nearest: nearest(name, [...read]) });
  }
}

/** The first name of what a template reads: `servers` of `servers[].host`. */
export function rootOf(name: string): string {
  return /^[^.[]*/.exec(name)?.[0] ?? "";
}

/** What is wrong with a name that a template reads; undefined where the view has it. */
function viewProblem(name: string, view: Readonly<Record<string, string>>): string | undefined {
  const root = rootOf(name);
  const source = view[root];
  if (source === undefined) return `and the view of the file does not give it`;
  const fields = settingNamed(source) === undefined ? viewShapes[source] : undefined;
  const rest = name.slice(root.length);
  if (rest === "") return undefined;
  if (fields === undefined) return `but ${JSON.stringify(source)} is one text`;
  const field = /^\[\]\.(\w+)$/.exec(rest)?.[1];
  if (rest === "[]" || (field !== undefined && fields.includes(field))) return undefined;
  return `but an item of ${JSON.stringify(source)} has ${fields.map((each) => JSON.stringify(each)).join(", ")}`;
}
