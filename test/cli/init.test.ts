import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";

test.each([1, 2, 3, 4, 5, 7, 12, 25])("a file for %d machines has no findings", async (count) => {
  const { results } = await mesosc(["init", "--nodes", `10.0.0.[1..${count}]`]);
  expect(await mesosc(["check", "--strict", "-"], { input: results })).toEqual({
    exitCode: 0,
    results: "",
    messages: "no findings\n",
  });
});

test.each([
  [["alpha"]],
  [["alpha", "beta", "gamma.example.com"]],
  [["m[1..6]"]],
  [["fe80::1", "10.0.0.1", "x1"]],
  [[]],
])("nor one for %j", async (nodes) => {
  const { results } = await mesosc(nodes.length === 0 ? ["init"] : ["init", "--nodes", ...nodes]);
  expect((await mesosc(["check", "--strict", "-"], { input: results })).results).toBe("");
});

test("what is commented out can be put in", async () => {
  const { results } = await mesosc(["init"]);
  const input = results.replace(/^ {2}# (?=\w+ +[={])/gm, "  ");
  expect(input).toMatch(/^ {2}attributes \{/m);
  expect((await mesosc(["check", "-"], { input })).results).not.toContain("error");
});

test("-o writes a file, and never over another one", async () => {
  const folder = temporaryFolder();
  expect((await mesosc(["init", "-o", "c.mesos"], { folder })).exitCode).toBe(0);
  const written = readFileSync(join(folder, "c.mesos"), "utf8");
  expect(written).toBe((await mesosc(["init"])).results);
  expect((await mesosc(["init", "--nodes", "a", "-o", "c.mesos"], { folder })).exitCode).toBe(2);
  expect(readFileSync(join(folder, "c.mesos"), "utf8")).toBe(written);
});
