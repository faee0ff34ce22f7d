// The caret lines under programs in tests.
import { expect, test } from "vitest";
import { drawMarked, readMarked } from "./marked.ts";

const text = "a = 1\n    ^ must be 2\n^\nb = 2\n";

test("carets refer to the last line that is none, and are no part of the program", () => {
  expect(readMarked(text)).toEqual({
    program: "a = 1\nb = 2\n",
    marks: [
      { line: 1, column: 5, length: 1, label: "must be 2" },
      { line: 1, column: 1, length: 1, label: "" },
    ],
  });
});

test("what was read is drawn again, from left to right", () => {
  const { program, marks } = readMarked(text);
  expect(drawMarked(program, marks)).toBe("a = 1\n^\n    ^ must be 2\nb = 2\n");
});
