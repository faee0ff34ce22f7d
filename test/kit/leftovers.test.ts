// Does the next run remove what a killed one left, and nothing of one that still goes on?
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canMakeGroup, groupNames, makeGroup, removeGroup } from "./cgroups.ts";
import { bases, ownedName, sweep } from "./leftovers.ts";
import { needs } from "./real.ts";

/** A run's name, as a process has it that is over. */
function nameOfTheDead(): string {
  const { pid } = spawnSync("true");
  return `mesosc-run-${pid}-1`;
}

function sleeperIn(run: string): ChildProcess {
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  for (const group of makeGroup(run, "node")) writeFileSync(join(group, "cgroup.procs"), String(child.pid));
  return child;
}

it("removes the folders of runs that are over", () => {
  const folders = [nameOfTheDead(), ownedName()].map((name) => join(bases.disk, name));
  for (const folder of folders) mkdirSync(join(folder, "below"), { recursive: true });
  sweep();
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
});

it.skipIf(!needs("the right to make control groups", canMakeGroup("try-leftovers")))(
  "ends the processes of runs that are over, in groups within their groups too",
  async () => {
    const [dead, alive] = [nameOfTheDead(), ownedName()];
    const [ofDead, ofAlive] = [sleeperIn(dead), sleeperIn(alive)];
    const ended = once(ofDead, "exit");
    sweep();
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(ofAlive.exitCode).toBeNull();
    expect(groupNames("mesosc-run-")).toEqual([alive]);
    removeGroup(alive);
  },
);
