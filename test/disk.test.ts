// Are files on disk found as includes name them, and nothing read that has no end?
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findOnDisk, readBeside, readMain } from "../src/disk.ts";
import { temporaryFolder } from "./kit/folder.ts";

function found(pattern: string, files: Readonly<Record<string, string>>): unknown {
  const folder = temporaryFolder({ "main/cluster.mesos": "", ...files });
  execFileSync("mkfifo", [join(folder, "main/pipe")]);
  const main = readMain("main/cluster.mesos", folder, () => "");
  const answer = findOnDisk(main, folder)(pattern, main);
  return "reason" in answer ? answer.reason : answer.map(({ source: { name, uri, text } }) => [name, uri, text]);
}

test("a path is relative to the file it stands in, and named from the main file's folder", () => {
  expect(found("../shared/a.mesos", { "shared/a.mesos": "x" })).toEqual([["../shared/a.mesos", "shared/a.mesos", "x"]]);
});

test("a glob finds files, sorted", () => {
  const files = { "main/racks/b.mesos": "2", "main/racks/a.mesos": "1", "main/racks/c.txt": "3" };
  expect(found("racks/*.mesos", files)).toEqual([
    ["racks/a.mesos", "main/racks/a.mesos", "1"],
    ["racks/b.mesos", "main/racks/b.mesos", "2"],
  ]);
  expect(found("racks/*.cfg", files)).toBe("no file matches");
});

test.each([
  ["nothing.mesos", "there is no such file"],
  ["racks", "this is a folder; `racks/*.mesos` includes the files in it"],
  ["racks/", "this is a folder; `racks/*.mesos` includes the files in it"],
  ["pipe", "this is no regular file"],
  ["/dev/zero", "this is no regular file"],
])("%s: %s", (pattern, reason) => {
  expect(found(pattern, { "main/racks/a.mesos": "" })).toBe(reason);
});

test("a secret is never read from a device", () => {
  const folder = temporaryFolder({ "cluster.mesos": "", secret: "s3cret\n" });
  const main = readMain("cluster.mesos", folder, () => "");
  expect(readBeside("secret", "cluster.mesos", main)).toBe("s3cret\n");
  expect(readBeside("/dev/zero", "cluster.mesos", main)).toBeUndefined();
  expect(readBeside("nothing", "cluster.mesos", main)).toBeUndefined();
});
