// How many voters an ensemble may have.
import { expect, test } from "vitest";
import { expectMarked, help, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode zk[1..6] at 10.0.0.[1..6]\n";

test.each([1, 3, 5])("%i voters are an odd number", (count) => {
  expect(messages("ensemble-even", `${nodes}ensemble main on zk[1..${count}]\n`)).toEqual([]);
});

test("two voters are worse than one", () =>
  expectMarked(
    "ensemble-even",
    `${nodes}ensemble main on zk[1..2]
                 ^^^^^^^^ 2 voters survive no failure: one down, and neither serves
`,
  ));

test("the help counts failures", () => {
  expect(help("ensemble-even", `${nodes}ensemble main on zk[1..6]\n`)).toBe(
    "drop one, make one an observer (`observers = NODE`), or add one: 7 voters survive 3 failures",
  );
});

test("observers do not vote: three voters and one observer are fine", () => {
  expect(messages("ensemble-even", `${nodes}ensemble main on zk[1..3] { observers = zk4 }\n`)).toEqual([]);
});

test("observers do not vote: four voters and one observer are not", () => {
  expect(messages("ensemble-even", `${nodes}ensemble main on zk[1..4] { observers = zk5 }\n`)).toEqual([
    "ensemble main has 4 voters, an even number",
  ]);
});

test("a selector with `except` is underlined whole", () =>
  expectMarked(
    "ensemble-even",
    `${nodes}ensemble main on zk[1..5] except zk2
                 ^^^^^^^^^^^^^^^^^^^ 4 voters survive 1 failure, as 3 do
`,
  ));

test("nobody can tell who votes in an ensemble that is not ours", () => {
  const text = `${nodes}ensemble shared { servers = ["a:2181", "b:2181"] }\n`;
  expect(messages("ensemble-even", text)).toEqual([]);
});

test("each of two ensembles is judged", () => {
  const text = `${nodes}ensemble one on zk[1..2]\nensemble two on zk[3..6]\n`;
  expect(messages("ensemble-even", text)).toHaveLength(2);
});
