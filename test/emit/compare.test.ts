// What `--check` shows, and what it never shows.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareTars, compareTree } from "../../src/emit/compare.ts";
import { writeTars } from "../../src/emit/tar.ts";
import { writeTree } from "../../src/emit/tree.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { contents, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { largePlan, nodePlan, plan, planOf, type GivenFile } from "./plans.ts";

const version = "1";
type Files = Readonly<Record<string, GivenFile>>;

async function shown(given: Plan, out: string, more: object = {}): Promise<string> {
  let text = "";
  for await (const item of compareTree(given, out, { version, ...more }))
    text += "code" in item ? `${item.code}\n` : item.text;
  return text;
}

async function between(first: Files, second: Files, change: (node: string) => void = () => {}): Promise<string> {
  const out = join(temporaryFolder(), "out");
  await writeTree(plan({ m1: first }), out, { version });
  change(join(out, "m1"));
  const before = contents(out);
  const text = await shown(plan({ m1: second }), out);
  expect(contents(out)).toEqual(before);
  return text;
}

test("nothing, when nothing would change", async () => {
  expect(await between({ "/a": "1\n" }, { "/a": "1\n" })).toBe("");
});

test("a changed line, in its place", async () => {
  expect(await between({ "/a": "1\n2\n3\n" }, { "/a": "1\nx\n3\n" })).toBe(
    "diff --git a/m1/a b/m1/a\n--- a/m1/a\n+++ b/m1/a\n@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n",
  );
});

test("a missing file, and one without a newline at its end", async () => {
  expect(await between({}, { "/a": "1" })).toBe(
    "diff --git a/m1/a b/m1/a\nnew file mode 100644\n--- /dev/null\n+++ b/m1/a\n@@ -0,0 +1 @@\n+1\n\\ No newline at end of file\n",
  );
});

test("a stale file", async () => {
  expect(await between({ "/a": "1\n" }, {})).toBe(
    "diff --git a/m1/a b/m1/a\ndeleted file mode 100644\n--- a/m1/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n",
  );
});

test("a mode", async () => {
  expect(await between({ "/a": "1\n" }, { "/a": "1\n" }, (node) => chmodSync(join(node, "a"), 0o600))).toBe(
    "diff --git a/m1/a b/m1/a\nold mode 100600\nnew mode 100644\n",
  );
});

test("a link's target", async () => {
  const link = (content: string): GivenFile => ({ kind: "link", content });
  expect(await between({ "/l": link("x") }, { "/l": link("y") })).toContain("-x\n\\ No newline at end of file\n+y\n");
});

test("a file that becomes a link, as both", async () => {
  const text = await between({ "/l": "1\n" }, { "/l": { kind: "link", content: "x" } });
  expect(text.match(/^(deleted|new) file mode .*$/gm)).toEqual(["deleted file mode 100644", "new file mode 120000"]);
});

test("an edit by hand", async () => {
  expect(await between({ "/a": "1\n" }, { "/a": "1\n" }, (node) => put(join(node, "a"), "mine\n"))).toContain(
    "-mine\n+1\n",
  );
});

test("a file that is no text", async () => {
  expect(await between({ "/a": "1\n" }, { "/a": "1\n" }, (node) => put(join(node, "a"), "\0"))).toContain(
    "Binary files a/m1/a and b/m1/a differ\n",
  );
});

test("nothing of what a link leads to", async () => {
  const relink = (node: string) => {
    put(join(node, "../../outside/a"), "hidden\n");
    rmSync(join(node, "etc"), { recursive: true });
    symlinkSync("../../outside", join(node, "etc"));
  };
  const text = await between({ "/etc/a": "1\n" }, { "/etc/a": "1\n" }, relink);
  expect(text).toContain("+1\n");
  expect(text).not.toContain("hidden");
});

test("of secrets only that they differ, new, changed, gone, or no longer secret", async () => {
  const secret = (content: string): GivenFile => ({ content, mode: 0o600, secret: true });
  expect(await between({}, { "/s": secret("hunter") })).toContain("Secret files /dev/null and b/m1/s differ\n");
  expect(await between({ "/s": secret("hunter") }, { "/s": secret("hunter2") })).toBe(
    "diff --git a/m1/s b/m1/s\nSecret files a/m1/s and b/m1/s differ\n",
  );
  for (const second of [
    {},
    { "/s": "public" },
    { "/s": secret("hunter2") },
    { "/s": { kind: "link" as const, content: "x" } },
  ]) {
    expect(await between({ "/s": secret("hunter") }, second)).not.toContain("hunter");
  }
});

test("a manifest's entry, where the files are the same", async () => {
  const out = join(temporaryFolder(), "out");
  const given = (id: number) => planOf(nodePlan("m1", { "/a": "" }, { ids: { main: id } }));
  await writeTree(given(1), out, { version });
  expect(await shown(given(2), out)).toContain('-      "main": 1\n+      "main": 2\n');
});

test("another version of mesosc, and another order", async () => {
  const out = join(temporaryFolder(), "out");
  await writeTree(plan({ m1: {}, m2: {} }), out, { version });
  expect(await shown(plan({ m1: {}, m2: {} }), out, { version: "2" })).toContain('-"mesosc":"1",\n+"mesosc":"2",\n');
  expect(await shown(plan({ m2: {}, m1: {} }), out)).toContain("--- a/mesosc.json\n");
});

test("some nodes only", async () => {
  const out = join(temporaryFolder(), "out");
  await writeTree(plan({ m1: { "/a": "1" }, m2: { "/a": "1" }, m3: {} }), out, { version });
  const text = await shown(plan({ m1: { "/a": "2" }, m2: { "/a": "2" } }), out, { nodes: new Set(["m2"]) });
  expect(text.match(/^diff .*$/gm)).toEqual(["diff --git a/m2/a b/m2/a"]);
});

test("a damaged manifest", async () => {
  const out = temporaryFolder();
  put(join(out, "mesosc.json"), "x");
  expect(await shown(plan({ m1: {} }), out)).toContain("output-damaged\n");
});

test("git applies it", async () => {
  const out = join(temporaryFolder(), "out");
  const [first, second] = [largePlan(2, "a"), largePlan(3, "b")];
  await writeTree(first, out, { version });
  const patch = (await shown(second, out)).replace(/^--- a\/mesosc\.json[^]*/m, "");
  execFileSync("git", ["apply", "-"], { cwd: out, input: patch, stdio: ["pipe", "pipe", "inherit"] });
  unlinkSync(join(out, "mesosc.json"));
  const wanted = join(temporaryFolder(), "out");
  await writeTree(second, wanted, { version });
  unlinkSync(join(wanted, "mesosc.json"));
  expect(contents(out)).toEqual(contents(wanted));
});

test("an archive that differs", async () => {
  const out = join(temporaryFolder(), "out");
  await writeTars(plan({ m1: { "/a": "1" } }), out, { version });
  const differences = async (given: Plan) => {
    const paths: string[] = [];
    for await (const item of compareTars(given, out, { version })) paths.push("code" in item ? item.code : item.path);
    return paths;
  };
  expect(await differences(plan({ m1: { "/a": "1" } }))).toEqual([]);
  expect(await differences(plan({ m1: { "/a": "2" } }))).toEqual(["m1.tar"]);
});
