// Reading the ports out of an agent's resources.
import { expect, test } from "vitest";
import { without } from "../../src/checks/offered-ports.ts";

test.each([
  [[5], "1..4, 6..9"],
  [[1, 9], "2..8"],
  [[9, 1, 5], "2..4, 6..8"],
  [[4, 5], "1..3, 6..9"],
  [[12], "1..9"],
])("1..9 without %j", (ports, rest) => {
  expect(without({ first: 1, last: 9 }, ports)).toBe(rest);
});

test("nothing is left of a range of one", () => {
  expect(without({ first: 5, last: 5 }, [5])).toBe("");
});
