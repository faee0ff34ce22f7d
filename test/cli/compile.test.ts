import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";
import { faulty, sound, unwise } from "./programs.ts";

const compile = ["compile", "c.mesos", "-o", "out"];

test("every node gets a line, and the sum comes last", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  const { exitCode, results } = await mesosc(compile, { folder });
  expect(exitCode).toBe(0);
  expect(results).toMatch(
    /^m1 +(\d+) files +\(\1 written\)\nm2 .*\nm3 .*\n3 nodes +\d+ files +\(\d+ written\) in .*out\n$/,
  );
  expect(readFileSync(join(folder, "out/m1/etc/mesos-master/quorum"), "utf8")).toBe("2\n");
});

test("a second compile finds everything unchanged", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  await mesosc(compile, { folder });
  expect((await mesosc(compile, { folder })).results).toMatch(/^m1 +(\d+) files +\(\1 unchanged\)$/m);
});

test("an error keeps everything from being written", async () => {
  const folder = temporaryFolder({ "c.mesos": faulty });
  const { exitCode, results, messages } = await mesosc(compile, { folder });
  expect({ exitCode, results }).toEqual({ exitCode: 1, results: "" });
  expect(messages).toMatch(/^error\[quorum-wrong\][^]*\n1 error\nnothing was written\n$/);
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("a warning does not", async () => {
  const folder = temporaryFolder({ "c.mesos": unwise });
  const { exitCode, messages } = await mesosc(compile, { folder });
  expect(exitCode).toBe(0);
  expect(messages).toMatch(/^warning\[unused-declaration\]/);
});

test("--check writes nothing, and its exit code says whether there is a difference", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  expect(await mesosc([...compile, "--check"], { folder })).toMatchObject({ exitCode: 1 });
  expect(existsSync(join(folder, "out"))).toBe(false);
  await mesosc(compile, { folder });
  expect(await mesosc([...compile, "--check"], { folder })).toMatchObject({ exitCode: 0, results: "" });
  writeFileSync(
    join(folder, "c.mesos"),
    sound.replace("masters on m[1..3]", "masters on m[1..3] { offer_timeout = 2min }"),
  );
  const { exitCode, results } = await mesosc([...compile, "--check"], { folder });
  expect(exitCode).toBe(1);
  expect(results).toMatch(/^\+2mins$/m);
});

test("--node writes these nodes only", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  await mesosc([...compile, "--node", "m[1..2]"], { folder });
  expect(["m1", "m2", "m3"].map((node) => existsSync(join(folder, "out", node)))).toEqual([true, true, false]);
});

test("--format tar writes an archive a node", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  expect((await mesosc([...compile, "--format", "tar"], { folder })).exitCode).toBe(0);
  expect(existsSync(join(folder, "out/m1.tar"))).toBe(true);
});

test("a folder with files of others is refused, unless forced", async () => {
  const folder = temporaryFolder({ "c.mesos": sound, "out/diary.txt": "" });
  const { exitCode, messages } = await mesosc(compile, { folder });
  expect(exitCode).toBe(2);
  expect(messages).toMatch(/^error\[output-not-ours\]: [^]*--force/m);
  expect((await mesosc([...compile, "--force"], { folder })).exitCode).toBe(0);
});

test("an id that would change is found by the manifest of the folder", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  await mesosc(compile, { folder });
  writeFileSync(join(folder, "c.mesos"), sound.replace("ensemble main on m[1..3]", "ensemble main on m3, m2, m1"));
  const { exitCode, messages } = await mesosc(compile, { folder });
  expect(exitCode).toBe(1);
  expect(messages).toContain("error[myid-changed]");
});

test("without -o it is wrong usage", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  expect(await mesosc(["compile", "c.mesos"], { folder })).toMatchObject({
    exitCode: 2,
    messages: expect.stringContaining("--output") as string,
  });
});

test("an empty folder name is wrong usage, not this folder", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  expect(await mesosc(["compile", "c.mesos", "-o", ""], { folder })).toMatchObject({
    exitCode: 2,
    messages: "mesosc: -o names no folder\n  write -o out/\n",
  });
});
