// The caret lines under programs in tests.
import { expect, test } from "vitest";
import { readCarets } from "./carets.ts";

test("carets refer to the last line that is none, and are no part of the program", () => {
  expect(readCarets("\na = 1\n    ^ must be 2\n^\nb = 2\n")).toEqual({
    program: "a = 1\nb = 2\n",
    expected: [
      { line: 1, column: 5, length: 1, label: "must be 2" },
      { line: 1, column: 1, length: 1 },
    ],
  });
});
