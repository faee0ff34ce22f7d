// Is what is JSON to Node JSON to us, and is the first fault of the rest found?
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "../../src/catalog/json-fault.ts";
import { runs } from "../kit/fuzz.ts";

test.each([
  ["{'a': 1}", 1, "a key in double quotes or `}`"],
  ['{"a" 1}', 5, "`:`"],
  ['{"a": 1,}', 8, "a key in double quotes"],
  ["[1 2]", 3, "`,` or the end of what was opened"],
  ["[1,]", 3, "a value"],
  ['{"a": [1}', 8, "`,` or the end of what was opened"],
  ['{"a": ', 6, "a value"],
  ["", 0, "a value"],
  ["1 2", 2, "the end of the text"],
  ["01", 1, "the end of the text"],
])("%s", (json, offset, expected) => {
  expect(jsonFault(json)).toEqual({ offset, expected });
});

test("it agrees with JSON.parse", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    "1",
    "-",
    "true",
    "null",
    " ",
    '"',
    "\\",
    "e",
    ".",
  );
  const texts = fc.oneof(
    fc.json(),
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (json) => {
      expect(jsonFault(json) === undefined).toBe(parses(json));
    }),
    runs(2000),
  );
});

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
