// `--as program=release`: the releases that a cluster is checked for, whatever its file says.
import type { Release } from "../catalog/release.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { nearestReleases } from "../model/levels.ts";
import type { Targets } from "../targets/target.ts";
import type { Analysis } from "../workspace.ts";
import { UsageError } from "./shell.ts";

/** `mesos=1.11.0,marathon=1.11.24` as a map; the last one of a program counts. */
export function askedReleases(values: readonly string[]): ReadonlyMap<string, Release> {
  return new Map(
    values
      .flatMap((value) => value.split(","))
      .map((pair) => {
        const [, program, release] = /^([^=]+)=(.+)$/s.exec(pair.trim()) ?? [];
        if (program === undefined || release === undefined) {
          throw new UsageError(`--as ${visible(pair)} names no release of a program`, "write --as mesos=1.11.0");
        }
        return [program, release] as const;
      }),
  );
}

/** Throws `UsageError` for programs and releases that no target has, and for programs that none of the clusters runs. */
export function refuseReleases(asked: ReadonlyMap<string, Release>, analyses: readonly Analysis[]): void {
  const targets = analyses[0]?.targets;
  if (asked.size === 0 || targets === undefined) return;
  for (const [program, release] of asked) refuseRelease(program, release, targets);
  // A file that could not be understood may well run it.
  if (analyses.some(({ cluster }) => cluster === undefined)) return;
  const running = new Set(analyses.flatMap(({ cluster }) => cluster?.roles.map(({ target }) => target.program) ?? []));
  for (const program of asked.keys()) {
    if (running.has(program)) continue;
    throw new UsageError(`--as ${program}: no role runs ${program}`, `there are roles of: ${[...running].join(", ")}`);
  }
}

function refuseRelease(program: string, release: Release, { programs }: Targets): void {
  const all = [...programs.values()];
  const releases = releasesOf(program, all);
  if (releases.length === 0) {
    const names = [...new Set(all.map((each) => each.program))];
    const meant = programs.get(program)?.program ?? nearest(program, names);
    const help = meant === undefined ? `programs are: ${names.join(", ")}` : `did you mean ${meant}?`;
    throw new UsageError(`--as ${visible(program)}: there is no such program`, help);
  }
  if (releases.includes(release)) return;
  const near = nearestReleases(release, releases).slice(0, 3);
  throw new UsageError(
    `--as ${program}=${visible(release)}: no such release is known`,
    `the nearest are: ${near.join(", ")}`,
  );
}

function releasesOf(
  program: string,
  all: readonly { readonly program: string; readonly releases: readonly Release[] }[],
) {
  return [...new Set(all.filter((each) => each.program === program).flatMap((each) => each.releases))];
}
