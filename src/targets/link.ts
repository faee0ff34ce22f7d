// Makes targets of target folders' texts. Options are read when they are first asked for.
import type { MessageFacts } from "../catalog/message.ts";
import type { OptionFacts } from "../catalog/option.ts";
import { indexOptions, optionTable, type OptionTable } from "../catalog/option-table.ts";
import type { Shape, Shapes } from "../catalog/shape.ts";
import { isInitManifest, type InitManifest, type OptionRow, type ProgramManifest } from "./manifest.ts";
import type { OptionRows, RawTarget, RawTargets } from "./raw.ts";
import type { Source } from "../text/source.ts";
import type { InitTarget, Platform, ProgramTarget, Targets, VariableSet } from "./target.ts";

/**
 * Links texts that are known to be valid: the built-in ones, or what `loadTargets` let pass. Costs the parsing of the
 * manifests; of two targets with one name the later wins.
 */
export function linkTargets(raw: RawTargets): Targets {
  const programs = new Map<string, ProgramTarget>();
  const inits = new Map<string, InitTarget>();
  const variables = new Map(raw.variables.map((source) => [stemOf(source), linkVariables(source)]));
  const shapes = linkShapes(raw.shapes);
  for (const target of raw.targets) {
    const manifest = JSON.parse(target.manifest.text) as InitManifest | ProgramManifest;
    if (isInitManifest(manifest)) inits.set(manifest.name, linkInit(manifest, target));
    else programs.set(manifest.name, linkProgram(manifest, target, variables, shapes));
  }
  const platforms = raw.platforms.map((source) => JSON.parse(source.text) as Platform);
  return {
    programs,
    inits,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    variables,
  };
}

/** `libprocess`, of `targets/variables/libprocess.json`. */
export function stemOf({ name }: Source): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/\.json$/, "");
}

/** Read when a variable is first looked at. */
function linkVariables(source: Source): VariableSet {
  let known: ReadonlyMap<string, OptionFacts> | undefined;
  return {
    get known() {
      known ??= new Map((JSON.parse(source.text) as OptionFacts[]).map((facts) => [facts.name, facts]));
      return known;
    },
  };
}

function linkInit({ name, title, flavours }: InitManifest, raw: RawTarget): InitTarget {
  return { name, title, flavours, templates: templatesOf(raw), source: raw.manifest };
}

function linkProgram(
  manifest: ProgramManifest,
  raw: RawTarget,
  sets: ReadonlyMap<string, VariableSet>,
  shapes: Shapes,
): ProgramTarget {
  let options: OptionTable | undefined;
  let optionNames: readonly string[] | undefined;
  return {
    name: manifest.name,
    title: manifest.title,
    role: manifest.role,
    program: manifest.program ?? manifest.name,
    releases: manifest.releases,
    defaultRelease: manifest.defaultRelease ?? manifest.releases.at(-1) ?? "",
    packagings: manifest.packagings,
    defaultPackaging: manifest.defaultPackaging,
    derived: manifest.derived ?? {},
    ports: manifest.ports ?? [],
    stateDirectories: manifest.stateDirectories ?? [],
    environmentPrefix: manifest.environmentPrefix,
    freeVariables: manifest.freeVariables ?? [],
    variables: (manifest.variables ?? []).map(({ from, prefix, program }) => ({
      prefix,
      program,
      get known() {
        return sets.get(from)?.known ?? new Map();
      },
    })),
    get options() {
      options ??= linkOptions(manifest, raw, shapes);
      return options;
    },
    get optionNames() {
      optionNames ??= namesOf(this.options);
      return optionNames;
    },
    templates: templatesOf(raw),
    get messages() {
      return raw.messages.flatMap(({ text }) => JSON.parse(text) as MessageFacts[]);
    },
    source: raw.manifest,
  };
}

/** Shapes of all files, read when the first is asked for. */
function linkShapes(sources: readonly Source[]): Shapes {
  let all: Map<string, Shape> | undefined;
  return {
    get(name) {
      all ??= new Map(sources.flatMap(({ text }) => Object.entries(JSON.parse(text) as Record<string, Shape>)));
      return all.get(name);
    },
  };
}

function templatesOf(raw: RawTarget): InitTarget["templates"] {
  return new Map(raw.templates.map((template) => [template.name, template]));
}

function linkOptions(manifest: ProgramManifest, raw: RawTarget, shapes: Shapes): OptionTable {
  const { index, row } = raw.rows?.() ?? rowsOf(raw.options);
  return optionTable(index, (name) => {
    const found = row(name);
    return found === undefined ? undefined : linkOption(found, manifest.environmentPrefix, shapes);
  });
}

function rowsOf(sources: readonly Source[]): OptionRows {
  const rows = sources.flatMap(({ text }) => JSON.parse(text) as OptionRow[]);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return { index: indexOptions(rows), row: (name) => byName.get(name) };
}

/** Every name and alias. */
function namesOf(options: OptionTable): readonly string[] {
  const aliases = new Map(options.having("aliases").map((facts) => [facts.name, facts.aliases ?? []]));
  return options.keys().flatMap((name) => [name, ...(aliases.get(name) ?? []).map((alias) => alias.name)]);
}

/** Puts the variable's name, and where shapes are found, into a row that is fresh from the parser. */
function linkOption(row: OptionRow, prefix: string | undefined, shapes: Shapes): OptionFacts {
  const { environment = prefix === undefined ? null : prefix + capitals(row.name) } = row;
  if (environment === null) delete row.environment;
  else row.environment = environment;
  if (row.shape !== undefined || row.type === "resources") row.shapes = shapes;
  return row as OptionFacts;
}

function capitals(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_");
}
