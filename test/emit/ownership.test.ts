// What is refused because mesosc did not write it, and what force does about it.
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeTree } from "../../src/emit/tree.ts";
import { contents, files, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { plan, type GivenFile } from "./plans.ts";

const version = "1";

/** A folder that was compiled once, changed by hand, and is compiled again: refused, then forced. */
async function refusedThenForced(
  first: Readonly<Record<string, GivenFile>>,
  change: (node: string, folder: string) => void,
  second: Readonly<Record<string, GivenFile>>,
) {
  const folder = temporaryFolder();
  const out = join(folder, "out");
  await writeTree(plan({ m1: first }), out, { version });
  change(join(out, "m1"), folder);
  const before = contents(folder);
  const { problems } = await writeTree(plan({ m1: second }), out, { version });
  expect(contents(folder)).toEqual(before);
  const forced = await writeTree(plan({ m1: second }), out, { version, force: true });
  expect(forced.problems).toEqual([]);
  return {
    problems: problems.map(({ code, message }) => `${code}: ${message.replaceAll(out, "out")}`),
    after: files(out),
    folder,
  };
}

describe("edited by hand", () => {
  test("a file is not overwritten", async () => {
    const change = (node: string) => writeFileSync(join(node, "a"), "mine");
    const { problems, after } = await refusedThenForced({ "/a": "1" }, change, { "/a": "2" });
    expect(problems).toEqual([
      "output-edited: out/m1/a was edited since mesosc wrote it, and would now be overwritten",
    ]);
    expect(after).toEqual({ "m1/a": "0644 2" });
  });

  test("a file is not overwritten by what was there before the edit", async () => {
    const { problems } = await refusedThenForced({ "/a": "1" }, (node) => put(join(node, "a"), "mine"), { "/a": "1" });
    expect(problems[0]).toMatch(/^output-edited: out\/m1\/a /);
  });

  test("a file is not removed", async () => {
    const { problems, after } = await refusedThenForced(
      { "/a": "1", "/b": "1" },
      (node) => put(join(node, "a"), "mine"),
      { "/b": "1" },
    );
    expect(problems).toEqual(["output-edited: out/m1/a was edited since mesosc wrote it, and would now be removed"]);
    expect(after).toEqual({ "m1/b": "0644 1" });
  });

  test("a link is not replaced", async () => {
    const relink = (node: string) => (unlinkSync(join(node, "l")), symlinkSync("mine", join(node, "l")));
    const link = (content: string): GivenFile => ({ kind: "link", content });
    const { problems, after } = await refusedThenForced({ "/l": link("x") }, relink, { "/l": link("y") });
    expect(problems[0]).toMatch(/^output-edited: out\/m1\/l /);
    expect(after).toEqual({ "m1/l": "-> y" });
  });

  test("a secret is not overwritten, as far as times tell", async () => {
    const secret = (content: string): GivenFile => ({ content, mode: 0o600, secret: true });
    const edit = (node: string) => {
      writeFileSync(join(node, "s"), "mine");
      const later = Date.now() / 1000 + 10;
      utimesSync(join(node, "s"), later, later);
    };
    const { problems } = await refusedThenForced({ "/s": secret("one") }, edit, { "/s": secret("two") });
    expect(problems).toEqual([
      "output-edited: out/m1/s holds a secret and changed after mesosc.json was written, and would now be overwritten",
    ]);
  });

  test("to what is wanted now, a file is left as it is", async () => {
    const out = join(temporaryFolder(), "out");
    await writeTree(plan({ m1: { "/a": "1" } }), out, { version });
    put(join(out, "m1/a"), "2");
    const { result } = await writeTree(plan({ m1: { "/a": "2" } }), out, { version });
    expect(result).toMatchObject({ written: 0, unchanged: 1, changed: true });
  });
});

describe("foreign, where something is to be written", () => {
  test("a file", async () => {
    const { problems, after } = await refusedThenForced({ "/a": "1" }, (node) => put(join(node, "b"), "mine"), {
      "/a": "1",
      "/b": "2",
    });
    expect(problems).toEqual(["output-foreign: out/m1/b is in the way: it is a file that mesosc did not write"]);
    expect(after).toEqual({ "m1/a": "0644 1", "m1/b": "0644 2" });
  });

  test("a folder with something in it", async () => {
    const { problems, after } = await refusedThenForced({ "/a": "1" }, (node) => put(join(node, "b/x"), "mine"), {
      "/b": "2",
    });
    expect(problems[0]).toMatch(/^output-foreign: out\/m1\/b\/x /);
    expect(after).toEqual({ "m1/b": "0644 2" });
  });

  test("a file where a folder is to be", async () => {
    const { problems, after } = await refusedThenForced({ "/a": "1" }, (node) => put(join(node, "b"), "mine"), {
      "/b/c": "2",
    });
    expect(problems[0]).toMatch(/^output-foreign: out\/m1\/b /);
    expect(after).toEqual({ "m1/b/c": "0644 2" });
  });

  test("a FIFO, without waiting for its writer", async () => {
    const fifo = (node: string) => void execFileSync("mkfifo", [join(node, "b")]);
    const { problems } = await refusedThenForced({ "/a": "1" }, fifo, { "/b": "2" });
    expect(problems[0]).toContain("a special file");
  });

  test("is reported for every file at once", async () => {
    const both = (node: string) => (put(join(node, "b"), "mine"), put(join(node, "c"), "mine"));
    const { problems } = await refusedThenForced({ "/a": "1" }, both, { "/b": "2", "/c": "2" });
    expect(problems).toHaveLength(2);
  });
});

describe("links are not followed", () => {
  /** Replaces a folder by a link to a copy of it outside. */
  const moveOut = (name: string) => (node: string, folder: string) => {
    renameSync(join(node, name), join(folder, "outside"));
    symlinkSync(join(folder, "outside"), join(node, name));
  };

  test("in place of a folder, whatever is behind it", async () => {
    const { problems, after, folder } = await refusedThenForced({ "/etc/a": "1" }, moveOut("etc"), { "/etc/a": "1" });
    expect(problems).toEqual([
      "output-foreign: out/m1/etc is in the way: it is a symbolic link that mesosc did not write",
    ]);
    expect(after).toEqual({ "m1/etc/a": "0644 1" });
    expect(files(join(folder, "outside"))).toEqual({ a: "0644 1" });
  });

  test("in place of a node's folder", async () => {
    const { problems, folder } = await refusedThenForced({ "/a": "1" }, moveOut(""), { "/a": "2" });
    expect(problems[0]).toMatch(/^output-foreign: out\/m1 /);
    expect(files(join(folder, "outside"))).toEqual({ a: "0644 1" });
  });

  test("in place of a file", async () => {
    const relink = (node: string, folder: string) => {
      put(join(folder, "outside"), "1");
      unlinkSync(join(node, "a"));
      symlinkSync(join(folder, "outside"), join(node, "a"));
    };
    const { problems, folder } = await refusedThenForced({ "/a": "1" }, relink, { "/a": "1" });
    expect(problems[0]).toMatch(/^output-edited: out\/m1\/a /);
    expect(contents(folder)["outside"]).toBe("0644 1");
  });

  test("when stale files are removed", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    await writeTree(plan({ m1: { "/etc/a": "1", "/b": "1" } }), out, { version });
    moveOut("etc")(join(out, "m1"), folder);
    const { problems } = await writeTree(plan({ m1: { "/b": "1" } }), out, { version });
    expect(problems).toEqual([]);
    expect(contents(folder)).toMatchObject({ "outside/a": "0644 1", "out/m1/etc": `-> ${folder}/outside` });
  });
});

describe("a folder that is not ours", () => {
  test("is refused, saying what is in it, and with force keeps it", async () => {
    const out = temporaryFolder();
    for (const name of ["a", "b", "c", "d"]) put(join(out, name), "mine");
    const given = plan({ m1: { "/a": "1" } });
    const { problems } = await writeTree(given, out, { version });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["output-not-ours", `${out} is not empty and has no mesosc.json; it holds a, b, c and 1 more`],
    ]);
    await writeTree(given, out, { version, force: true });
    expect(Object.keys(files(out))).toEqual(["a", "b", "c", "d", "m1/a"]);
  });

  test("is refused when it is a file", async () => {
    const out = join(temporaryFolder(), "out");
    put(out, "mine");
    const { problems } = await writeTree(plan({ m1: { "/a": "1" } }), out, { version });
    expect(problems.map(({ code }) => code)).toEqual(["output-not-directory"]);
    expect(readFileSync(out, "utf8")).toBe("mine");
  });

  test("is refused when it is a link that leads nowhere", async () => {
    const out = join(temporaryFolder(), "out");
    symlinkSync("nowhere", out);
    const { problems } = await writeTree(plan({ m1: { "/a": "1" } }), out, { version });
    expect(problems.map(({ code }) => code)).toEqual(["output-not-directory"]);
  });

  test.each([
    ["no JSON", "<<<<<<< HEAD\n{}"],
    ["another's JSON", '{"name":"x"}'],
    ["nothing", ""],
    ["a node's name that climbs", '{\n"mesosc":"1",\n"cluster":"c",\n"nodes":{\n"..":{}\n}\n}\n'],
    ["a line of nonsense", '{\n"mesosc":"1",\n"cluster":"c",\n"nodes":{\n"m1":{"files":7}\n}\n}\n'],
    [
      "a path that climbs",
      '{\n"mesosc":"1",\n"cluster":"c",\n"nodes":{\n"m1":{"ids":{},"services":[],"files":[{"path":"/../../x","mode":"0644","owner":"","group":"","origin":[]}]}\n}\n}\n',
    ],
  ])("is refused when its manifest holds %s, and with force written", async (_, text) => {
    const out = join(temporaryFolder(), "out");
    await writeTree(plan({ m1: { "/a": "1" } }), out, { version });
    put(join(out, "mesosc.json"), text);
    put(join(out, "../x"), "mine");
    const { problems } = await writeTree(plan({ m1: { "/a": "2" } }), out, { version });
    expect(problems[0]?.code).toBe("output-damaged");
    expect(files(out)).toEqual({ "m1/a": "0644 1" });
    expect((await writeTree(plan({ m1: { "/a": "2" } }), out, { version, force: true })).problems).toEqual([]);
    expect(files(out)).toEqual({ "m1/a": "0644 2" });
    expect(files(join(out, ".."))).toMatchObject({ x: "0644 mine" });
  });

  test("is recognised by a manifest that was laid out anew", async () => {
    const out = join(temporaryFolder(), "out");
    await writeTree(plan({ m1: { "/a": "1", "/b": "1" } }), out, { version });
    const manifest = JSON.parse(readFileSync(join(out, "mesosc.json"), "utf8")) as unknown;
    put(join(out, "mesosc.json"), JSON.stringify(manifest, undefined, 2));
    const { result } = await writeTree(plan({ m1: { "/a": "2" } }), out, { version });
    expect(result).toMatchObject({ written: 1, removed: 1 });
  });
});

test("no message, manifest or name ever holds a secret", async () => {
  const out = join(temporaryFolder(), "out");
  const secret = (content: string): GivenFile => ({ content, mode: 0o600, secret: true });
  await writeTree(plan({ m1: { "/s": secret("hunter2") } }), out, { version });
  const manifest = readFileSync(join(out, "mesosc.json"), "utf8");
  expect(manifest).toContain('"secret":true');
  expect(manifest).not.toMatch(/hunter2|sha256/);
  rmSync(join(out, "m1/s"));
  mkdirSync(join(out, "m1/s"));
  put(join(out, "m1/s/x"), "hunter2");
  const { problems } = await writeTree(plan({ m1: { "/s": secret("hunter3") } }), out, { version });
  expect(JSON.stringify(problems)).not.toMatch(/hunter/);
});
