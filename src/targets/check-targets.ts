// Judges target folders before they are linked: their JSON, its shape, and the names in it.
import type { Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Source } from "../text/source.ts";
import { placeOf, targetFault, type JsonPath } from "./fault.ts";
import type { JsonText } from "./json-text.ts";
import { isInitManifest, type InitManifest, type OptionRow, type ProgramManifest } from "./manifest.ts";
import { stemOf } from "./link.ts";
import { serviceNames } from "./names.ts";
import { programFaults } from "./program-faults.ts";
import type { RawTarget, RawTargets } from "./raw.ts";
import { readShaped } from "./shaped-text.ts";
import { shapeFaults, shapeNameFaults, unknownShape } from "./shape-faults.ts";
import type { FileFacts, Platform } from "./target.ts";
import { readTemplates, rootOf, type ReadTemplate, type ReadTemplates } from "./template-faults.ts";

/** Names that are taken already, by the built-in targets or by a folder that was given before. */
export interface TakenNames {
  readonly programs: ReadonlySet<string>;
  readonly inits: ReadonlyMap<string, KnownInit>;
  readonly platforms: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

/** What platforms must know of an init system. */
export interface KnownInit {
  readonly flavours: InitManifest["flavours"];
  readonly templates: ReadTemplates;
}

/** The targets without a fault, and every fault. */
export interface CheckedTargets {
  readonly sound: RawTargets;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges what a folder holds. Bad input gives diagnostics, never an exception. */
export function checkTargets(raw: RawTargets, taken: TakenNames, read: ReadTemplate): CheckedTargets {
  const diagnostics: Diagnostic[] = [];
  const programs = new Set(taken.programs);
  const inits = new Map(taken.inits);
  const platforms = new Set(taken.platforms);

  function isSound(faults: readonly Diagnostic[]): boolean {
    diagnostics.push(...faults);
    return faults.length === 0;
  }

  const variableTexts = raw.variables.filter((source) => isSound([...optionTextFaults(source, new Set(), new Set())]));
  const variables = new Set([...taken.variables, ...variableTexts.map(stemOf)]);
  const shapes = new Set(taken.shapes);
  const shapeTexts = raw.shapes.filter((source) => isSound([...shapeFaults(source, shapes)]));
  diagnostics.push(...shapeTexts.flatMap((source) => [...shapeNameFaults(source, shapes)]));
  const taking = { programs, inits, shapes, variables };
  const targets = raw.targets.filter((target) => isSound([...targetFaults(target, taking, read)]));
  const platformTexts = raw.platforms.filter((source) => isSound([...platformFaults(source, platforms, inits)]));
  return {
    sound: { targets, platforms: platformTexts, variables: variableTexts, shapes: shapeTexts },
    diagnostics,
  };
}

/** Names that are taken while a folder is judged. */
interface Taking {
  readonly programs: Set<string>;
  readonly inits: Map<string, KnownInit>;
  readonly shapes: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

function* targetFaults(
  raw: RawTarget,
  { programs, inits, shapes, variables }: Taking,
  read: ReadTemplate,
): Generator<Diagnostic> {
  const text = readShaped(raw.manifest, (value) => (isInitManifest(value) ? "init" : "program"));
  if (!("places" in text)) {
    yield* text;
    return;
  }
  const manifest = text.value as InitManifest | ProgramManifest; // its schema says so
  yield* nameFault(text, manifest.name, isInitManifest(manifest) ? inits : programs);
  const { readable: templates, faults: templateFaults } = readTemplates(raw.templates, raw.manifest.uri, read);
  yield* templateFaults;
  if (isInitManifest(manifest)) {
    yield* initFaults(text, manifest, raw);
    inits.set(manifest.name, { flavours: manifest.flavours, templates });
    return;
  }
  programs.add(manifest.name);
  const names = new Set<string>();
  const optionFaults = raw.options.flatMap((source) => [...optionTextFaults(source, names, shapes)]);
  yield* optionFaults;
  if (optionFaults.length === 0) for (const source of raw.options) yield* relationFaults(source, names);
  for (const source of raw.messages) {
    const messages = readShaped(source, () => "messages");
    if (!("places" in messages)) yield* messages;
  }
  if (optionFaults.length > 0 || templateFaults.length > 0) return;
  yield* programFaults(text, manifest, { options: names, templates, variables });
}

function* nameFault(text: JsonText, name: string, taken: { has(name: string): boolean }): Generator<Diagnostic> {
  const span = placeOf(text, ["name"]);
  if (span !== undefined && taken.has(name)) {
    yield targetFault(span, { problem: `there is a target ${JSON.stringify(name)} already`, label: "taken" });
  }
}

/** Faults of one options file; the names of its options are added to `names`. */
function* optionTextFaults(
  source: Source,
  names: Set<string>,
  shapes: ReadonlySet<string>,
): Generator<Diagnostic> {
  const text = readShaped(source, () => "options");
  if (!("places" in text)) {
    yield* text;
    return;
  }
  for (const [index, { name, shape }] of (text.value as readonly OptionRow[]).entries()) {
    const span = placeOf(text, [index, "name"]);
    if (span !== undefined && names.has(name)) {
      yield targetFault(span, { problem: `the option ${JSON.stringify(name)} is described twice` });
    }
    names.add(name);
    if (shape !== undefined) yield* unknownShape(text, [index, "shape"], shape, shapes);
  }
}

/** Names of other options, in what options say of each other, that stand for none. */
function* relationFaults(source: Source, names: ReadonlySet<string>): Generator<Diagnostic> {
  const text = readShaped(source, () => "options");
  if (!("places" in text)) return;
  for (const [index, row] of (text.value as readonly OptionRow[]).entries()) {
    const named: (readonly [string | undefined, JsonPath])[] = [
      [row.renamedFrom, ["renamedFrom"]],
      [row.renamedTo, ["renamedTo"]],
      [row.deprecated?.use, ["deprecated", "use"]],
      ...(["conflicts", "requires"] as const).flatMap((kind) =>
        (row[kind] ?? []).flatMap((rule, at): (readonly [string | undefined, JsonPath])[] => [
          [rule.option, [kind, at, "option"]],
          [rule.while?.option, [kind, at, "while", "option"]],
        ]),
      ),
      ...(row.compared ?? []).map(({ option }, at) => [option, ["compared", at, "option"]] as const),
      ...(row.ineffective ?? []).flatMap(({ without, unless }, at): (readonly [string | undefined, JsonPath])[] => [
        [without, ["ineffective", at, "without"]],
        [unless?.option, ["ineffective", at, "unless", "option"]],
      ]),
    ];
    for (const [name, path] of named) {
      const span = placeOf(text, [index, ...path]);
      if (name === undefined || names.has(name) || span === undefined) continue;
      const problem = `${row.name} names an option ${JSON.stringify(name)} that is not described`;
      yield targetFault(span, { problem, nearest: nearest(name, names) });
    }
  }
}

function* initFaults(text: JsonText, { flavours }: InitManifest, raw: RawTarget): Generator<Diagnostic> {
  for (const [flavour, facts] of Object.entries(flavours)) {
    for (const part of ["files", "switchedOff"] as const) {
      for (const [index, { template, link }] of facts[part].entries()) {
        const path = ["flavours", flavour, part, index];
        if (template !== undefined && raw.templates.some(({ name }) => name === template)) continue;
        if (template === undefined && link !== undefined) continue;
        const span = placeOf(text, [...path, "template"]);
        const problem =
          template === undefined
            ? `a file of ${flavour} has neither a template nor a link`
            : `there is no ${JSON.stringify(template)} beside target.json`;
        if (span !== undefined) yield targetFault(span, { problem });
      }
    }
  }
}

function* platformFaults(
  source: Source,
  platforms: Set<string>,
  inits: ReadonlyMap<string, KnownInit>,
): Generator<Diagnostic> {
  const text = readShaped(source, () => "platform");
  if (!("places" in text)) {
    yield* text;
    return;
  }
  const platform = text.value as Platform; // its schema says so
  yield* nameFault(text, platform.name, platforms);
  platforms.add(platform.name);
  for (const [name, flavour] of Object.entries(platform.inits)) {
    const init = inits.get(name);
    const facts = init?.flavours[flavour];
    if (init !== undefined && facts !== undefined) {
      yield* factFaults(text, platform, [...facts.files, ...facts.switchedOff], init.templates);
      continue;
    }
    const span = placeOf(text, ["inits", name], init === undefined ? "key" : "value");
    const problem =
      init === undefined
        ? `no init system is known as ${JSON.stringify(name)}`
        : `${name} has no flavour ${JSON.stringify(flavour)}`;
    if (span !== undefined) yield targetFault(span, { problem });
  }
  const span = placeOf(text, ["defaultInit"]);
  if (span !== undefined && !(platform.defaultInit in platform.inits)) {
    yield targetFault(span, { problem: `defaultInit ${JSON.stringify(platform.defaultInit)} is none of inits` });
  }
}

/** Facts that the templates of its init system ask for, and the platform does not tell. */
function* factFaults(
  text: JsonText,
  { facts }: Platform,
  files: readonly FileFacts[],
  templates: ReadTemplates,
): Generator<Diagnostic> {
  const span = placeOf(text, ["facts"]);
  const used = new Set(files.flatMap(({ template }) => template ?? []));
  for (const template of used) {
    for (const name of new Set((templates.get(template) ?? []).map(rootOf))) {
      if (serviceNames.includes(name) || Object.hasOwn(facts, name) || span === undefined) continue;
      const problem = `facts lacks ${JSON.stringify(name)}, which ${template} reads`;
      yield targetFault(span, { problem, label: "not complete", nearest: nearest(name, serviceNames) });
    }
  }
}
