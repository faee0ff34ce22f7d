// Everything that is known of an option, release by release: what `explain` prints and the editor shows.
import { optionIn, type DefaultFacts, type OptionFacts, type Relation } from "./option.ts";
import { stretchesWhere, type Stretch } from "./presence.ts";
import { eraAt, inEra, type Era, type Release } from "./release.ts";
import { expectedOf } from "./types.ts";

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
  readonly notes: readonly (Stretch & { readonly text: string })[];
}

/** A rule about another option, with the releases that keep it. */
export interface DescribedRelation extends Stretch {
  readonly option: string;
  readonly words: string;
}

/** Describes an option over `releases` (oldest first); `all` is every option of its program by name. */
export function describeOption(
  facts: OptionFacts,
  all: ReadonlyMap<string, OptionFacts>,
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
        conflicts.filter(({ option }) => option === facts.name).flatMap((rule) => relation(rule, "theirs", name)),
      ),
    ],
    requires: (facts.requires ?? []).flatMap((rule) => relation(rule, "ours", facts.name)),
    managed: managed === undefined || whole(managed) === undefined ? undefined : managed.why,
    notes: (facts.notes ?? []).flatMap((note) => {
      const stretch = whole(note);
      return stretch === undefined ? [] : [{ text: note.text, ...stretch }];
    }),
  };
}

/** `isolation = filesystem/linux, where …`: the other option of a rule, with what counts of either. */
function relationWords(rule: Relation, side: "ours" | "theirs", owner: string): string {
  const values = { [rule.option]: rule.has, [owner]: rule.is?.join(" or ") };
  const [ours, theirs] = side === "ours" ? [owner, rule.option] : [rule.option, owner];
  const conditions = [
    ...(values[ours] === undefined ? [] : [`it is ${values[ours]}`]),
    ...(rule.while === undefined ? [] : [`${rule.while.option} is ${rule.while.is}`]),
  ];
  const named = values[theirs] === undefined ? theirs : `${theirs} = ${values[theirs]}`;
  return conditions.length === 0 ? named : `${named}, where ${conditions.join(" and ")}`;
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
  const { minimum, maximum } = option;
  const range =
    minimum === undefined
      ? maximum === undefined
        ? ""
        : `, at most ${maximum}`
      : maximum === undefined
        ? `, at least ${minimum}`
        : `, from ${minimum} to ${maximum}`;
  const off = option.form === "flag" ? "; it can only be switched on" : "";
  return `${expectedOf(option)}${range}${off}`;
}

function defaultWords(fallback: DefaultFacts | undefined): string | number | boolean | null {
  if (fallback?.words !== undefined) return fallback.words;
  return fallback?.variable === undefined ? (fallback?.value ?? null) : `the variable ${fallback.variable}`;
}
