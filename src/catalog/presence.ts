// In which releases of its program an option is there, by whatever name, and what became of one that is not.
import { optionIn, type OptionFacts } from "./option.ts";
import { inEra, type Release } from "./release.ts";

/** Releases without a gap, both ends inclusive. */
export interface Stretch {
  readonly first: Release;
  readonly last: Release;
}

/** Why a release does not have a name that other releases have. */
export interface Absence {
  /** `too-new`: a later release has it (and perhaps earlier ones, too); `removed`: earlier ones alone. */
  readonly kind: "too-new" | "removed";
  /** Every stretch of releases that have it, oldest first. */
  readonly stretches: readonly Stretch[];
  /** The last release before with it, and the next one after. */
  readonly before: Release | undefined;
  readonly after: Release | undefined;
  /** The first release that is without it again, where it was removed. */
  readonly takenBy: Release | undefined;
}

/** The releases of `releases` (oldest first) for which `holds`, as stretches. */
export function stretchesWhere(releases: readonly Release[], holds: (release: Release) => boolean): Stretch[] {
  const stretches: { first: Release; last: Release }[] = [];
  let open = false;
  for (const release of releases) {
    const here = holds(release);
    const current = stretches.at(-1);
    if (here && open && current !== undefined) current.last = release;
    else if (here) stretches.push({ first: release, last: release });
    open = here;
  }
  return stretches;
}

/** Whether the release takes `name`, which is the option's own or an alias of it. */
export function takesName(facts: OptionFacts, name: string, release: Release): boolean {
  if (optionIn(facts, release) === undefined) return false;
  return facts.name === name || (facts.aliases ?? []).some((alias) => alias.name === name && inEra(alias, release));
}

/** What became of `name` in `release`; undefined where no release has it. `all` is every option of the program. */
export function absenceOf(
  name: string,
  all: Iterable<OptionFacts>,
  releases: readonly Release[],
  release: Release,
): Absence | undefined {
  const named = [...all].filter(
    (facts) => facts.name === name || (facts.aliases ?? []).some((alias) => alias.name === name),
  );
  const stretches = stretchesWhere(releases, (each) => named.some((facts) => takesName(facts, name, each)));
  if (stretches.length === 0) return undefined;
  const place = releases.indexOf(release);
  const isAfter = ({ first }: Stretch): boolean => releases.indexOf(first) > place;
  const before = stretches.findLast((stretch) => !isAfter(stretch))?.last;
  const after = stretches.find(isAfter)?.first;
  const takenBy = before === undefined || after !== undefined ? undefined : releases[releases.indexOf(before) + 1];
  return { kind: after === undefined ? "removed" : "too-new", stretches, before, after, takenBy };
}

/** `1.4.2 to 1.4.3, 1.5.2 to 1.5.3 and from 1.6.1 on`. */
export function inWords(stretches: readonly Stretch[], releases: readonly Release[]): string {
  const newest = releases.at(-1);
  const words = stretches.map(({ first, last }) =>
    last === newest ? `from ${first} on` : first === last ? first : `${first} to ${last}`,
  );
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
