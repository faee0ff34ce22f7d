// Lists and counts as messages say them.
import { expect, test } from "vitest";
import { listed, majority, survives } from "../../src/checks/words.ts";

test.each([
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c and 3 more"],
])("%j is %s", (names, text) => {
  expect(listed(names)).toBe(text);
});

test.each([
  [1, 1, "no failure"],
  [2, 2, "no failure"],
  [3, 2, "1 failure"],
  [4, 3, "1 failure"],
  [5, 3, "2 failures"],
])("of %i, %i are a majority and survive %s", (voters, most, survived) => {
  expect([majority(voters), survives(voters)]).toEqual([most, survived]);
});
