// Groups by a key.
import { expect, test } from "vitest";
import { groupBy } from "../../src/checks/group-by.ts";

test("groups and items keep their order, and what has no key is in none", () => {
  const groups = groupBy([5, 12, 7, 13, 100], (one) => (one === 100 ? undefined : one < 10 ? "few" : "many"));
  expect([...groups]).toEqual([
    ["few", [5, 7]],
    ["many", [12, 13]],
  ]);
});
