// A quorum against the number of masters.
import { expect, test } from "vitest";
import { expectMarked, mended, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..7] at 10.0.0.[1..7]\nensemble main on m[1..3]\n";
const masters = (count: number, quorum: number): string =>
  messages("quorum-wrong", `${nodes}masters on m[1..${count}] { quorum = ${quorum} }\n`).join();

test.each([
  [1, 1],
  [3, 2],
  [5, 3],
  [7, 4],
])("of %i masters the quorum is %i", (count, quorum) => {
  expect(masters(count, quorum)).toBe("");
});

test.each([
  [3, 1, "quorum 1 is not a majority of 3 masters"],
  [5, 2, "quorum 2 is not a majority of 5 masters"],
  [3, 3, "quorum 3 is more than 3 masters need: the log would wait for 5"],
  [1, 2, "quorum 2 is more than 1 master needs: the log would wait for 3"],
  [7, 7, "quorum 7 is more than 7 masters need: the log would wait for 13"],
])("%i masters with a quorum of %i", (count, quorum, message) => {
  expect(masters(count, quorum)).toBe(message);
});

test("nothing is said of a quorum that mesosc computed", () => {
  expect(messages("quorum-wrong", `${nodes}masters on m[1..5]\n`)).toEqual([]);
});

test.each([2, 3])("beside an even number of masters, quorum %i fits one more or one fewer", (quorum) => {
  expect(masters(4, quorum)).toBe("");
});

test("a quorum that fits no neighbour of an even number is a mistake of its own", () => {
  expect(masters(4, 1)).toBe("quorum 1 is not a majority of 4 masters");
});

test("a quorum for one master is underlined there", () =>
  expectMarked(
    "quorum-wrong",
    `${nodes}masters on m[1..3] {
  quorum = 2
  on m3 { quorum = 3 }
                   ^ must be 2
}
`,
  ));

test("the fix takes the line out", () => {
  expect(mended("quorum-wrong", `${nodes}masters on m[1..3] {\n  quorum = 1\n  port = 5050\n}\n`)).toBe(
    `${nodes}masters on m[1..3] {\n  port = 5050\n}\n`,
  );
});

test("the fix leaves the rest of the line", () => {
  expect(mended("quorum-wrong", `${nodes}masters on m[1..3] { quorum = 1  port = 5050 }\n`)).toBe(
    `${nodes}masters on m[1..3] { port = 5050 }\n`,
  );
});

test("a quorum that begins a line with others leaves their indentation", () => {
  expect(mended("quorum-wrong", `${nodes}masters on m[1..3] {\n  quorum = 1  port = 5050\n}\n`)).toBe(
    `${nodes}masters on m[1..3] {\n  port = 5050\n}\n`,
  );
});
