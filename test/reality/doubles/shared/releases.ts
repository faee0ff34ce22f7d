// Releases in order, and which release a fact holds for.

/** Dotted numbers, compared number by number: 0.9.0 < 0.10.0, 1.5.1 < 1.5.1.1. */
export function compareReleases(left: string, right: string): number {
  const [a, b] = [left, right].map((release) => release.split(".").map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isFrom(release: string, since: string): boolean {
  return compareReleases(release, since) >= 0;
}

/** When a fact holds. Presence has holes: options were back-ported to patch releases. */
export interface Presence {
  readonly since: string;
  readonly until?: string | null;
  readonly absentIn?: readonly string[];
  readonly ranges?: readonly { readonly since: string; readonly until: string | null }[];
}

export function holdsIn(release: string, { since, until, absentIn, ranges }: Presence): boolean {
  if (absentIn?.includes(release) === true) return false;
  const spans = ranges ?? [{ since, until: until ?? null }];
  return spans.some(
    (span) => isFrom(release, span.since) && (span.until === null || compareReleases(release, span.until) <= 0),
  );
}

/** The entry of a history that is in force: the last whose `since` is not after the release. */
export function inForce<T extends { readonly since: string }>(history: readonly T[], release: string): T | undefined {
  return history.filter(({ since }) => isFrom(release, since)).at(-1);
}
