// Which two words are an amount that was torn.
import { expect, test } from "vitest";
import { amountOf } from "../../src/syntax/amounts.ts";

test.each([
  ["30", "secs", "30secs"],
  ["1.5", "h", "1.5h"],
  ["5", "Minutes", "5mins"],
  ["4", "GB", "4GB"],
  ["4", "cpus", undefined],
  ["m1", "s", undefined],
])("%s %s", (number, word, amount) => {
  expect(amountOf(number, word)).toBe(amount);
});
