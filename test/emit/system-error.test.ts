// Which path is named when the system refuses?
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errnoOf, pathOf } from "../../src/emit/system-error.ts";
import { temporaryFolder } from "../kit/folder.ts";

function refusal(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("the system did not refuse");
}

test("a file is named that cannot be written", () => {
  const path = join(temporaryFolder({}), "gone/a");
  const error = refusal(() => writeFileSync(path, ""));
  expect([errnoOf(error), pathOf(error)]).toEqual(["ENOENT", path]);
});

test("a link is named that cannot be made, and not what it leads to", () => {
  const path = join(temporaryFolder({}), "a");
  mkdirSync(path);
  const error = refusal(() => symlinkSync("../b", path));
  expect([errnoOf(error), pathOf(error)]).toEqual(["EEXIST", path]);
});

test("a mistake of our own has neither", () => {
  const error = new TypeError("x is not a function");
  expect([errnoOf(error), pathOf(error)]).toEqual([undefined, undefined]);
});
