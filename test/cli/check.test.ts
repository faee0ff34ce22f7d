import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import type { DiagnosticsJson } from "../../src/diagnostics/json.ts";
import { mesosc } from "./in-memory.ts";
import { faulty, sound, unwise } from "./programs.ts";

test("a sound cluster: no findings", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  expect(await mesosc(["check", "c.mesos"], { folder })).toEqual({
    exitCode: 0,
    results: "",
    messages: "no findings\n",
  });
});

test("an error fails, and is printed with its place", async () => {
  const folder = temporaryFolder({ "c.mesos": faulty });
  const { exitCode, results } = await mesosc(["check", "c.mesos"], { folder });
  expect(exitCode).toBe(1);
  expect(results).toMatch(/^error\[quorum-wrong\]: .*\n ┌─ c\.mesos:4:31\n/);
  expect(results).toMatch(/\n1 error\n$/);
});

test("a warning fails only a strict check", async () => {
  const folder = temporaryFolder({ "c.mesos": unwise });
  expect((await mesosc(["check", "c.mesos"], { folder })).exitCode).toBe(0);
  expect((await mesosc(["check", "--strict", "c.mesos"], { folder })).exitCode).toBe(1);
});

test("json is one object, whatever is found", async () => {
  const folder = temporaryFolder({ "good.mesos": sound, "bad.mesos": faulty });
  const { exitCode, results } = await mesosc(["check", "--format", "json", "good.mesos", "bad.mesos"], { folder });
  expect(exitCode).toBe(1);
  expect(JSON.parse(results)).toMatchObject({
    diagnostics: [{ code: "quorum-wrong", file: "bad.mesos" }],
    counts: { errors: 1 },
  });
  expect(JSON.parse((await mesosc(["check", "--format", "json", "good.mesos"], { folder })).results)).toMatchObject({
    diagnostics: [],
  });
});

test("several clusters are checked at once, each for itself", async () => {
  const folder = temporaryFolder({ "a.mesos": faulty, "b.mesos": faulty });
  const { results } = await mesosc(["check", "a.mesos", "b.mesos"], { folder });
  expect(results).toMatch(/a\.mesos:4:31[^]*b\.mesos:4:31[^]*\n2 errors\n$/);
});

test("a glob that the command interpreter left alone is expanded, and parts of a cluster are no clusters", async () => {
  const folder = temporaryFolder({
    "clusters/a.mesos": 'cluster a\ninclude "nodes.mesos"\nensemble main on m[1..3]\nmasters on m[1..3]\n',
    "clusters/nodes.mesos": "node m[1..3] at 10.0.0.[1..3]\n",
  });
  expect(await mesosc(["check", "clusters/*.mesos"], { folder })).toMatchObject({ exitCode: 0, results: "" });
  expect(await mesosc(["check", "clusters/*.txt"], { folder })).toMatchObject({
    exitCode: 2,
    messages: "mesosc: no file matches clusters/*.txt\n",
  });
});

test("a folder means the cluster files below it, but not those of other tools", async () => {
  const folder = temporaryFolder({
    "a.mesos": faulty,
    "deep/er/b.mesos": faulty,
    "deep/notes.txt": "",
    ".git/c.mesos": faulty,
    "node_modules/x/d.mesos": faulty,
  });
  const { results } = await mesosc(["check", "--format", "json", ".", "deep"], { folder });
  const { diagnostics } = JSON.parse(results) as { diagnostics: { file: string }[] };
  expect(diagnostics.map(({ file }) => file)).toEqual(["a.mesos", "deep/er/b.mesos"]);
});

test("sarif and github are printed where nothing is found, too", async () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  const { results } = await mesosc(["check", "--format", "sarif", "c.mesos"], { folder });
  expect(JSON.parse(results)).toMatchObject({ version: "2.1.0", runs: [{ results: [] }] });
  expect(await mesosc(["check", "--format", "github", "c.mesos"], { folder })).toMatchObject({
    exitCode: 0,
    results: "",
  });
});

test("- is standard input", async () => {
  expect(await mesosc(["check", "-"], { input: sound })).toMatchObject({ exitCode: 0 });
  expect((await mesosc(["check", "-"], { input: faulty })).results).toContain("<stdin>:4:31");
});

test("-D that sets no let of any file is refused, with the nearest", async () => {
  const folder = temporaryFolder({ "c.mesos": `let release = 1.11.0\n${sound}` });
  const { exitCode, messages } = await mesosc(["check", "-D", "relaese=1.0.0", "c.mesos"], { folder });
  expect(exitCode).toBe(2);
  expect(messages).toBe("mesosc: -D relaese sets no `let` of the file\n  did you mean release?\n");
});

test("-D sets a let", async () => {
  const folder = temporaryFolder({ "c.mesos": `let wanted = 2\n${faulty.replace("quorum = 1", "quorum = $wanted")}` });
  expect((await mesosc(["check", "c.mesos"], { folder })).exitCode).toBe(0);
  expect((await mesosc(["check", "-D", "wanted=3", "c.mesos"], { folder })).exitCode).toBe(1);
});

test.each([
  [["check", "-D", "wanted", "c.mesos"], /^mesosc: -D wanted has no value\n/],
  [["check", "cc.mesos"], "mesosc: there is no file cc.mesos\n  did you mean c.mesos?\n"],
  [["check", "empty"], "mesosc: there is no *.mesos file below empty\n"],
  [["check", "--format", "yaml", "c.mesos"], /^mesosc: .*yaml.*text, json/],
])("%j is wrong usage, with what to do", async (words, messages) => {
  const outcome = await mesosc(words, { folder: temporaryFolder({ "c.mesos": sound, "empty/readme": "" }) });
  expect(outcome).toMatchObject({ exitCode: 2, results: "" });
  expect(outcome.messages).toEqual(typeof messages === "string" ? messages : expect.stringMatching(messages));
});

test("a mesosc.json is said to be no cluster file", async () => {
  const folder = temporaryFolder({ "mesosc.json": "{}" });
  const { exitCode, messages } = await mesosc(["check", "mesosc.json"], { folder });
  expect(exitCode).toBe(2);
  expect(messages).toMatch(/^mesosc: mesosc\.json is no cluster file: it holds settings/);
});

test("a semicolon is seen through, and comes with a fix", async () => {
  const text = "cluster c { os = debian12;init = systemd }\nnode m1 at 10.0.0.1;\n";
  const folder = temporaryFolder({ "cluster.mesos": text });
  const { results } = await mesosc(["check", "--format", "json", "cluster.mesos"], { folder });
  const { diagnostics } = JSON.parse(results) as DiagnosticsJson;
  const found = diagnostics.filter(({ code }) => code === "syntax-error");
  expect(found.map(({ message, fix }) => [message, fix?.title, fix?.edits[0]?.text])).toEqual([
    ["no `;` ends a setting or a declaration", "Remove `;`", " "],
    ["no `;` ends a setting or a declaration", "Remove `;`", ""],
  ]);
});
