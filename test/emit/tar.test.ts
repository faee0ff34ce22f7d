// Archives: the same bytes for the same plan, and what GNU tar makes of them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packNode, writeTars } from "../../src/emit/tar.ts";
import { writeTree } from "../../src/emit/tree.ts";
import { contents, files, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { largePlan, plan, type GivenFile } from "./plans.ts";

const version = "1";
const tar = (...given: readonly string[]) =>
  execFileSync("tar", given, { encoding: "utf8", env: { ...process.env, TZ: "UTC" } });

async function archive(given: Readonly<Record<string, GivenFile>>) {
  const out = join(temporaryFolder(), "out");
  expect((await writeTars(plan({ m1: given }), out, { version })).problems).toEqual([]);
  return { out, path: join(out, "m1.tar") };
}

test("owners go by name, folders that a package made keep mode and owner, the time is 0", async () => {
  const { path } = await archive({
    "/etc/a": { content: "A\n", owner: "zookeeper", group: "adm", mode: 0o640 },
    "/etc/x/l": { kind: "link", content: "../a" },
  });
  expect(tar("-tvf", path).trim().split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
    "-rw-r----- zookeeper/adm 2 1970-01-01 00:00 etc/a",
    "lrwxrwxrwx root/root 0 1970-01-01 00:00 etc/x/l -> ../a",
  ]); // prettier-ignore
});

test("extracted, it is the node's tree", async () => {
  const long = `/${"long/".repeat(60)}${"name".repeat(40)}`;
  const given = {
    "/a": "A\n",
    [long]: "L\n",
    "/ünï": "ü",
    "/empty": "",
    "/l": { kind: "link" as const, content: long },
  };
  const { path } = await archive(given);
  const [extracted, out] = [temporaryFolder(), join(temporaryFolder(), "out")];
  tar("-xpf", path, "-C", extracted, "--no-same-owner");
  await writeTree(plan({ m1: given }), out, { version });
  expect(contents(extracted)).toEqual(contents(join(out, "m1")));
});

test("the same plan gives the same bytes", async () => {
  const [first] = largePlan(1).nodes();
  expect(await packNode(first?.files ?? [])).toEqual(await packNode(first?.files ?? []));
});

test("one that holds a secret is for its owner only, and has no digest in the manifest", async () => {
  const { out } = await archive({ "/s": { content: "hunter2", mode: 0o600, secret: true } });
  expect(contents(out)["m1.tar"]).toMatch(/^0600 /);
  const manifest = readFileSync(join(out, "mesosc.json"), "utf8");
  expect(manifest).toContain('"tar":{"secret":true}');
  expect(manifest).not.toMatch(/hunter2|sha256/);
});

test("a second time nothing is written, and one that was replaced by hand is refused", async () => {
  const { out, path } = await archive({ "/a": "1" });
  const again = () => writeTars(plan({ m1: { "/a": "1" } }), out, { version });
  expect((await again()).result).toMatchObject({ unchanged: 1, changed: false });
  put(path, "mine");
  expect((await again()).problems.map(({ code }) => code)).toEqual(["output-edited"]);
});

test("trees become archives and archives trees", async () => {
  const { out } = await archive({ "/a": "1" });
  await writeTree(plan({ m1: { "/a": "1" } }), out, { version });
  expect(files(out)).toEqual({ "m1/a": "0644 1" });
  await writeTars(plan({ m1: { "/a": "1" } }), out, { version });
  expect(Object.keys(files(out))).toEqual(["m1.tar"]);
});

test("a path that would climb out of the folder it is extracted to is refused", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "out"));
  const { problems } = await writeTars(plan({ m1: { "/../x": "" } }), join(folder, "out"), { version });
  expect(problems.map(({ code }) => code)).toEqual(["output-escapes"]);
});
