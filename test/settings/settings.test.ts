import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import settingsInvalid from "../../src/settings/codes/settings-invalid.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { mesosc } from "../cli/in-memory.ts";
import { sound, unwise } from "../cli/programs.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { drawMarked, markOf, readMarked } from "../kit/marked.ts";

function read(text: string) {
  return readSettings({ uri: "mesosc.json", name: "mesosc.json", text }, codes);
}

test("severities and globs", () => {
  const text = `{ "$schema": "x", "severities": { "masters-single": "off", "zk-timing": "error" }, "exclude": ["old/**"] }`;
  expect(read(text)).toEqual({
    severities: new Map([
      ["masters-single", "off"],
      ["zk-timing", "error"],
    ]),
    exclude: ["old/**"],
    diagnostics: [],
  });
});

test.each([
  [
    '{ "severities": { "master-single": "off" } }',
    'there is no code "master-single"',
    "did you mean `masters-single`?",
  ],
  [
    '{ "severities": { "quorum-wrong": "warning" } }',
    "quorum-wrong is an error, and errors cannot be lowered",
    "leave the code out",
  ],
  [
    '{ "severities": { "zk-timing": "eror" } }',
    'severities.zk-timing must be one of "off", "information", "warning", "error", not "eror"',
    'did you mean "error"?',
  ],
  ['{ "excludes": [] }', '"excludes" is no key here: "severities", "exclude" are', 'did you mean "exclude"?'],
  ['{ "exclude": "old" }', 'exclude must be a list of globs, not "old"', undefined],
  ['{ "exclude": [3] }', 'exclude[0] must be a glob such as "old/**", not 3', undefined],
  ["[]", "the text must be an object, not an empty list", undefined],
  ["{", "this is no JSON: the text ends where a key in double quotes should follow", undefined],
  ["", "this is no JSON: the text ends where a value should follow", undefined],
])("%s: %s", (text, message, help) => {
  expect(read(text).diagnostics.map(inWords)).toMatchObject([{ code: "settings-invalid", message, help }]);
});

test("an error may be said to be one", () => {
  expect(read('{ "severities": { "quorum-wrong": "error" } }').diagnostics).toEqual([]);
});

test("the page's examples are as they are shown", () => {
  const [bad, good] = [settingsInvalid.bad, settingsInvalid.good].map((example) =>
    typeof example === "string" ? "" : (example.files["mesosc.json"] ?? ""),
  );
  const { program } = readMarked(bad ?? "");
  expect(drawMarked(program, read(program).diagnostics.map(markOf))).toBe(bad);
  expect(read(good ?? "").diagnostics).toEqual([]);
});

const quiet = '{ "severities": { "unused-declaration": "off" } }';
const strict = '{ "severities": { "unused-declaration": "error" } }';

test("the nearest file above counts, for check and for compile", async () => {
  const folder = temporaryFolder({
    "mesosc.json": quiet,
    "a/b/c.mesos": unwise,
    "strict/c.mesos": unwise,
    "strict/mesosc.json": strict,
  });
  expect(await mesosc(["check", "a/b/c.mesos"], { folder })).toMatchObject({ exitCode: 0, messages: "no findings\n" });
  const raised = await mesosc(["check", "strict/c.mesos"], { folder });
  expect(raised.exitCode).toBe(1);
  expect(raised.results).toMatch(/^error\[unused-declaration\]/);
  const compiled = await mesosc(["compile", "strict/c.mesos", "-o", "out"], { folder });
  expect(compiled).toMatchObject({ exitCode: 1, results: "" });
});

test("information is a severity, too", async () => {
  const folder = temporaryFolder({ "mesosc.json": quiet.replace("off", "information"), "c.mesos": unwise });
  expect(await mesosc(["check", "--strict", "c.mesos"], { folder })).toMatchObject({ exitCode: 0 });
});

test("a fault in it is told with its place, and fails", async () => {
  const folder = temporaryFolder({ "mesosc.json": '{\n  "severities": { "zk-timin": "off" }\n}\n', "c.mesos": sound });
  const { exitCode, results } = await mesosc(["check", "c.mesos"], { folder });
  expect(exitCode).toBe(1);
  expect(results).toContain("┌─ mesosc.json:2:19\n");
});

test("an allow comment for a code that is turned off is not without use", async () => {
  const text = `${sound}group unused = m1  # mesosc: allow unused-declaration for later\n`;
  const folder = temporaryFolder({ "mesosc.json": quiet, "c.mesos": text });
  expect(await mesosc(["check", "--strict", "c.mesos"], { folder })).toMatchObject({ exitCode: 0, results: "" });
});

test("excluded files are left out by check and fmt, and one that was named is told of", async () => {
  const folder = temporaryFolder({
    "mesosc.json": '{ "exclude": ["old", "*.draft.mesos"] }',
    "c.mesos": sound,
    "x.draft.mesos": "let a=",
    "old/deep/d.mesos": "let a=",
  });
  expect(await mesosc(["check", "."], { folder })).toEqual({ exitCode: 0, results: "", messages: "no findings\n" });
  expect((await mesosc(["fmt", "*.mesos", "old"], { folder })).messages).toBe("1 unchanged\n");
  expect((await mesosc(["check", "old/deep/d.mesos"], { folder })).messages).toBe(
    "old/deep/d.mesos is left out: mesosc.json excludes it\nno findings\n",
  );
});

test("a manifest beside cluster files is no settings file", async () => {
  const folder = temporaryFolder({ "mesosc.json": quiet });
  mkdirSync(join(folder, "here"));
  writeFileSync(join(folder, "here/c.mesos"), unwise);
  expect((await mesosc(["compile", "c.mesos", "-o", "out"], { folder: join(folder, "here") })).exitCode).toBe(0);
  writeFileSync(join(folder, "here/out/c.mesos"), unwise);
  // The settings above the manifest are found past it.
  expect(await mesosc(["check", "here/out/c.mesos"], { folder })).toMatchObject({
    exitCode: 0,
    messages: "no findings\n",
  });
});

test.each([[[]], [["--force"]]])("settings in the output folder are never overwritten %j", async (more) => {
  const folder = temporaryFolder({ "mesosc.json": quiet, "c.mesos": sound });
  const { exitCode, messages } = await mesosc(["compile", "c.mesos", "-o", ".", ...more], { folder });
  expect(exitCode).toBe(2);
  expect(messages).toContain("error[output-settings]: ");
  expect(messages).toContain("holds settings, and the manifest would take its place");
});
