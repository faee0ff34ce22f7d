// One run of the tests: the places of all that it makes and starts, so that nothing of it is left.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeGroup, removeGroup } from "./cgroups.ts";
import { bases, ownedName } from "./leftovers.ts";

export interface Run {
  readonly name: string;
  /** For tests' folders: on the disk, and in memory. */
  readonly folders: readonly [disk: string, memory: string];
  /** The control groups in which tests run; none where they cannot be made, and no test can start what outlives it. */
  readonly groups: readonly string[];
}

/** Makes the places, and tells the processes that are started from here on of them. */
export function beginRun(): Run {
  const name = ownedName();
  const [disk, memory] = [join(bases.disk, name), join(bases.memory, name)];
  for (const folder of new Set([disk, memory])) mkdirSync(folder, { mode: 0o755 });
  const run: Run = { name, folders: [disk, memory], groups: groupsOf(name) };
  process.env["TMPDIR"] = disk;
  process.env["MESOSC_TESTS"] = JSON.stringify(run);
  return run;
}

/** The run that this process belongs to. */
export function currentRun(): Run {
  return JSON.parse(process.env["MESOSC_TESTS"] ?? "") as Run;
}

/** Takes this process, and what it will start, into the run's groups. */
export function enterRun({ groups }: Run): void {
  for (const group of groups) writeFileSync(join(group, "cgroup.procs"), "0");
}

/** Ends every other process of the run, and removes all that it made. */
export function endRun({ name, folders, groups }: Run): void {
  for (const group of groups) writeFileSync(join(dirname(group), "cgroup.procs"), "0");
  removeGroup(name);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function groupsOf(name: string): string[] {
  try {
    return makeGroup(name);
  } catch {
    return [];
  }
}
