// What a compile leaves in a folder of its own.
import { chmodSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeTree } from "../../src/emit/tree.ts";
import { contents, files, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { largePlan, nodePlan, plan, planOf } from "./plans.ts";

const version = "1.2.3";

async function written(...[given, out, more]: [Parameters<typeof writeTree>[0], string, object?]) {
  const { result, problems } = await writeTree(given, out, { version, ...more });
  expect(problems).toEqual([]);
  return result;
}

describe("a new folder", () => {
  test("holds each node's files with their modes and links", async () => {
    const out = join(temporaryFolder(), "out");
    const result = await written(
      plan({
        m1: { "/etc/a": "A\n", "/etc/secret": { content: "s", mode: 0o600, secret: true } },
        m2: { "/etc/run": { content: "#!\n", mode: 0o755 }, "/etc/l": { kind: "link", content: "/dev/null" } },
      }),
      out,
    );
    expect(files(out)).toEqual({
      "m1/etc/a": "0644 A\n",
      "m1/etc/secret": "0600 s",
      "m2/etc/l": "-> /dev/null",
      "m2/etc/run": "0755 #!\n",
    });
    expect(result).toMatchObject({ written: 4, unchanged: 0, removed: 0, changed: true });
    expect(result?.nodes[0]).toEqual({ node: "m1", written: 2, unchanged: 0, removed: 0 });
  });

  test("has real modes under umask 077", async () => {
    const out = join(temporaryFolder(), "out");
    const former = process.umask(0o077);
    try {
      await written(plan({ m1: { "/etc/a": "A\n", "/etc/b": { content: "", mode: 0o755 } } }), out);
    } finally {
      process.umask(former);
    }
    expect(contents(out)).toMatchObject({
      m1: "0755/",
      "m1/etc": "0755/",
      "m1/etc/a": "0644 A\n",
      "m1/etc/b": "0755 ",
    });
    expect(contents(out)["mesosc.json"]).toMatch(/^0644 /);
  });

  test("leaves nothing beside it", async () => {
    const folder = temporaryFolder();
    await written(plan({ m1: { "/a": "" } }), join(folder, "out"));
    expect(Object.keys(contents(folder)).filter((path) => !path.startsWith("out"))).toEqual([]);
  });

  test("is made with the folders above it", async () => {
    const out = join(temporaryFolder(), "x/y/out");
    await written(plan({ m1: { "/a": "" } }), out);
    expect(files(out)).toEqual({ "m1/a": "0644 " });
  });

  test("may be there already, when it is empty", async () => {
    const out = temporaryFolder();
    await written(plan({ m1: { "/a": "" } }), out);
    expect(files(out)).toEqual({ "m1/a": "0644 " });
  });

  test("may be a link to a folder", async () => {
    const folder = temporaryFolder();
    await written(plan({ m1: { "/a": "1" } }), join(folder, "real"));
    symlinkSync("real", join(folder, "out"));
    await written(plan({ m1: { "/a": "2" } }), join(folder, "out"));
    expect(contents(folder)).toMatchObject({ out: "-> real", "real/m1/a": "0644 2" });
  });

  test("has the same bytes wherever it is", async () => {
    const [here, there] = [join(temporaryFolder(), "one"), join(temporaryFolder(), "another")];
    await written(largePlan(3), here);
    await written(largePlan(3), there);
    expect(contents(here)).toEqual(contents(there));
  });
});

describe("a second compile", () => {
  const inode = (path: string) => statSync(path).ino;

  test("touches nothing when nothing differs", async () => {
    const out = join(temporaryFolder(), "out");
    await written(largePlan(3), out);
    const before = [inode(out), inode(join(out, "mesosc.json")), statSync(join(out, "slave1")).mtimeMs];
    expect(await written(largePlan(3), out)).toMatchObject({ written: 0, unchanged: 36, removed: 0, changed: false });
    expect([inode(out), inode(join(out, "mesosc.json")), statSync(join(out, "slave1")).mtimeMs]).toEqual(before);
  });

  test("keeps unchanged files themselves, in the node that changes and in others", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1", "/b": "1" }, m2: { "/a": "1" } }), out);
    const kept = ["m1/b", "m2/a"].map((path) => inode(join(out, path)));
    expect(await written(plan({ m1: { "/a": "2", "/b": "1" }, m2: { "/a": "1" } }), out)).toMatchObject({
      written: 1,
      unchanged: 2,
    });
    expect(["m1/b", "m2/a"].map((path) => inode(join(out, path)))).toEqual(kept);
    expect(files(out)["m1/a"]).toBe("0644 2");
  });

  test("removes what is no longer wanted, with folders that become empty", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/etc/x/a": "", "/etc/b": "" }, m2: { "/a": "" } }), out);
    expect(await written(plan({ m1: { "/etc/b": "" } }), out)).toMatchObject({ removed: 2, unchanged: 1, written: 0 });
    expect(Object.keys(contents(out))).toEqual(["m1", "m1/etc", "m1/etc/b", "mesosc.json"]);
  });

  test("writes anew what somebody removed, and mends modes", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1", "/b": "1" } }), out);
    unlinkSync(join(out, "m1/a"));
    chmodSync(join(out, "m1/b"), 0o600);
    expect(await written(plan({ m1: { "/a": "1", "/b": "1" } }), out)).toMatchObject({ written: 2 });
    expect(files(out)).toEqual({ "m1/a": "0644 1", "m1/b": "0644 1" });
  });

  test("replaces a file by a folder, a folder by a file, and a file by a link", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1", "/b/c": "1", "/d": "1" } }), out);
    await written(plan({ m1: { "/a/x": "2", "/b": "2", "/d": { kind: "link", content: "b" } } }), out);
    expect(files(out)).toEqual({ "m1/a/x": "0644 2", "m1/b": "0644 2", "m1/d": "-> b" });
  });

  test("writes only the manifest when only that differs", async () => {
    const out = join(temporaryFolder(), "out");
    await written(planOf(nodePlan("m1", { "/a": "" }, { ids: { main: 1 } })), out);
    const before = inode(out);
    const result = await written(planOf(nodePlan("m1", { "/a": "" }, { ids: { main: 2 } })), out);
    expect(result).toMatchObject({ written: 0, changed: true });
    expect(inode(out)).toBe(before);
    expect(readFileSync(join(out, "mesosc.json"), "utf8")).toContain('"main":2');
  });

  test("overwrites a secret that has changed", async () => {
    const out = join(temporaryFolder(), "out");
    const secret = (content: string) => plan({ m1: { "/s": { content, mode: 0o600, secret: true } } });
    for (const value of ["one", "two", "three"]) await written(secret(value), out);
    expect(files(out)).toEqual({ "m1/s": "0600 three" });
  });

  test("keeps the mode of the folder itself", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1" } }), out);
    chmodSync(out, 0o2750);
    await written(plan({ m1: { "/a": "2" } }), out);
    expect(statSync(out).mode & 0o7777).toBe(0o2750);
  });
});

describe("some nodes only", () => {
  test("leaves the others' trees and entries as they are", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1" }, m2: { "/a": "1" }, gone: { "/a": "1" } }), out);
    await written(plan({ m1: { "/a": "2" }, m2: { "/a": "2" } }), out, { nodes: new Set(["m2"]) });
    expect(files(out)).toEqual({ "gone/a": "0644 1", "m1/a": "0644 1", "m2/a": "0644 2" });
    const { nodes } = JSON.parse(readFileSync(join(out, "mesosc.json"), "utf8")) as { readonly nodes: object };
    expect(Object.keys(nodes)).toEqual(["m1", "m2", "gone"]);
  });

  test("are all that a new folder gets", async () => {
    const out = join(temporaryFolder(), "out");
    await written(plan({ m1: { "/a": "1" }, m2: { "/a": "1" } }), out, { nodes: new Set(["m2"]) });
    expect(files(out)).toEqual({ "m2/a": "0644 1" });
  });
});

test("a plan that throws leaves the folder as it was", async () => {
  const folder = temporaryFolder();
  const out = join(folder, "out");
  await written(plan({ m1: { "/a": "1" } }), out);
  const before = contents(folder);
  const broken = {
    ...plan({ m1: { "/a": "2" } }),
    *nodes() {
      yield nodePlan("m1", { "/a": "2" });
      throw new Error("broken");
    },
  };
  await expect(writeTree(broken, out, { version })).rejects.toThrow("broken");
  expect(contents(folder)).toEqual(before);
});

test.each(["/../m2/a", "/a/../../m2", "//a", "/a/", "/", "a", "/a/./b", "/a\0b"])(
  "refuses the path %j",
  async (path) => {
    const folder = temporaryFolder();
    const { problems } = await writeTree(plan({ m1: { [path]: "" } }), join(folder, "out"), { version });
    expect(problems.map((problem) => problem.code)).toEqual(["output-escapes"]);
    expect(contents(folder)).toEqual({});
  },
);

test.each(["", ".", "..", "a/b", "../x", "mesosc.json", ".mesosc"])("refuses the node name %j", async (node) => {
  const folder = temporaryFolder();
  const { problems } = await writeTree(plan({ [node]: { "/a": "" } }), join(folder, "out"), { version });
  expect(problems.map((problem) => problem.code)).toEqual(["output-escapes"]);
  expect(contents(folder)).toEqual({});
});

test("what others have put there stays, with its times", async () => {
  const out = join(temporaryFolder(), "out");
  await written(plan({ m1: { "/etc/a": "1" }, m2: { "/etc/a": "1" } }), out);
  put(join(out, ".git/HEAD"), "ref\n", 0o600);
  put(join(out, "m1/etc/notes/mine"), "mine", 0o640);
  put(join(out, "m2/README"), "mine");
  put(join(out, "m2/etc/only"), "mine");
  symlinkSync("../nowhere", join(out, "m1/link"));
  utimesSync(join(out, ".git/HEAD"), 1000, 1000);
  utimesSync(join(out, "m1/etc/notes"), 1000, 1000);
  await written(plan({ m1: { "/etc/a": "2" } }), out);
  expect(files(out)).toEqual({
    ".git/HEAD": "0600 ref\n",
    "m1/etc/a": "0644 2",
    "m1/etc/notes/mine": "0640 mine",
    "m1/link": "-> ../nowhere",
    "m2/README": "0644 mine",
    "m2/etc/only": "0644 mine",
  });
  expect([".git/HEAD", "m1/etc/notes"].map((path) => statSync(join(out, path)).mtimeMs)).toEqual([1e6, 1e6]);
  rmSync(out, { recursive: true });
});
