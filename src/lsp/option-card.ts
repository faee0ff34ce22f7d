// What hovers and completions say of an option: what it is for, what it takes, its default and its releases.
import { optionIn, type Option, type OptionFacts } from "../catalog/option.ts";
import { compareReleases, inEra, type Era, type Release } from "../catalog/release.ts";
import { expectedOf } from "../catalog/types.ts";
import { derivationsIn } from "../model/derive.ts";
import type { DerivedValue, ProgramTarget } from "../targets/target.ts";

/** `duration, default 10secs`: a few words for a list. */
export function optionBrief(option: Option): string {
  const kind = option.values === undefined ? option.type : option.values.join(" | ");
  return option.default === undefined ? kind : `${kind}, default ${option.default}`;
}

/** A card in Markdown; without a program for mesosc's own settings, whose words may be known. */
export function optionCard(
  option: Option,
  program?: { readonly target: ProgramTarget; readonly release: Release },
  words: readonly string[] = [],
): string {
  const { facts } = option;
  const where = program === undefined ? "mesosc" : `${program.target.title} ${program.release}`;
  const lines = [
    `takes ${words.length > 0 ? listed(words) : takes(option)}`,
    ...(option.default === undefined ? [] : [`default \`${option.default}\``]),
    ...(program === undefined ? [] : derivation(option, program)),
    ...(option.required ? ["required: the program does not start without it"] : []),
    ...(program === undefined ? [] : releasesOf(facts)),
    ...defaultsOf(facts),
    ...(facts.environment === undefined ? [] : [`variable \`${facts.environment}\``]),
    ...(facts.sensitive === true ? ['holds a secret: write `secret("env:NAME")` or `secret("file:PATH")`'] : []),
    ...(program === undefined ? [] : deprecation(facts, program.release)),
  ];
  const summary = facts.summary === undefined ? [] : [`${facts.summary.replace(/\.$/, "")}.`];
  return [`**\`${option.name}\`** · ${where}`, ...summary, lines.map((line) => `- ${line}`).join("\n")].join("\n\n");
}

/** The card of an option that the release in force does not have; undefined where no release has it. */
export function absentCard(facts: OptionFacts, target: ProgramTarget, release: Release): string | undefined {
  const nearest = [...target.releases]
    .sort(compareReleases)
    .reverse()
    .find((other) => inEra(facts, other));
  const option = nearest === undefined ? undefined : optionIn(facts, nearest);
  if (option === undefined || nearest === undefined) return undefined;
  return `${optionCard(option, { target, release: nearest })}\n\n**${target.title} ${release} does not have it.**`;
}

function takes(option: Option): string {
  return option.values === undefined ? expectedOf(option) : listed(option.values);
}

function listed(words: readonly string[]): string {
  return `one of ${words.map((word) => `\`${word}\``).join(", ")}`;
}

/** What mesosc makes of an option that is left out. */
function derivation(
  option: Option,
  { target, release }: { readonly target: ProgramTarget; readonly release: Release },
) {
  const derived = derivationsIn(target, release, (name) => (name === option.name ? option : undefined))[0];
  if (derived === undefined) return [];
  const { from } = derived;
  return [`left out, it is ${typeof from === "object" ? `\`${from.value}\`` : derivedWords[from]}`];
}

const derivedWords: Readonly<Record<DerivedValue, string>> = {
  quorum: "a majority of the masters",
  "masters-zk": "the masters' ZooKeeper string",
  "own-zk": "the ensemble's servers with the role's own path",
  "own-zk-hosts": "the ensemble's servers",
  "own-zk-path": "the role's own path",
  "node-ip": "the node's address, where that is an IPv4 one",
  "node-address": "the node's address",
  "node-name": "the node's name",
  "cluster-name": "the cluster's name",
};

function releasesOf(facts: OptionFacts): readonly string[] {
  const { renamedFrom, renamedTo, aliases = [] } = facts;
  return [
    `in ${eraText(facts)}`,
    ...(renamedFrom === undefined ? [] : [`before that \`${renamedFrom}\``]),
    ...(renamedTo === undefined ? [] : [`since then \`${renamedTo}\``]),
    ...aliases
      .filter(({ name }) => name !== renamedFrom)
      .map(({ name, deprecated }) => `also written \`${name}\`${deprecated === true ? ", which is deprecated" : ""}`),
  ];
}

function eraText({ since, until, absentIn }: Era): string {
  const from = since === undefined ? "" : until === undefined ? `${since} and newer` : `${since} to ${until}`;
  const span = from === "" ? (until === undefined ? "every release" : `releases up to ${until}`) : `releases ${from}`;
  return absentIn === undefined ? span : `${span}, but for ${absentIn.join(", ")}`;
}

/** How the default changed, where it did. */
function defaultsOf({ default: defaults = [] }: OptionFacts): readonly string[] {
  if (defaults.length < 2) return [];
  const steps = defaults.map(({ since, value }) => {
    const shown = value === null ? "none" : `\`${value}\``;
    return since === undefined ? shown : `${shown} since ${since}`;
  });
  return [`default by release: ${steps.join(", ")}`];
}

function deprecation({ deprecated }: OptionFacts, release: Release): readonly string[] {
  if (deprecated === undefined || !inEra(deprecated, release)) return [];
  return [`**deprecated**${deprecated.note === undefined ? "" : `: ${deprecated.note}`}`];
}
