// Which pattern stands for several names.
import { expect, test } from "vitest";
import { commonPattern } from "../../src/syntax/common-pattern.ts";

test.each([
  [["m1", "m2", "m3"], "m[1..3]"],
  [["m08", "m09", "m10"], "m[08..10]"],
  [["m1", "m3"], "m[1,3]"],
  [["m9", "m10"], "m[9..10]"],
  [["zk-a1", "zk-a2"], "zk-a[1..2]"],
  [["m1", "a1"], undefined],
  [["m", "m1"], undefined],
  [["m[1..2]", "m3"], undefined],
])("%j", (names, pattern) => {
  expect(commonPattern(names)).toBe(pattern);
});
