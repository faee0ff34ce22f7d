// The page of an option, and the list of a program's options, as text for a terminal.
import { describeOption, type NamedStretch, type OptionDescription, type Spell } from "../catalog/describe-option.ts";
import type { OptionFacts } from "../catalog/option.ts";
import { inWords, type Stretch } from "../catalog/presence.ts";
import type { Release } from "../catalog/release.ts";
import type { Palette } from "../diagnostics/palette.ts";
import { filledIn } from "../targets/filled-in.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { wrapped } from "./wrapped.ts";

/** What is known of an option in one release, or over all. */
export function optionPage(
  target: ProgramTarget,
  facts: OptionFacts,
  release: Release | undefined,
  palette: Palette,
): string {
  const always = describeOption(facts, target.options, target.releases);
  const isHere = release === undefined || always.releases.some((stretch) => holds(stretch, release, target.releases));
  const description = release === undefined || !isHere ? always : describeOption(facts, target.options, [release]);
  const spelling = speller(whole(description.releases));
  const title = release === undefined ? target.title : `${target.title} ${release}`;
  const kind = target.options.has(facts.name) ? "option of" : "variable read by";
  const head = `${palette.strong(facts.name)}: ${isHere ? `${kind} ${title}` : `not in ${title}`}`;
  const rows = rowsOf(description, always, target, release, spelling);
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `    ${name.padEnd(width)}  ${value}`.trimEnd()).join("\n");
  const notes = description.notes.map(({ text, ...stretch }) => `${text}${spelling.aside(stretch)}`);
  const parts = [head, ...(facts.summary === undefined ? [] : [`${facts.summary}.`]), table, ...notes.map(wrapped)];
  return `${parts.join("\n\n")}\n`;
}

type Row = readonly [name: string, value: string];

function rowsOf(
  description: OptionDescription,
  always: OptionDescription,
  target: ProgramTarget,
  release: Release | undefined,
  spelling: Spelling,
): readonly Row[] {
  const { deprecated, aliases, environment, systemProperty, renamedFrom, renamedTo, managed } = description;
  const filled = filledIn(target, description.name, release);
  const rows: (Row | undefined)[] = [
    ...column("type", spelling.all(description.type)),
    ...column(
      "default",
      spelling.all(description.default.map((spell) => ({ ...spell, value: shown(spell.value, description.unit) }))),
    ),
    ...column("format", spelling.all(description.format)),
    filled === undefined ? undefined : ["mesosc sets", filled],
    managed === undefined ? undefined : ["not to be set", managed],
    ...column("words", namesByRelease(description.words, spelling)),
    ...column("fields", namesByRelease(description.fields, spelling)),
    description.required.length === 0 ? undefined : ["required", spelling.stretches(description.required)],
    ["releases", inWords(always.releases, target.releases)],
    environment === undefined ? undefined : ["environment", environment],
    systemProperty === undefined ? undefined : ["system property", systemProperty],
    ...column(
      "also called",
      aliases.map(
        ({ name, deprecated: isOld, releases }) =>
          `${name}${isOld ? ", deprecated" : ""}${releases[0] === undefined ? "" : spelling.aside(whole(releases))}`,
      ),
    ),
    deprecated === undefined
      ? undefined
      : [
          "deprecated",
          [
            spelling.stretches([deprecated]),
            ...(deprecated.use === undefined ? [] : [`use ${deprecated.use}`]),
            ...(deprecated.note === undefined ? [] : [deprecated.note]),
          ].join("; "),
        ],
    renamedFrom === undefined ? undefined : ["formerly", renamedFrom],
    renamedTo === undefined ? undefined : ["later", renamedTo],
    ...column(
      "excludes",
      description.conflicts.map(({ words, ...stretch }) => `${words}${spelling.aside(stretch)}`),
    ),
    ...column(
      "needs",
      description.requires.map(({ words, ...stretch }) => `${words}${spelling.aside(stretch)}`),
    ),
    ...column(
      "must be",
      description.compared.map(({ words, ...stretch }) => `${words}${spelling.aside(stretch)}`),
    ),
    ...column(
      "no effect",
      description.ineffective.map(({ why, ...stretch }) => `${why}${spelling.aside(stretch)}`),
    ),
  ];
  return rows.filter((row) => row !== undefined);
}

/** Names of the same releases on one line, those that are always there first. */
function namesByRelease(all: readonly NamedStretch[], spelling: Spelling): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, ...stretch } of all) {
    const aside = spelling.aside(stretch);
    groups.set(aside, [...(groups.get(aside) ?? []), name]);
  }
  return [...groups]
    .sort(([left], [right]) => Number(left !== "") - Number(right !== ""))
    .map(([aside, names]) => `${names.join(", ")}${aside}`);
}

/** The values one below the other, the name beside the first. */
function column(name: string, values: readonly string[]): Row[] {
  return values.map((value, index) => [index === 0 ? name : "", value]);
}

function shown(value: string | number | boolean | null, unit: string | undefined): string {
  if (value === null) return "none";
  if (typeof value === "number" && value > 0 && unit !== undefined) return `${value} ${unit}`;
  return value === "" ? "empty" : String(value);
}

function whole(stretches: readonly Stretch[]): Stretch {
  return { first: stretches[0]?.first ?? "", last: stretches.at(-1)?.last ?? "" };
}

function holds({ first, last }: Stretch, release: Release, releases: readonly Release[]): boolean {
  const at = releases.indexOf(release);
  return at >= releases.indexOf(first) && at <= releases.indexOf(last);
}

/** How stretches of releases are put. */
interface Spelling {
  /** ` (from 1.0.0 on)`; nothing for what always holds. */
  aside(stretch: Stretch): string;
  stretches(stretches: readonly Stretch[]): string;
  all(spells: readonly Spell<string>[]): string[];
}

/** Spells stretches of an option's life, which the releases on its page are a part of. */
function speller({ first: oldest, last: newest }: Stretch): Spelling {
  const words = ({ first, last }: Stretch): string => {
    if (first === oldest) return last === newest ? "always" : `until ${last}`;
    if (last === newest) return `from ${first} on`;
    return first === last ? `in ${first}` : `${first} to ${last}`;
  };
  const aside = (stretch: Stretch): string =>
    stretch.first === oldest && stretch.last === newest ? "" : ` (${words(stretch)})`;
  return {
    aside,
    stretches: (stretches) => (oldest === newest ? "yes" : stretches.map(words).join(", ")),
    all: (spells) => spells.map((spell) => `${spell.value}${spells.length === 1 ? "" : aside(spell)}`),
  };
}

/** One line an option, for one release or for all. */
export function optionList(target: ProgramTarget, release: Release | undefined, palette: Palette): string {
  const releases = release === undefined ? target.releases : [release];
  const described = [...target.options.values()]
    .map((facts) => describeOption(facts, target.options, releases))
    .filter((description) => description.releases.length > 0)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const width = Math.max(0, ...described.map(({ name }) => name.length));
  const lines = described.map((description) => {
    const { name, summary = "" } = description;
    const last = description.default.at(-1)?.value ?? null;
    const parts = [
      ...(last === null ? [] : [shown(last, description.unit)]),
      ...(description.deprecated === undefined ? [] : ["deprecated"]),
      ...(release === undefined ? releasesAside(description, target) : []),
    ];
    return `  ${name.padEnd(width)}  ${summary}${parts.length === 0 ? "" : ` (${parts.join("; ")})`}`.trimEnd();
  });
  const title = release === undefined ? `${target.title}, all releases` : `${target.title} ${release}`;
  const more = `\`mesosc explain ${target.name} OPTION\` says more of one.`;
  return `${palette.strong(`${title}: ${described.length} options`)}\n\n${lines.join("\n")}\n\n${more}\n`;
}

/** Where an option is not there in every release. */
function releasesAside({ releases }: OptionDescription, target: ProgramTarget): string[] {
  const always =
    releases.length === 1 && releases[0]?.first === target.releases[0] && releases[0]?.last === target.releases.at(-1);
  return always ? [] : [inWords(releases, target.releases)];
}
