// Names by which the things of a killed run are known, and their removal.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupNames, removeGroup } from "./cgroups.ts";

const prefix = "mesosc-run-";

/** Where runs have their folders. In memory where possible: removing many small files from a disk takes long. */
export const bases = { disk: tmpdir(), memory: existsSync("/dev/shm") ? "/dev/shm" : tmpdir() };

/** A name that says whose it is: `mesosc-run-<process id>-<when that process started>`. */
export function ownedName(): string {
  return `${prefix}${process.pid}-${startOf(process.pid) ?? ""}`;
}

/** Ends the processes and removes the folders of runs that are over; those of a run that still goes on are left. */
export function sweep(): void {
  for (const name of groupNames(prefix).filter(isOrphaned)) removeGroup(name);
  for (const base of Object.values(bases)) {
    for (const name of readdirSync(base).filter((name) => name.startsWith(prefix) && isOrphaned(name))) {
      rmSync(join(base, name), { recursive: true, force: true });
    }
  }
}

function isOrphaned(name: string): boolean {
  const [id, start] = name.slice(prefix.length).split("-");
  return startOf(Number(id)) !== start;
}

/** When a process started, in ticks since the machine's own start; undefined where there is no such process. */
function startOf(id: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    // The second field is the program's name in parentheses, and may hold anything; `starttime` is the 22nd.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
