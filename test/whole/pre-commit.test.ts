// Do the hooks for pre-commit name commands and switches that mesosc has?
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "../cli/in-memory.ts";
import { faulty, sound } from "../cli/programs.ts";

const text = readFileSync(new URL("../../.pre-commit-hooks.yaml", import.meta.url), "utf8");

/** The hooks as far as they matter here; every value stands on its key's line. */
const hooks = text
  .split(/^- /m)
  .slice(1)
  .map(
    (hook) =>
      Object.fromEntries(
        hook.split("\n").flatMap((line) => {
          const [, key, value] = /^\s*(\w+): (.*)$/.exec(line) ?? [];
          return key === undefined || value === undefined ? [] : [[key, value]];
        }),
      ) as Readonly<Record<string, string>>,
  );

/** What pre-commit would run in a project with these files. */
async function run(hook: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
  const [program, ...words] = (hook["entry"] ?? "").split(" ");
  expect(program).toBe("mesosc");
  const wanted = Object.keys(files).filter((name) => new RegExp(hook["files"] ?? "").test(name));
  const passed = hook["pass_filenames"] === "false" ? [] : wanted;
  return mesosc([...words, ...passed], { folder: temporaryFolder(files) });
}

test("there is one for check and one for fmt", () => {
  expect(hooks.map(({ id }) => id)).toEqual(["mesosc-check", "mesosc-fmt"]);
});

test.each(hooks.map((hook) => [hook["id"] ?? "", hook] as const))("%s passes what is right", async (_, hook) => {
  const parts = {
    "c.mesos": `include "n.mesos"\n${sound.replace(/node.*\n/, "")}`,
    "n.mesos": "node m[1..3] at 10.0.0.[1..3]\n",
  };
  expect((await run(hook, parts)).exitCode).toBe(0);
});

test.each(hooks.map((hook) => [hook["id"] ?? "", hook] as const))("%s fails what is wrong", async (id, hook) => {
  const files = { "c.mesos": id === "mesosc-fmt" ? "cluster c {" : faulty };
  expect((await run(hook, files)).exitCode).toBe(1);
});

test("a change of cluster files or settings starts the check", () => {
  const pattern = new RegExp(hooks[0]?.["files"] ?? "");
  expect(["a.mesos", "x/a.mesos", "mesosc.json", "x/mesosc.json"].every((name) => pattern.test(name))).toBe(true);
  expect(["a.txt", "notmesosc.json", "a.mesos.bak"].some((name) => pattern.test(name))).toBe(false);
});
