// What a majority is, and what it survives.
import { expect, test } from "vitest";
import { survives } from "../../src/checks/survives.ts";
import { majority } from "../../src/model/majority.ts";

test.each([
  [1, 1, "no failure"],
  [2, 2, "no failure"],
  [3, 2, "1 failure"],
  [4, 3, "1 failure"],
  [5, 3, "2 failures"],
])("of %i, %i are a majority and survive %s", (voters, most, survived) => {
  expect([majority(voters), survives(voters)]).toEqual([most, survived]);
});
