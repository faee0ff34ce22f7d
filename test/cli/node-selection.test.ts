import { expect, test } from "vitest";
import { selectable, selectedNodes } from "../../src/cli/node-selection.ts";
import { UsageError } from "../../src/cli/shell.ts";
import { parse } from "../../src/syntax/parse.ts";

const text = "group workers = slave* except slave2\ngroup all = workers, master1\n";
const { file } = parse({ uri: "c.mesos", name: "c.mesos", text });
const among = selectable([file], ["master1", "master2", "slave1", "slave2", "rackA-1"]);

test.each([
  [["master1"], ["master1"]],
  [["master[1..2]"], ["master1", "master2"]],
  [["slave*"], ["slave1", "slave2"]],
  [["master1, slave2"], ["master1", "slave2"]],
  [["rack[A,A]-1,master2"], ["rackA-1", "master2"]],
  [["* except master1, slave*"], ["master2", "rackA-1"]],
  [["all"], ["slave1", "master1"]],
  [
    ["master1", "slave1"],
    ["master1", "slave1"],
  ],
])("%j", (selectors, expected) => {
  expect([...(selectedNodes(selectors, among) ?? [])]).toEqual(expected);
});

test("no selector means all", () => {
  expect(selectedNodes([], among)).toBeUndefined();
});

test.each(["master3", "nobody*", "master[1..", "master[1..3]", "slave1 except slave*"])(
  "%s selects what is not there: wrong usage",
  (selector) => {
    expect(() => selectedNodes([selector], among)).toThrow(UsageError);
  },
);
