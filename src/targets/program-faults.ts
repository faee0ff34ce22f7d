// What a program's manifest says that its schema cannot judge: names that stand for nothing, in templates, options and views.
import { compareReleases, inEra } from "../catalog/release.ts";
import type { Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { pathText, placeOf, targetFault, type JsonPath } from "./fault.ts";
import type { JsonText } from "./json-text.ts";
import type { ProgramManifest } from "./manifest.ts";
import { placeholders, placeholdersIn, settingNamed, viewPaths } from "./names.ts";
import type { FileFacts, LayoutFacts } from "./target.ts";
import { viewFaults, type ReadTemplates } from "./template-faults.ts";

/** What a manifest may name. */
export interface Known {
  readonly options: ReadonlySet<string>;
  readonly templates: ReadTemplates;
  /** Names of sets of variables. */
  readonly variables: ReadonlySet<string>;
}

/** Faults of a manifest that fits its schema. */
export function* programFaults(text: JsonText, manifest: ProgramManifest, known: Known): Generator<Diagnostic> {
  function* fault(path: JsonPath, problem: string, meant?: string, part?: "key"): Generator<Diagnostic> {
    const span = placeOf(text, path, part);
    if (span !== undefined) yield targetFault(span, { problem, nearest: meant });
  }

  function* option(name: string, path: JsonPath, part?: "key"): Generator<Diagnostic> {
    if (known.options.has(name)) return;
    const problem = `${pathText(path)}: ${manifest.title} has no option ${JSON.stringify(name)} in options/*.json`;
    yield* fault(path, problem, nearest(name, known.options), part);
  }

  function* options(names: readonly string[] | undefined, path: JsonPath): Generator<Diagnostic> {
    for (const [index, name] of (names ?? []).entries()) yield* option(name, [...path, index]);
  }

  function* placeholder(value: string | undefined, path: JsonPath): Generator<Diagnostic> {
    for (const name of placeholdersIn(value ?? "")) {
      const setting = settingNamed(name);
      if (setting !== undefined) yield* option(setting, path);
      else if (!placeholders.includes(name)) {
        const problem = `${pathText(path)}: nothing is known as {${name}}; ${list(placeholders)} and setting:NAME are`;
        yield* fault(path, problem, nearest(name, placeholders));
      }
    }
  }

  function* viewPath(value: string, path: JsonPath): Generator<Diagnostic> {
    const setting = settingNamed(value);
    if (setting !== undefined) yield* option(setting, path);
    else if (!viewPaths.includes(value)) {
      const problem = `${pathText(path)}: a view has no ${JSON.stringify(value)}; ${list(viewPaths)} and setting:NAME are what it has`;
      yield* fault(path, problem, nearest(value, viewPaths));
    }
  }

  function* file(facts: FileFacts, path: JsonPath): Generator<Diagnostic> {
    const contents = (["template", "setting", "layout", "link"] as const).filter((key) => facts[key] !== undefined);
    if (contents.length !== 1) {
      const found = contents.length === 0 ? "none of them" : list(contents);
      yield* fault(
        path,
        `${pathText(path)} needs exactly one of "template", "setting", "layout" and "link", and has ${found}`,
      );
    }
    if (facts.template !== undefined) {
      const names = known.templates.get(facts.template);
      const problem = `${pathText(path)}: there is no ${JSON.stringify(facts.template)} beside target.json`;
      if (names !== undefined) yield* viewFaults(text, path, facts, names);
      else yield* fault([...path, "template"], problem, nearest(facts.template, known.templates.keys()));
    }
    if (facts.setting !== undefined) yield* option(facts.setting, [...path, "setting"]);
    for (const [name, value] of Object.entries(facts.view ?? {})) yield* viewPath(value, [...path, "view", name]);
    if (facts.when !== undefined) yield* viewPath(facts.when, [...path, "when"]);
    yield* options(facts.except, [...path, "except"]);
    yield* options(facts.alsoRead, [...path, "alsoRead"]);
    for (const key of ["path", "link", "owner", "readBy", "group"] as const) yield* placeholder(facts[key], [...path, key]);
  }

  function* layout(facts: LayoutFacts, path: JsonPath): Generator<Diagnostic> {
    for (const [index, each] of facts.files.entries()) yield* file(each, [...path, "files", index]);
    const { service } = facts;
    const at = [...path, "service"];
    for (const [index, word] of service.command.entries()) yield* placeholder(word, [...at, "command", index]);
    for (const key of ["description", "environmentFile", "workingDirectory"] as const) {
      yield* placeholder(service[key], [...at, key]);
    }
    for (const [name, value] of Object.entries(service.environment ?? {})) {
      yield* placeholder(value, [...at, "environment", name]);
    }
    if (Array.isArray(service.arguments)) yield* options(service.arguments, [...at, "arguments"]);
    for (const [index, entry] of (service.directories ?? []).entries()) {
      const place = [...at, "directories", index];
      if (entry.startsWith("/")) yield* placeholder(entry, place);
      else yield* option(entry, place);
    }
    yield* placeholder(facts.contentPath, [...path, "contentPath"]);
    for (const [index, prefix] of (facts.prefix ?? []).entries()) {
      yield* placeholder(prefix.path, [...path, "prefix", index, "path"]);
    }
  }

  function* releases(): Generator<Diagnostic> {
    for (const [index, release] of manifest.releases.entries()) {
      const former = manifest.releases[index - 1];
      if (former !== undefined && compareReleases(former, release) >= 0) {
        yield* fault(["releases", index], `releases must be in order, oldest first: ${release} stands after ${former}`);
      }
    }
    const layouts = Object.values(manifest.packagings).flat();
    for (const [index, release] of manifest.releases.entries()) {
      if (layouts.some((each) => inEra(each, release))) continue;
      yield* fault(["releases", index], `no packaging has a layout for ${release}`);
    }
    const { defaultRelease } = manifest;
    if (defaultRelease !== undefined && !manifest.releases.includes(defaultRelease)) {
      yield* fault(["defaultRelease"], `defaultRelease ${defaultRelease} is none of the releases`);
    }
  }

  function* packagings(): Generator<Diagnostic> {
    const names = Object.keys(manifest.packagings);
    for (const [family, name] of Object.entries(manifest.defaultPackaging)) {
      if (names.includes(name)) continue;
      yield* fault(
        ["defaultPackaging", family],
        `${JSON.stringify(name)} is no packaging here: ${list(names)} are`,
        nearest(name, names),
      );
    }
    const { debian, redhat, "*": rest } = manifest.defaultPackaging;
    if (rest === undefined && (debian === undefined || redhat === undefined)) {
      yield* fault(["defaultPackaging"], `defaultPackaging needs "*", or both "debian" and "redhat"`);
    }
    for (const [name, layouts] of Object.entries(manifest.packagings)) {
      for (const [index, facts] of layouts.entries()) yield* layout(facts, ["packagings", name, index]);
    }
  }

  yield* releases();
  for (const [name, derivation] of Object.entries(manifest.derived ?? {})) {
    yield* option(name, ["derived", name], "key");
    if (typeof derivation === "object") yield* options(derivation.unless, ["derived", name, "unless"]);
  }
  for (const [index, port] of (manifest.ports ?? []).entries()) {
    yield* option(port.setting, ["ports", index, "setting"]);
    if (port.when !== undefined) yield* option(port.when.setting, ["ports", index, "when", "setting"]);
    if (port.unless !== undefined) yield* option(port.unless.setting, ["ports", index, "unless", "setting"]);
  }
  yield* options(manifest.stateDirectories, ["stateDirectories"]);
  for (const [index, { from }] of (manifest.variables ?? []).entries()) {
    if (known.variables.has(from)) continue;
    const problem = `there are no variables/${from}.json`;
    yield* fault(["variables", index, "from"], problem, nearest(from, known.variables));
  }
  yield* packagings();
}

function list(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}
