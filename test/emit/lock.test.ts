// Two compiles into one folder: the second is refused, unless the first is gone.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTree } from "../../src/emit/tree.ts";
import { contents, files, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { plan } from "./plans.ts";

const version = "1";
const given = plan({ m1: { "/a": "1" } });

function locked(text: string) {
  const folder = temporaryFolder();
  const lock = join(folder, ".out.mesosc/lock");
  mkdirSync(join(folder, ".out.mesosc"), { mode: 0o700 });
  writeFileSync(lock, text);
  return { folder, out: join(folder, "out"), lock };
}

test("a living process's lock refuses, and says whose it is", async () => {
  const other = spawn("sleep", ["60"]);
  const { folder, out, lock } = locked(`${other.pid}\n`);
  const { problems } = await writeTree(given, out, { version });
  expect(problems).toEqual([
    {
      code: "output-busy",
      message: `process ${other.pid} is already writing to ${out}`,
      help: `wait for it, then run this again; if process ${other.pid} is no mesosc, remove ${lock}`,
    },
  ]);
  expect(Object.keys(contents(folder))).toEqual([".out.mesosc", ".out.mesosc/lock"]);
  other.kill();
  await once(other, "exit");
  expect((await writeTree(given, out, { version })).problems).toEqual([]);
  expect(Object.keys(files(folder))).toEqual(["out/m1/a", "out/mesosc.json"]);
});

test("a number that another process has by now is no lock", async () => {
  const { out } = locked(`${process.pid} 1\n`);
  expect((await writeTree(given, out, { version })).problems).toEqual([]);
});

test("an empty lock is no lock", async () => {
  const { out } = locked("");
  expect((await writeTree(given, out, { version })).problems).toEqual([]);
});

test("of two compiles at once in one process, the second is refused", async () => {
  const out = join(temporaryFolder(), "out");
  const [first, second] = await Promise.all([writeTree(given, out, { version }), writeTree(given, out, { version })]);
  expect([first.problems.length, second.problems.map(({ code }) => code)]).toEqual([0, ["output-busy"]]);
});

test("a link where the work is to be kept is not followed", async () => {
  const folder = temporaryFolder();
  put(join(folder, "elsewhere/stage/mine"), "mine");
  symlinkSync("elsewhere", join(folder, ".out.mesosc"));
  const { problems } = await writeTree(given, join(folder, "out"), { version });
  expect(problems.map(({ code }) => code)).toEqual(["output-foreign"]);
  expect(files(folder)["elsewhere/stage/mine"]).toBe("0644 mine");
});

test("somebody's folder where the work is to be kept is left alone", async () => {
  const folder = temporaryFolder();
  put(join(folder, ".out.mesosc/mine"), "mine");
  const { problems } = await writeTree(given, join(folder, "out"), { version });
  expect(problems.map(({ code }) => code)).toEqual(["output-foreign"]);
  expect(files(folder)).toEqual({ ".out.mesosc/mine": "0644 mine" });
});

test("what a process left that was killed while it took the lock goes, and what a living one just made stays", async () => {
  const other = spawn("sleep", ["60"]);
  const folder = temporaryFolder();
  const gone = 2 ** 22 + 1; // Above any number that the kernel gives.
  for (const pid of [gone, `${gone}.stale`, other.pid]) put(join(folder, `.out.mesosc/lock.${pid}`), "");
  spawnSync("chmod", ["700", join(folder, ".out.mesosc")]);
  expect((await writeTree(given, join(folder, "out"), { version })).problems).toEqual([]);
  expect(Object.keys(files(folder))).toEqual([`.out.mesosc/lock.${other.pid}`, "out/m1/a", "out/mesosc.json"]);
  other.kill();
  await once(other, "exit");
  await writeTree(plan({ m1: { "/a": "2" } }), join(folder, "out"), { version });
  expect(Object.keys(files(folder))).toEqual(["out/m1/a", "out/mesosc.json"]);
});
