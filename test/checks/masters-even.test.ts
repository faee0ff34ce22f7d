// How many masters there may be.
import { expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..6] at 10.0.0.[1..6]\nensemble main on m[1..3]\n";

test.each([1, 3, 5])("%i masters are an odd number", (count) => {
  expect(messages("masters-even", `${nodes}masters on m[1..${count}]\n`)).toEqual([]);
});

test("two masters survive nothing", () =>
  expectMarked(
    "masters-even",
    `${nodes}masters on m[1..2]
           ^^^^^^^ 2 masters survive no failure: one down, and none leads
`,
  ));

test("the message counts what the log needs", () => {
  expect(messages("masters-even", `${nodes}masters on m[1..6]\n`)).toEqual([
    "6 masters are an even number: their log needs 4 to write, and 7 to be set up",
  ]);
});

test("masters are counted, not the servers of their ensemble", () => {
  const text = "cluster c\nnode m[1..4] at 10.0.0.[1..4]\nensemble main on m[1..4]\nmasters on m[1..3]\n";
  expect(messages("masters-even", text)).toEqual([]);
});
