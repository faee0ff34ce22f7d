// Groups by a key.
import { expect, test } from "vitest";
import { groupBy, groupsOfSeveral } from "../../src/checks/group-by.ts";

test("groups and items keep their order, and what has no key is in none", () => {
  const groups = groupBy([5, 12, 7, 13, 100], (one) => (one === 100 ? undefined : one < 10 ? "few" : "many"));
  expect([...groups]).toEqual([
    ["few", [5, 7]],
    ["many", [12, 13]],
  ]);
});

test("who is alone is in no group of several", () => {
  expect([...groupsOfSeveral([5, 12, 7, 13, 100], (one) => (one === 100 ? undefined : one % 7))]).toEqual([
    [5, [5, 12]],
  ]);
  expect(groupsOfSeveral([1, 2, 3], (one) => one).size).toBe(0);
});
