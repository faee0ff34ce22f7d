// Offsets as people count them.
import { describe, expect, test } from "vitest";
import { lineAt, lineStart, position } from "../../src/text/line-column.ts";

const source = (text: string) => ({ uri: "a.mesos", name: "a.mesos", text });

describe("position", () => {
  test.each([
    ["ab\ncd", 0, 1, 1],
    ["ab\ncd", 2, 1, 3],
    ["ab\ncd", 3, 2, 1],
    ["ab\ncd", 5, 2, 3],
    ["", 0, 1, 1],
    ["a\n", 2, 2, 1],
  ])("of %j at %i is %i:%i", (text, offset, line, column) => {
    expect(position(source(text), offset)).toEqual({ line, column });
  });

  test("takes CRLF for one line end, and a return alone for one too", () => {
    expect(position(source("a\r\nb\rc"), 3)).toEqual({ line: 2, column: 1 });
    expect(position(source("a\r\nb\rc"), 5)).toEqual({ line: 3, column: 1 });
  });

  test("counts code points, not UTF-16 units", () => {
    expect(position(source("😀é x"), 4)).toEqual({ line: 1, column: 4 });
  });

  test("does not count a byte order mark", () => {
    expect(position(source("\uFEFFab"), 1)).toEqual({ line: 1, column: 1 });
    expect(position(source("\uFEFFab"), 2)).toEqual({ line: 1, column: 2 });
  });

  test("stays in the text", () => {
    expect(position(source("ab"), 99)).toEqual({ line: 1, column: 3 });
    expect(position(source("ab"), -1)).toEqual({ line: 1, column: 1 });
  });
});

test("lineAt gives a line without its end", () => {
  const text = source("\uFEFFa\r\nb\nc");
  expect([0, 1, 2, 3, 4].map((line) => lineAt(text, line))).toEqual(["", "a", "b", "c", ""]);
});

test("lineStart gives a line's offset", () => {
  expect([1, 2, 3].map((line) => lineStart(source("a\nb"), line))).toEqual([0, 2, 3]);
});
