import { expect, test } from "vitest";
import { selectedNodes } from "../../src/cli/node-selection.ts";
import { UsageError } from "../../src/cli/shell.ts";

const names = ["master1", "master2", "slave1", "slave2", "rackA-1"];

test.each([
  ["master1", ["master1"]],
  ["master[1..2]", ["master1", "master2"]],
  ["slave*", ["slave1", "slave2"]],
  ["master1, slave2", ["master1", "slave2"]],
  ["rack[A,A]-1,master2", ["rackA-1", "master2"]],
])("%s", (selector, expected) => {
  expect([...(selectedNodes(selector, names) ?? [])]).toEqual(expected);
});

test("no selector means all", () => {
  expect(selectedNodes(undefined, names)).toBeUndefined();
});

test.each(["master3", "nobody*", "master[1..", "master[1..3]"])(
  "%s selects what is not there: wrong usage",
  (selector) => {
    expect(() => selectedNodes(selector, names)).toThrow(UsageError);
  },
);
