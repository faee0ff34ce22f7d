// The examples of the codes of this layer: `bad` has its carets, `good` has nothing.
import { describe, expect, test } from "vitest";
import type { Example } from "../../src/diagnostics/code.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import invalidEscape from "../../src/syntax/codes/invalid-escape.ts";
import syntaxError from "../../src/syntax/codes/syntax-error.ts";
import unterminatedString from "../../src/syntax/codes/unterminated-string.ts";
import { parse } from "../../src/syntax/parse.ts";
import { position } from "../../src/text/line-column.ts";
import { readMarked } from "../kit/marked.ts";

function textOf(example: Example): string {
  return typeof example === "string" ? example : "";
}

describe.each([syntaxError, unterminatedString, invalidEscape])("$code", ({ code, bad, good }) => {
  test("has a bad example", () => {
    const { program, marks } = readMarked(textOf(bad));
    const { diagnostics } = parse({ uri: "a", name: "a", text: program });
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code.code))).toEqual(new Set([code]));
    expect(
      diagnostics.map((diagnostic) => ({
        ...position(diagnostic.span.source, diagnostic.span.start),
        length: diagnostic.span.end - diagnostic.span.start,
        label: inWords(diagnostic).label,
      })),
    ).toEqual(marks);
  });

  test("has a good example", () => {
    expect(parse({ uri: "a", name: "a", text: textOf(good) }).diagnostics).toEqual([]);
  });
});
