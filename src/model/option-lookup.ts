// Finds a program's option by any name that means it in a release, each option made once.
import { optionIn, type Option, type OptionFacts } from "../catalog/option.ts";
import { inEra, type Release } from "../catalog/release.ts";
import type { ProgramTarget } from "../targets/target.ts";

export interface OptionLookup {
  /**
   * The option that a name means in the release; the same object each time. Besides its name and its aliases that is the
   * name that a later release gave it, where that release goes on taking the former one.
   */
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
    const own = ownOption(target, release, name);
    if (own !== undefined) return own;
    const known = aliases.get(target) ?? aliasesOf(target);
    aliases.set(target, known);
    for (const aliased of known.get(name) ?? []) {
      const inForce = aliased.aliases?.some((alias) => alias.name === name && inEra(alias, release)) ?? false;
      const option = inForce ? find(target, release, aliased.name) : undefined;
      if (option !== undefined) return option;
    }
    for (const { name: former } of target.options.get(name)?.aliases ?? []) {
      const option = ownOption(target, release, former);
      if (option !== undefined) return find(target, release, former);
    }
    return undefined;
  }

  return {
    find,
    names: (target, release) => target.optionNames.filter((name) => find(target, release, name) !== undefined),
  };
}

/** The option of that very name; `authProvider.1` is one of the family `authProvider.N`. */
function ownOption(target: ProgramTarget, release: Release, name: string): Option | undefined {
  const facts = target.options.get(name);
  if (facts !== undefined) return optionIn(facts, release);
  const [, family] = /^(.+)\.[^.]+$/.exec(name) ?? [];
  const members = family === undefined ? undefined : target.options.get(`${family}.N`);
  const option = members === undefined ? undefined : optionIn(members, release);
  return option === undefined ? undefined : { ...option, name };
}

function aliasesOf(target: ProgramTarget): ReadonlyMap<string, readonly OptionFacts[]> {
  const aliases = new Map<string, OptionFacts[]>();
  for (const facts of target.options.having("aliases")) {
    for (const { name } of facts.aliases ?? []) {
      // An alias with an entry of its own would lead to itself.
      if (name !== facts.name) aliases.set(name, [...(aliases.get(name) ?? []), facts]);
    }
  }
  return aliases;
}
