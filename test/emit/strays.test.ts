// A file too many where every file is an option: refused, unless it is hidden or elsewhere; --force removes it.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareTree } from "../../src/emit/compare.ts";
import { writeTars } from "../../src/emit/tar.ts";
import { writeTree } from "../../src/emit/tree.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { files } from "./folder.ts";
import { nodePlan, planOf } from "./plans.ts";

const version = "1";
const given = planOf(
  nodePlan(
    "m1",
    { "/etc/mesos-slave/ip": "1\n", "/etc/mesos-slave/attributes/rack": "r\n", "/etc/other": "" },
    { optionFolders: ["/etc/mesos-slave"] },
  ),
);

async function written(): Promise<string> {
  const out = join(temporaryFolder(), "out");
  expect((await writeTree(given, out, { version })).problems).toEqual([]);
  return out;
}

test.each(["etc/mesos-slave/ip.bak", "etc/mesos-slave/attributes/zone"])(
  "%s is refused, and --force removes it",
  async (path) => {
    const out = await written();
    writeFileSync(join(out, "m1", path), "mine");
    const { result, problems } = await writeTree(given, out, { version });
    expect(result).toBeUndefined();
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `output-stray: ${out}/m1/${path} would be read as an option, and mesosc did not write it`,
    ]);
    expect(files(out)[`m1/${path}`]).toBe("0644 mine");
    expect((await writeTree(given, out, { version, force: true })).result).toMatchObject({ written: 0, removed: 1 });
    expect(files(out)).not.toHaveProperty(`m1/${path}`);
  },
);

test("a link is a file to a wrapper", async () => {
  const out = await written();
  symlinkSync("ip", join(out, "m1/etc/mesos-slave/also"));
  expect((await writeTree(given, out, { version })).problems).toHaveLength(1);
});

test("--check shows it, and not what is in it", async () => {
  const out = await written();
  writeFileSync(join(out, "m1/etc/mesos-slave/x~"), "mine");
  const found = [];
  for await (const each of compareTree(given, out, { version })) found.push(each);
  expect(found).toMatchObject([{ path: "m1/etc/mesos-slave/x~", change: "remove" }]);
  expect(JSON.stringify(found)).not.toContain("mine");
});

test("hidden files, folders, and files elsewhere stay", async () => {
  const out = await written();
  for (const path of ["etc/mesos-slave/.ip.swp", "etc/README", "etc/mesos-slave/old/ip"]) {
    mkdirSync(join(out, "m1", path, ".."), { recursive: true });
    writeFileSync(join(out, "m1", path), "mine");
  }
  expect((await writeTree(given, out, { version })).result).toMatchObject({ changed: false });
});

test("in a folder of archives there is no such folder", async () => {
  const out = join(temporaryFolder(), "out");
  await writeTars(given, out, { version });
  writeFileSync(join(out, "ip.bak"), "mine");
  expect((await writeTars(given, out, { version })).problems).toEqual([]);
});
