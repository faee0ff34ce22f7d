import {
  chmodSync,
  linkSync,
  lstatSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentsOf, temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";

const rough = "let a=1\nlet long=2\n";
const canonical = "let a    = 1\nlet long = 2\n";
const faulty = "cluster c {\n";

test("what is not canonical is rewritten and named, the rest is left", async () => {
  const folder = temporaryFolder({ "a.mesos": rough, "b.mesos": canonical });
  expect(await mesosc(["fmt", "a.mesos", "b.mesos"], { folder })).toEqual({
    exitCode: 0,
    results: "a.mesos\n",
    messages: "1 file formatted, 1 unchanged\n",
  });
  expect(readFileSync(join(folder, "a.mesos"), "utf8")).toBe(canonical);
  expect(await mesosc(["fmt", "."], { folder })).toMatchObject({ results: "", messages: "2 unchanged\n" });
});

test("--check writes nothing, and prints the difference", async () => {
  const folder = temporaryFolder({ "a.mesos": rough, "b.mesos": canonical });
  const before = contentsOf(folder);
  const { exitCode, results, messages } = await mesosc(["fmt", "--check", "."], { folder });
  expect({ exitCode, messages }).toEqual({ exitCode: 1, messages: "1 file not in canonical form, 1 unchanged\n" });
  expect(results).toBe(
    "--- a/a.mesos\n+++ b/a.mesos\n@@ -1,2 +1,2 @@\n-let a=1\n-let long=2\n+let a    = 1\n+let long = 2\n",
  );
  expect(contentsOf(folder)).toEqual(before);
  expect(await mesosc(["fmt", "--check", "b.mesos"], { folder })).toMatchObject({ exitCode: 0, results: "" });
});

test("- is formatted to standard output", async () => {
  expect(await mesosc(["fmt", "-"], { input: rough })).toEqual({ exitCode: 0, results: canonical, messages: "" });
  expect((await mesosc(["fmt", "-", "--check"], { input: rough })).results).toMatch(/^--- a\/<stdin>\n/);
});

test("a file with an error is left alone, with a message; the others are formatted", async () => {
  const folder = temporaryFolder({ "a.mesos": rough, "bad.mesos": faulty });
  const { exitCode, results, messages } = await mesosc(["fmt", "."], { folder });
  expect({ exitCode, results }).toEqual({ exitCode: 1, results: "a.mesos\n" });
  expect(messages).toMatch(
    /^error\[syntax-error\]: .*\n ┌─ bad\.mesos:1:11\n[^]*\n1 file formatted, 1 left alone, for the errors above\n$/,
  );
  expect(readFileSync(join(folder, "bad.mesos"), "utf8")).toBe(faulty);
  expect(await mesosc(["fmt", "-"], { input: faulty })).toMatchObject({ exitCode: 1, results: "" });
});

test("bytes that are no text are left alone", async () => {
  const folder = temporaryFolder({ "a.mesos": 'let a="x\uFFFD"\n' });
  expect(await mesosc(["fmt", "a.mesos"], { folder })).toMatchObject({ exitCode: 1, results: "" });
});

test("the mode of a file stays, a link stays a link, another name shows the new text, and nothing else is left", async () => {
  const folder = temporaryFolder({ "a.mesos": rough, "b.mesos": rough });
  chmodSync(join(folder, "a.mesos"), 0o640);
  symlinkSync("a.mesos", join(folder, "link.mesos"));
  linkSync(join(folder, "b.mesos"), join(folder, "other.mesos"));
  expect(await mesosc(["fmt", "link.mesos", "b.mesos"], { folder })).toMatchObject({ exitCode: 0 });
  expect(statSync(join(folder, "a.mesos")).mode & 0o777).toBe(0o640);
  expect(readlinkSync(join(folder, "link.mesos"))).toBe("a.mesos");
  expect(["a", "link", "b", "other"].map((name) => readFileSync(join(folder, `${name}.mesos`), "utf8"))).toEqual(
    Array.from({ length: 4 }, () => canonical),
  );
  expect(readdirSync(folder).sort()).toEqual(["a.mesos", "b.mesos", "link.mesos", "other.mesos"]);
});

test("links below a folder are not followed", async () => {
  const outside = temporaryFolder({ "x.mesos": rough });
  const folder = temporaryFolder({ "a.mesos": rough });
  symlinkSync(outside, join(folder, "elsewhere"));
  symlinkSync(join(outside, "x.mesos"), join(folder, "x.mesos"));
  expect((await mesosc(["fmt", "."], { folder })).results).toBe("a.mesos\n");
  expect(readFileSync(join(outside, "x.mesos"), "utf8")).toBe(rough);
  expect(lstatSync(join(folder, "x.mesos")).isSymbolicLink()).toBe(true);
});

test.each([
  [["fmt"], /^mesosc: missing required argument 'files'/],
  [["fmt", "b.mesos"], "mesosc: there is no file b.mesos\n  did you mean a.mesos?\n"],
  [["fmt", "*.txt"], "mesosc: no file matches *.txt\n"],
])("%j is wrong usage", async (words, messages) => {
  const outcome = await mesosc(words, { folder: temporaryFolder({ "a.mesos": rough }) });
  expect(outcome).toMatchObject({ exitCode: 2, results: "" });
  expect(outcome.messages).toEqual(typeof messages === "string" ? messages : expect.stringMatching(messages));
});
