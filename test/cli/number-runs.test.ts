import { expect, test } from "vitest";
import { runsOf } from "../../src/cli/number-runs.ts";

const joined = (...texts: string[]) => runsOf(texts.map((text) => [text])).flat();

test("numbers that run on become a range", () => {
  expect(joined("m1", "m2", "m3", "m5")).toEqual(["m[1..3]", "m5"]);
});

test("the last number counts, whatever follows it", () => {
  expect(joined("r1m9.example.com", "r1m10.example.com")).toEqual(["r1m[9..10].example.com"]);
});

test("rows stay together: names and addresses run on at once, or not at all", () => {
  const rows = [
    ["m1", "10.0.0.1"],
    ["m2", "10.0.0.2"],
    ["m3", "10.0.0.9"],
  ];
  expect(runsOf(rows)).toEqual([
    ["m[1..2]", "10.0.0.[1..2]"],
    ["m3", "10.0.0.9"],
  ]);
});

test.each([
  [["m01", "m02"], "leading zeros"],
  [["fe80::1", "fe80::2"], "IPv6, whose numbers are hexadecimal"],
  [["alpha", "beta"], "no numbers"],
  [["m2", "m1"], "downwards"],
])("%j stays as it is: %s", (texts) => {
  expect(joined(...texts)).toEqual(texts);
});
