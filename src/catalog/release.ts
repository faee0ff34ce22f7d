// Releases of upstream programs: dotted numbers, compared part by part.

/** A release as upstream writes it: `0.23.0`, `1.5.1.1`. */
export type Release = string;

/** Negative, zero or positive as `left` is older than, equal to or newer than `right`; a missing part counts as 0. */
export function compareReleases(left: Release, right: Release): number {
  const leftParts = left.split(".");
  const rightParts = right.split(".");
  for (let index = 0; index < Math.max(leftParts.length, rightParts.length); index++) {
    const difference = Number(leftParts[index] ?? 0) - Number(rightParts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Something that holds for a stretch of releases: from `since` (or ever) to `until`, both inclusive, but for `absentIn`. */
export interface Era {
  readonly since?: Release;
  readonly until?: Release;
  readonly absentIn?: readonly Release[];
}

/** Whether the stretch holds `release`. */
export function inEra(era: Era, release: Release): boolean {
  return (
    (era.since === undefined || compareReleases(era.since, release) <= 0) &&
    (era.until === undefined || compareReleases(release, era.until) <= 0) &&
    !(era.absentIn?.includes(release) ?? false)
  );
}

/** The last of `eras` (oldest first) that has begun by `release`: how facts that replace each other are looked up. */
export function eraAt<T extends { readonly since?: Release }>(eras: readonly T[], release: Release): T | undefined {
  return eras.findLast((era) => era.since === undefined || compareReleases(era.since, release) <= 0);
}
