// Turns of phrase that messages share.
import { expect, test } from "vitest";
import { didYouMean, listed, withArticle } from "../../src/diagnostics/wording.ts";

test.each([
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c and 3 more"],
])("%j is %s", (names, text) => {
  expect(listed(names)).toBe(text);
});

test("a near name is asked for", () => {
  expect([didYouMean("masters", "not known"), didYouMean(undefined, "not known")]).toEqual([
    "did you mean `masters`?",
    "not known",
  ]);
});

test("the article goes by the noun", () => {
  expect([withArticle("node"), withArticle("ensemble")]).toEqual(["a node", "an ensemble"]);
});
