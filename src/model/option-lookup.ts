// Finds a program's option by the name or alias that a release knows, each option made once.
import { optionIn, type Option, type OptionFacts } from "../catalog/option.ts";
import { compareReleases, inEra, type Release } from "../catalog/release.ts";
import type { ProgramTarget } from "../targets/target.ts";

export interface OptionLookup {
  /** The option of that name or alias in the release; the same object each time. */
  find(target: ProgramTarget, release: Release, name: string): Option | undefined;
  /** Every name and alias that the release knows. */
  names(target: ProgramTarget, release: Release): readonly string[];
}

/** A lookup that remembers what it has found, for one link. */
export function createOptionLookup(): OptionLookup {
  const found = new Map<ProgramTarget, Map<Release, Map<string, Option | undefined>>>();
  const aliases = new Map<ProgramTarget, ReadonlyMap<string, readonly OptionFacts[]>>();

  function find(target: ProgramTarget, release: Release, name: string): Option | undefined {
    const releases = found.get(target) ?? new Map<Release, Map<string, Option | undefined>>();
    found.set(target, releases);
    const options = releases.get(release) ?? new Map<string, Option | undefined>();
    releases.set(release, options);
    if (options.has(name)) return options.get(name);
    const option = make(target, release, name);
    options.set(name, option);
    return option;
  }

  function make(target: ProgramTarget, release: Release, name: string): Option | undefined {
    const facts = target.options.get(name);
    const own = facts === undefined ? undefined : optionIn(facts, release);
    if (own !== undefined) return own;
    const known = aliases.get(target) ?? aliasesOf(target);
    aliases.set(target, known);
    for (const aliased of known.get(name) ?? []) {
      const inForce = aliased.aliases?.some((alias) => alias.name === name && inEra(alias, release)) ?? false;
      if (inForce) return find(target, release, aliased.name);
    }
    return undefined;
  }

  return {
    find,
    names: (target, release) => target.optionNames.filter((name) => find(target, release, name) !== undefined),
  };
}

function aliasesOf(target: ProgramTarget): ReadonlyMap<string, readonly OptionFacts[]> {
  const aliases = new Map<string, OptionFacts[]>();
  for (const facts of target.options.values()) {
    for (const { name } of facts.aliases ?? []) {
      // An alias with an entry of its own would lead to itself.
      if (name !== facts.name) aliases.set(name, [...(aliases.get(name) ?? []), facts]);
    }
  }
  return aliases;
}

/** Where an option that `release` lacks is found instead, as advice; undefined where no release has it. */
export function otherReleases(target: ProgramTarget, release: Release, name: string): string | undefined {
  const facts = target.options.get(name);
  if (facts === undefined) return undefined;
  if (facts.since !== undefined && compareReleases(release, facts.since) < 0) {
    return `${target.title} has it from ${facts.since} on`;
  }
  if (facts.until !== undefined && compareReleases(release, facts.until) > 0) {
    const successor = facts.renamedTo === undefined ? "" : `; since then it is \`${facts.renamedTo}\``;
    return `${target.title} had it until ${facts.until}${successor}`;
  }
  return `${target.title} ${release} lacks it, though releases before and after have it`;
}
