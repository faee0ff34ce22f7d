// Everything that is known of an option, release by release: what `explain` prints and the editor shows.
import { optionIn, type Comparison, type DefaultFacts, type OptionFacts, type Relation } from "./option.ts";
import type { OptionTable } from "./option-table.ts";
import { stretchesWhere, type Stretch } from "./presence.ts";
import { eraAt, inEra, type Era, type Release } from "./release.ts";
import { expectedOf } from "./types.ts";
import { rangeInWords } from "./types/limits.ts";

/** A fact and the releases in which it holds, the oldest first. */
export interface Spell<T> {
  readonly value: T;
  readonly first: Release;
  readonly last: Release;
}

export interface OptionDescription {
  readonly name: string;
  readonly summary: string | undefined;
  readonly type: readonly Spell<string>[];
  /** What a bare number counts; undefined where that is nothing, or the value says it itself. */
  readonly unit: string | undefined;
  /** The form of a text with structure that the program reads (src/catalog/option.ts). */
  readonly format: readonly Spell<string>[];
  /** `null` where the program has none. */
  readonly default: readonly Spell<string | number | boolean | null>[];
  readonly releases: readonly Stretch[];
  readonly required: readonly Stretch[];
  readonly environment: string | undefined;
  readonly systemProperty: string | undefined;
  readonly aliases: readonly {
    readonly name: string;
    readonly deprecated: boolean;
    readonly releases: readonly Stretch[];
  }[];
  readonly deprecated: (Stretch & { readonly use: string | undefined; readonly note: string | undefined }) | undefined;
  readonly renamedFrom: string | undefined;
  readonly renamedTo: string | undefined;
  readonly conflicts: readonly DescribedRelation[];
  readonly requires: readonly DescribedRelation[];
  readonly managed: string | undefined;
  /** How its value must compare with another's: `not more than perf_interval`. */
  readonly compared: readonly (Stretch & { readonly words: string })[];
  /** Why it does nothing. */
  readonly ineffective: readonly (Stretch & { readonly why: string })[];
  /** The words that it may be or hold, and the fields of its JSON. */
  readonly words: readonly NamedStretch[];
  readonly fields: readonly NamedStretch[];
  readonly notes: readonly (Stretch & { readonly text: string })[];
}

export interface NamedStretch extends Stretch {
  readonly name: string;
}

/** A rule about another option, with the releases that keep it. */
export interface DescribedRelation extends Stretch {
  readonly option: string;
  readonly words: string;
}

/** Describes an option over `releases` (oldest first); `all` is every option of its program by name. */
export function describeOption(
  facts: OptionFacts,
  all: Pick<OptionTable, "get" | "values">,
  releases: readonly Release[],
): OptionDescription {
  const here = releases.filter((release) => optionIn(facts, release) !== undefined);
  const within = (era: Era): Stretch[] => stretchesWhere(here, (release) => inEra(era, release));
  const whole = (era: Era, holds: (release: Release) => boolean = () => true): Stretch | undefined => {
    const held = here.filter((release) => inEra(era, release) && holds(release));
    const [first, last] = [held[0], held.at(-1)];
    return first === undefined || last === undefined ? undefined : { first, last };
  };
  /** The rule as its other side sees it where it is `theirs`. */
  const relation = (rule: Relation, side: "ours" | "theirs", owner: string): DescribedRelation[] => {
    const option = side === "ours" ? rule.option : owner;
    const other = all.get(option);
    const stretch = whole(rule, (release) => other !== undefined && optionIn(other, release) !== undefined);
    return stretch === undefined ? [] : [{ option, words: relationWords(rule, side, owner), ...stretch }];
  };
  const named = (all: readonly (Era & { readonly name: string })[]): NamedStretch[] =>
    all.flatMap((each) => {
      const stretch = whole(each);
      return stretch === undefined ? [] : [{ name: each.name, ...stretch }];
    });
  const { deprecated, managed, required } = facts;
  const deprecation = deprecated === undefined ? undefined : whole(deprecated);
  return {
    name: facts.name,
    summary: facts.summary,
    type: spells(here, (release) => typeWords(facts, release)),
    unit: facts.unit === "mesos" ? undefined : facts.unit,
    format:
      facts.formats === undefined ? [] : spells(here, (release) => eraAt(facts.formats ?? [], release)?.format ?? ""),
    default: spells(here, (release) => defaultWords(eraAt(facts.default ?? [], release))),
    releases: stretchesWhere(releases, (release) => here.includes(release)),
    required: required === undefined || required === false ? [] : within(required === true ? {} : required),
    environment: facts.environment,
    systemProperty: facts.systemProperty,
    aliases: (facts.aliases ?? []).flatMap((alias) => {
      const stretches = within(alias);
      return stretches.length === 0
        ? []
        : [{ name: alias.name, deprecated: alias.deprecated === true, releases: stretches }];
    }),
    deprecated:
      deprecation === undefined ? undefined : { ...deprecation, use: deprecated?.use, note: deprecated?.note },
    renamedFrom: facts.renamedFrom,
    renamedTo: facts.renamedTo,
    conflicts: [
      ...(facts.conflicts ?? []).flatMap((rule) => relation(rule, "ours", facts.name)),
      // A rule is written down once, and holds for both.
      ...[...all.values()].flatMap(({ name, conflicts = [] }) =>
        conflicts
          .filter(({ option }) => option === facts.name && name !== facts.name)
          .flatMap((rule) => relation(rule, "theirs", name)),
      ),
    ],
    requires: (facts.requires ?? []).flatMap((rule) => relation(rule, "ours", facts.name)),
    compared: (facts.compared ?? []).flatMap((rule) => {
      const stretch = whole(rule);
      return stretch === undefined ? [] : [{ words: comparisonWords(rule), ...stretch }];
    }),
    ineffective: (facts.ineffective ?? []).flatMap((rule) => {
      const stretch = whole(rule);
      return stretch === undefined ? [] : [{ why: rule.why, ...stretch }];
    }),
    words: named(facts.words ?? []),
    fields: named(facts.shape === undefined ? [] : (facts.shapes?.get(facts.shape)?.fields ?? [])),
    managed: managed === undefined || whole(managed) === undefined ? undefined : managed.why,
    notes: (facts.notes ?? []).flatMap((note) => {
      const stretch = whole(note);
      return stretch === undefined ? [] : [{ text: note.text, ...stretch }];
    }),
  };
}

/** `isolation = filesystem/linux, where …`: the other option of a rule, with what counts of either. */
function relationWords(rule: Relation, side: "ours" | "theirs", owner: string): string {
  const has = rule.has === undefined ? undefined : [rule.has, ...(rule.or ?? [])].join(" or ");
  // Words of one list, beside each other.
  if (rule.option === owner) return `${has ?? ""}, beside ${rule.is?.join(" or ") ?? ""}`;
  const values = { [rule.option]: has, [owner]: rule.is?.join(" or ") };
  const [ours, theirs] = side === "ours" ? [owner, rule.option] : [rule.option, owner];
  const conditions = [
    ...(values[ours] === undefined ? [] : [`it is ${values[ours]}`]),
    ...(rule.while === undefined ? [] : [`${rule.while.option} is ${rule.while.is}`]),
  ];
  const named = values[theirs] === undefined ? theirs : `${theirs} = ${values[theirs]}`;
  return conditions.length === 0 ? named : `${named}, where ${conditions.join(" and ")}`;
}

function comparisonWords({ option, must, times = 1, or = [] }: Comparison): string {
  switch (must) {
    case "equal":
      return `the same as ${option}`;
    case "not-exceed":
      return `not more than ${option}`;
    case "exceed":
      return `more than ${times === 1 ? "" : `${times} times `}${option}`;
    case "be-among":
      return `among ${[option, ...or].join(" and ")}`;
  }
}

/** What holds in each release, equal neighbours together. */
function spells<T>(releases: readonly Release[], valueIn: (release: Release) => T): Spell<T>[] {
  const found: { value: T; first: Release; last: Release }[] = [];
  for (const release of releases) {
    const value = valueIn(release);
    const current = found.at(-1);
    if (current !== undefined && current.value === value) current.last = release;
    else found.push({ value, first: release, last: release });
  }
  return found;
}

function typeWords(facts: OptionFacts, release: Release): string {
  const option = optionIn(facts, release);
  if (option === undefined) return "";
  const { minimum, maximum, above } = option;
  const range =
    minimum === undefined && maximum === undefined && above === undefined
      ? ""
      : `, ${rangeInWords({ minimum, maximum, above }, String)}`;
  const off = option.form === "flag" ? "; it can only be switched on" : "";
  // What is in the list is told by release.
  const { values, ...open } = option;
  const expected = expectedOf(facts.words === undefined && values !== undefined ? option : open);
  const form = option.expects === undefined || expected.includes(option.expects) ? "" : `: ${option.expects}`;
  return `${expected}${form}${range}${off}`;
}

function defaultWords(fallback: DefaultFacts | undefined): string | number | boolean | null {
  if (fallback?.words !== undefined) return fallback.words;
  return fallback?.variable === undefined ? (fallback?.value ?? null) : `the variable ${fallback.variable}`;
}
