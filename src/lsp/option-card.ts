// What hovers and completions say of an option: what it is for, what it takes, its default, its releases and its rules.
import { describeOption, type OptionDescription } from "../catalog/describe-option.ts";
import type { Option, OptionFacts } from "../catalog/option.ts";
import { inWords } from "../catalog/presence.ts";
import { inEra, type Release } from "../catalog/release.ts";
import { expectedOf } from "../catalog/types.ts";
import { filledIn } from "../targets/filled-in.ts";
import type { ProgramTarget } from "../targets/target.ts";

/** So many of an option's words are in a brief. */
const mostInBrief = 4;

/** `duration, default 10secs`: a few words for a list; `known` are words that the option itself does not know. */
export function optionBrief(
  { type, values = [] }: Option,
  usual: string | number | boolean | undefined,
  known: readonly string[] = values,
): string {
  const shown = known.length > mostInBrief ? [...known.slice(0, mostInBrief - 1), "…"] : known;
  const kind = shown.length === 0 ? type : shown.join(" | ");
  return usual === undefined ? kind : `${kind}, default ${usual}`;
}

/** A card in Markdown of one of mesosc's own settings, whose words may be known, or of a variable of a program. */
export function settingCard(
  option: Option,
  about: {
    readonly words?: readonly string[];
    readonly takes?: string | undefined;
    readonly where?: string;
  } = {},
): string {
  const { words = [], takes = expectedOf(option), where = "mesosc" } = about;
  const known = words.length > 0 ? words : (option.values ?? []);
  const lines = [
    `takes ${known.length > 0 ? listed(known) : takes}`,
    ...(option.default === undefined ? [] : [`default \`${option.default}\``]),
  ];
  const notes = (option.facts.notes ?? []).filter((note) => inEra(note, option.release));
  return card(
    option.name,
    where,
    option.facts.summary,
    lines,
    notes.map(({ text }) => text),
  );
}

/** A card in Markdown of a program's option as a release has it; where it does not, over all that do. */
export function optionCard(facts: OptionFacts, target: ProgramTarget, release: Release): string {
  const always = describeOption(facts, target.options, target.releases);
  const inRelease = describeOption(facts, target.options, [release]);
  const isHere = inRelease.releases.length > 0;
  const description = isHere ? inRelease : always;
  const where = isHere ? `${target.title} ${release}` : `not in ${target.title} ${release}`;
  const filled = isHere ? filledIn(target, facts.name, release) : undefined;
  const lines = [
    ...description.type.map(({ value }) => `takes ${takes(description, value, facts)}`),
    ...description.default.map(({ value }) => defaultLine(value)),
    ...(filled === undefined ? [] : [`mesosc fills in ${filled}`]),
    ...(description.managed === undefined ? [] : [`not to be set: ${description.managed}`]),
    ...(description.required.length === 0 ? [] : ["required: the program does not start without it"]),
    `releases: ${inWords(always.releases, target.releases)}`,
    ...namesOf(description),
    ...description.conflicts.map(({ words }) => `excludes ${words}`),
    ...description.requires.map(({ words }) => `needs ${words}`),
    ...(facts.sensitive === true ? ['holds a secret: write `secret("env:NAME")` or `secret("file:PATH")`'] : []),
  ];
  const { deprecated, notes } = description;
  const old = deprecated === undefined ? [] : [deprecatedLine(deprecated)];
  return card(
    facts.name,
    where,
    facts.summary,
    [...old, ...lines],
    notes.map(({ text }) => text),
  );
}

function card(
  name: string,
  where: string,
  summary: string | undefined,
  lines: readonly string[],
  notes: readonly string[] = [],
): string {
  return [
    `**\`${name}\`** · ${where}`,
    ...(summary === undefined ? [] : [`${summary.replace(/\.$/, "")}.`]),
    lines.map((line) => `- ${line}`).join("\n"),
    ...notes,
  ].join("\n\n");
}

function takes({ unit }: OptionDescription, type: string, { values, modules }: OptionFacts): string {
  if (values !== undefined && modules !== true) return listed(values);
  return unit === undefined ? type : `${type}; a bare number counts ${unit}`;
}

function listed(words: readonly string[]): string {
  return `one of ${words.map((word) => `\`${word}\``).join(", ")}`;
}

function defaultLine(value: string | number | boolean | null): string {
  return value === null ? "no default" : `default ${value === "" ? "empty" : `\`${value}\``}`;
}

function namesOf({ aliases, renamedFrom, renamedTo, environment }: OptionDescription): readonly string[] {
  return [
    ...aliases.map(({ name, deprecated }) => `also called \`${name}\`${deprecated ? ", which is deprecated" : ""}`),
    ...(renamedFrom === undefined || aliases.some(({ name }) => name === renamedFrom)
      ? []
      : [`formerly \`${renamedFrom}\``]),
    ...(renamedTo === undefined ? [] : [`later \`${renamedTo}\``]),
    ...(environment === undefined ? [] : [`variable \`${environment}\``]),
  ];
}

function deprecatedLine({ use, note }: NonNullable<OptionDescription["deprecated"]>): string {
  const more = [...(use === undefined ? [] : [`use \`${use}\``]), ...(note === undefined ? [] : [note])];
  return ["**deprecated**", ...more].join("; ");
}
