// Suggests values: the words that an option takes, its default, ensembles, releases, lets, secrets and files.
import { optionIn, type Option } from "../../catalog/option.ts";
import { compareReleases } from "../../catalog/release.ts";
import { languageSetting, sectionOptions } from "../../model/language-settings.ts";
import { createOptionLookup } from "../../model/option-lookup.ts";
import { languagePlaceOf, programOf, roleOf, variablesOf } from "../block-place.ts";
import type { Targets } from "../../targets/target.ts";
import { usualValue } from "../../targets/filled-in.ts";
import type { DeclarationSyntax } from "../../syntax/syntax.ts";
import type { Suggestion } from "../completion-items.ts";
import type { Cursor } from "../cursor.ts";
import type { Place } from "../session.ts";
import { wordsInside } from "./inside.ts";
import { suggestEnsembles, suggestLets, suggestTerms } from "./names.ts";

export function suggestValues(place: Place, cursor: Cursor): readonly Suggestion[] {
  const inside = cursor.due.kind === "value" ? cursor.due.inside : "setting";
  if (inside === "call") return cursor.callee === "secret" ? [quoted("env:"), quoted("file:")] : [];
  if (cursor.key === "observers" && cursor.sections.length === 0) return suggestTerms(place, cursor.declaration);
  const words = suggestWords(place, cursor);
  const option = optionAt(place, cursor);
  const isText = cursor.key !== "ids" && (option === undefined || takesText(option));
  const isClosed = cursor.steps.length > 0 ? words.length > 0 : !isText;
  return [
    ...words,
    ...suggestLets(place, cursor.declaration),
    ...(isClosed || cursor.sections.at(-1) === "versions" ? [] : calls),
  ];
}

/** The words that a value may be, quoted or not: those of an option, or of a part of its value. */
export function suggestWords(place: Place, cursor: Cursor): readonly Suggestion[] {
  const { key, steps, sections, declaration } = cursor;
  if (key === undefined || cursor.due.kind !== "value" || cursor.due.inside === "call") return [];
  const section = sections.at(-1);
  if (section === "versions") return releasesOf(key, place);
  const option = optionAt(place, cursor);
  if (steps.length > 0) return option === undefined ? [] : wordsInside(option, steps, place, cursor);
  const own = section === undefined ? languageValues(key, place, declaration) : [];
  if (option === undefined) return own;
  const target = declaration === undefined ? undefined : programOf(place.analysis, declaration)?.target;
  const isProgram = section === undefined && target?.options.has(option.name) === true;
  return [...own, ...wordsOf(option, isProgram ? usualValue(target, option) : option.default)];
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
      return [...targets.inits.values()].map(({ name }) => word(name, `init system${platformsOf(name, targets)}`));
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
      return suggestEnsembles(place, declaration?.kind === "masters" ? "/mesos" : `/${role?.name ?? "name"}`, "usual");
    case "master":
      return suggestEnsembles(place, "/mesos", "other");
    default:
      return [];
  }
}

/** Where an init system is the usual one: ` of Debian 8, Debian 9, …`. */
function platformsOf(init: string, { platforms }: Targets): string {
  const titles = [...platforms.values()].filter(({ defaultInit }) => defaultInit === init).map(({ title }) => title);
  const shown = titles.length > 3 ? [...titles.slice(0, 3), "…"] : titles;
  return shown.length === 0 ? "" : ` of ${shown.join(", ")}`;
}

/** The words of a setting that takes one of a list; ensembles are no such list, and releases one that is too long. */
export function listedWords(key: string, place: Place, declaration: DeclarationSyntax | undefined): readonly string[] {
  if (key === "version" || key === "zk" || key === "master") return [];
  return languageValues(key, place, declaration).map(({ label }) => label);
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

/** The option whose value is due. */
export function optionAt(place: Place, { key, sections, declaration }: Cursor): Option | undefined {
  const section = sections.at(-1);
  if (key === undefined || declaration === undefined) return undefined;
  if (section === "service" || section === "jvm") return sectionOptions[section].get(key);
  const inForce = programOf(place.analysis, declaration);
  if (section === "environment" && inForce !== undefined) {
    return variablesOf(place.analysis, inForce).find(({ option }) => option.name === key)?.option;
  }
  if (section !== undefined) return undefined;
  const option = inForce === undefined ? undefined : lookup.find(inForce.target, inForce.release, key);
  const at = languagePlaceOf(declaration);
  const language = at === undefined ? undefined : languageSetting(key, at);
  return option ?? (language === undefined ? undefined : optionIn(language.facts, "0"));
}

/** What parts a list that is written as one text; undefined where the value due is no list. */
export function separatorAt(place: Place, cursor: Cursor): string | undefined {
  const option = optionAt(place, cursor);
  return option?.type === "list" && cursor.steps.length === 0 ? (option.separator ?? ",") : undefined;
}

/** The words of a closed list, and the default of any option. */
function wordsOf(option: Option, value: string | number | boolean | undefined): readonly Suggestion[] {
  const words = option.values ?? (option.type === "boolean" ? ["true", "false"] : []);
  const usual = value === undefined ? undefined : String(value);
  const listed = words.map((label): Suggestion => ({
    kind: "value",
    label,
    ...(label === usual ? { detail: "the default" } : {}),
    rank: 1,
  }));
  if (usual === undefined || usual === "" || words.includes(usual)) return listed;
  const isWord = /^[A-Za-z0-9_.%+-]+$/.test(usual);
  const text = isWord ? usual : JSON.stringify(usual);
  return [...listed, { kind: "value", label: usual, text, detail: "the default", rank: 1 }];
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
