// A control group for each node, so that no two systemds think that they own the same one.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Where this process's own groups lie: in systemd's hierarchy of version 1, in version 2, or in both. The other hierarchies
 * only limit; a nested systemd does not need them.
 */
function parents(): string[] {
  const own = readFileSync("/proc/self/cgroup", "utf8").split("\n");
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  return mounts.flatMap((line) => {
    const [, folder = "", type, options = ""] = line.split(" ");
    const named = type === "cgroup" && options.split(",").includes("name=systemd");
    if (type !== "cgroup2" && !named) return [];
    const entry = own.find((line) => (named ? line.includes(":name=systemd:") : line.startsWith("0::")));
    return entry === undefined ? [] : [join(folder, entry.slice(entry.lastIndexOf(":") + 1))];
  });
}

/** Makes a group, one folder a hierarchy; a process joins by writing 0 into each one's `cgroup.procs`. */
export function makeGroup(...path: readonly string[]): string[] {
  return parents().map((parent) => {
    const group = join(parent, ...path);
    mkdirSync(group, { recursive: true });
    return group;
  });
}

/** Whether groups can be made here; the name is one that nobody else uses. */
export function canMakeGroup(name: string): boolean {
  try {
    const made = makeGroup(name);
    for (const group of made) rmdirSync(group);
    return made.length > 0;
  } catch {
    return false;
  }
}

/** The names, in any hierarchy, of the groups that a process like this one made. */
export function groupNames(prefix: string): string[] {
  return [...new Set(parents().flatMap((parent) => readdirSync(parent).filter((name) => name.startsWith(prefix))))];
}

/**
 * Ends by id every process in a group or below, and removes it; ten seconds at most for the kernel to let go. It keeps this
 * process waiting, so that it can be the last thing that one does.
 */
export function removeGroup(name: string): void {
  for (const group of parents().map((parent) => join(parent, name))) {
    for (let tries = 0; existsSync(group); tries++) {
      try {
        removeBelow(group);
      } catch (problem) {
        if (tries === 200) throw problem;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      }
    }
  }
}

function removeBelow(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeBelow(join(group, entry.name));
  }
  for (const id of readFileSync(join(group, "cgroup.procs"), "utf8").split("\n")) {
    // 0 is a process that this namespace cannot see.
    if (Number(id) > 0) process.kill(Number(id), "SIGKILL");
  }
  rmdirSync(group);
}
