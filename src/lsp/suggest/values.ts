// Suggests values: the words that an option takes, its default, ensembles, releases, lets, secrets and files.
import { optionIn, type Option } from "../../catalog/option.ts";
import { compareReleases } from "../../catalog/release.ts";
import { languageSetting, sectionOptions } from "../../model/language-settings.ts";
import { createOptionLookup } from "../../model/option-lookup.ts";
import { languagePlaceOf, programOf, roleOf } from "../block-place.ts";
import type { DeclarationSyntax } from "../../syntax/syntax.ts";
import type { Suggestion } from "../completion-items.ts";
import type { Cursor } from "../cursor.ts";
import { selectedNodes } from "../names.ts";
import type { Place } from "../session.ts";
import { suggestEnsembles, suggestLets, suggestNode, suggestTerms } from "./names.ts";

export function suggestValues(place: Place, cursor: Cursor): readonly Suggestion[] {
  const inside = cursor.due.kind === "value" ? cursor.due.inside : "setting";
  if (inside === "call") return cursor.callee === "secret" ? [quoted("env:"), quoted("file:")] : [];
  const general = [...suggestLets(place), ...calls];
  const { key } = cursor;
  if (key === undefined || inside === "map") return general;
  const section = cursor.sections.at(-1);
  if (section === "versions") return [...releasesOf(key, place), ...suggestLets(place)];
  if (section === undefined && key === "observers") return suggestTerms(place);
  if (inside === "list") return general;
  const option = section === undefined ? optionOf(key, place, cursor) : sectionOption(section, key);
  const own = section === undefined ? languageValues(key, place, cursor.declaration) : [];
  const words = option === undefined ? [] : wordsOf(option);
  return [...own, ...words, ...suggestLets(place), ...(option === undefined || takesText(option) ? calls : [])];
}

/** Keys of a map: the nodes of the ensemble, for `ids`. */
export function suggestMapKeys({ analysis }: Place, { key, declaration }: Cursor): readonly Suggestion[] {
  if (key !== "ids" || declaration?.kind !== "ensemble" || declaration.selector === undefined) return [];
  return selectedNodes(analysis, declaration.selector).map((node) => ({
    ...suggestNode(node),
    snippet: `${node.name}: $0`,
  }));
}

/** What may be a secret or a file's text. */
function takesText({ type, values }: Option): boolean {
  return values === undefined && ["string", "path", "url", "json", "credentials", "list", "attributes"].includes(type);
}

/** Values of mesosc's own settings, which the targets know. */
export function languageValues(
  key: string,
  place: Place,
  declaration: DeclarationSyntax | undefined,
): readonly Suggestion[] {
  const { targets } = place.analysis;
  const word = (label: string, detail: string): Suggestion => ({ kind: "value", label, detail, rank: 1 });
  const role = declaration === undefined ? undefined : roleOf(place.analysis, declaration);
  const inForce = declaration === undefined ? undefined : programOf(place.analysis, declaration);
  switch (key) {
    case "os":
      return [...targets.platforms.values()].map(({ name, title, defaultInit }) =>
        word(name, `${title}, ${defaultInit}`),
      );
    case "init":
      return [...targets.inits.values()].map(({ name, title }) => word(name, title));
    case "packaging": {
      const programs = inForce === undefined ? [...targets.programs.values()] : [inForce.target];
      const names = new Map<string, string[]>();
      for (const { title, packagings } of programs)
        for (const name of Object.keys(packagings)) names.set(name, [...(names.get(name) ?? []), title]);
      return [...names].map(([name, titles]) => word(name, titles.join(", ")));
    }
    case "version":
      return inForce === undefined ? [] : releasesOf(inForce.target.program, place);
    case "zk":
      return suggestEnsembles(place, declaration?.kind === "masters" ? "/mesos" : `/${role?.name ?? "name"}`);
    case "master":
      return suggestEnsembles(place, "/mesos");
    default:
      return [];
  }
}

/** Of a program the newest first. */
function releasesOf(program: string, { analysis }: Place): readonly Suggestion[] {
  const target = [...analysis.targets.programs.values()].find((candidate) => candidate.program === program);
  if (target === undefined) return [];
  return [...target.releases]
    .sort(compareReleases)
    .reverse()
    .map((label) => ({
      kind: "release",
      label,
      ...(label === target.defaultRelease ? { detail: "the default" } : {}),
      rank: 1,
    }));
}

const lookup = createOptionLookup();

function optionOf(key: string, place: Place, { declaration }: Cursor): Option | undefined {
  if (declaration === undefined) return undefined;
  const inForce = programOf(place.analysis, declaration);
  const option = inForce === undefined ? undefined : lookup.find(inForce.target, inForce.release, key);
  const at = languagePlaceOf(declaration);
  const language = at === undefined ? undefined : languageSetting(key, at);
  return option ?? (language === undefined ? undefined : optionIn(language.facts, "0"));
}

function sectionOption(section: string, key: string): Option | undefined {
  return section === "service" || section === "jvm" ? sectionOptions[section].get(key) : undefined;
}

/** The words of a closed list, and the default of any option. */
function wordsOf(option: Option): readonly Suggestion[] {
  const words = option.values ?? (option.type === "boolean" ? ["true", "false"] : []);
  const usual = option.default === undefined ? undefined : String(option.default);
  const listed = words.map((label): Suggestion => ({
    kind: "value",
    label,
    ...(label === usual ? { detail: "the default" } : {}),
    rank: 1,
  }));
  if (usual === undefined || usual === "" || words.includes(usual)) return listed;
  const isWord = /^[A-Za-z0-9_.%+-]+$/.test(usual);
  const text = isWord ? usual : JSON.stringify(usual);
  return [...listed, { kind: "value", label: text, detail: "the default", rank: 1 }];
}

const calls: readonly Suggestion[] = [
  {
    kind: "value",
    label: "secret",
    detail: 'secret("env:NAME")',
    documentation: "A secret from the environment or a file: it is in no message and in no file that others may read.",
    snippet: 'secret("${1:env:NAME}")$0',
    isCall: true,
    rank: 7,
  },
  {
    kind: "value",
    label: "file",
    detail: 'file("PATH")',
    documentation: "The text of a file beside this one.",
    snippet: 'file("$1")$0',
    isCall: true,
    rank: 7,
  },
];

function quoted(start: string): Suggestion {
  return { kind: "value", label: `"${start}…"`, text: `"${start}"`, snippet: `"${start}$0"` };
}
