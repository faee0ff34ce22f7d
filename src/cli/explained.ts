// Finds what `explain` is asked for: programs, their options by any name, their releases.
import type { OptionFacts } from "../catalog/option.ts";
import type { Release } from "../catalog/release.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { nearestReleases } from "../model/levels.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { UsageError } from "./shell.ts";

export interface FoundOption {
  readonly target: ProgramTarget;
  readonly facts: OptionFacts;
}

type Programs = ReadonlyMap<string, ProgramTarget>;

/** The program of that name, or all that are released together under it: `mesos` is masters and agents. */
export function findTargets(name: string, programs: Programs): readonly ProgramTarget[] {
  const one = programs.get(name);
  return one === undefined ? [...programs.values()].filter(({ program }) => program === name) : [one];
}

/** The options of a program that a word means: by name, as a switch (`--quorum`), as a variable, by a former name. */
export function findOptions(word: string, target: ProgramTarget): readonly FoundOption[] {
  const name = word.replace(/^--/, "");
  const all = [...target.options.values()];
  const own = target.options.get(name) ?? all.find(({ environment }) => environment === name);
  if (own !== undefined) return [{ target, facts: own }];
  const family = target.options.get(name.replace(/\.[^.]+$/, ".N"));
  const aliased = all.find(
    ({ aliases, documentedAs }) => aliases?.some((alias) => alias.name === name) ?? documentedAs === name,
  );
  const facts = aliased ?? (name.includes(".") ? family : undefined);
  const found = facts ?? variableNamed(word, target);
  return found === undefined ? [] : [{ target, facts: found }];
}

/** A variable of a library whose releases are the program's own. */
function variableNamed(name: string, { variables, program }: ProgramTarget): OptionFacts | undefined {
  for (const use of variables) if (use.program === program && use.known.has(name)) return use.known.get(name);
  return undefined;
}

export function unknownOption(option: string, targets: readonly ProgramTarget[], programs: Programs): UsageError {
  const [target] = targets;
  const name = option.replace(/^--/, "");
  const titles = targets.map(({ title }) => title).join(" and ");
  const near = nearest(
    name,
    targets.flatMap(({ optionNames }) => optionNames),
  );
  const elsewhere = [...programs.values()].filter((other) => findOptions(name, other).length > 0);
  const help =
    elsewhere[0] !== undefined
      ? `${elsewhere[0].title} has it: \`mesosc explain ${elsewhere[0].name} ${name}\``
      : near === undefined
        ? `\`mesosc explain ${target?.name ?? ""}\` lists what it has`
        : `did you mean \`mesosc explain ${target?.name ?? ""} ${near}\`?`;
  return new UsageError(`${titles} has no option ${visible(name)}`, help);
}

/** The release that was asked for. Throws `UsageError` where the program has none of that number. */
export function releaseNamed(version: string | undefined, target: ProgramTarget): Release | undefined {
  if (version === undefined || target.releases.includes(version)) return version;
  const near = nearestReleases(version, target.releases).slice(0, 3);
  throw new UsageError(`${target.title} has no release ${visible(version)}`, `the nearest are: ${near.join(", ")}`);
}
