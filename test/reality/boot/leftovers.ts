// Names by which the things of a killed run are known, and their removal.
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupNames, removeGroup } from "./cgroups.ts";

const prefix = "mesosc-boot-";
let count = 0;

/** A name that says whose it is: `mesosc-boot-<process id>-<when that process started>-<number>`. */
export function ownedName(): string {
  return `${prefix}${process.pid}-${startOf(process.pid) ?? ""}-${++count}`;
}

/** Removes the folders and groups of runs that are over; those of a run that still goes on are left. */
export async function sweep(): Promise<void> {
  for (const name of groupNames(prefix).filter(isOrphaned)) await removeGroup(name);
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix) && isOrphaned(name))) {
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
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
