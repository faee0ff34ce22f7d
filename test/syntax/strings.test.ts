// What a quoted text says.
import { describe, expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { decodeString } from "../../src/syntax/strings.ts";
import { spanText } from "../../src/text/source.ts";

/** Decodes a text in the midst of another. */
function decode(text: string, closing: "closed" | "open" = "closed") {
  const source = { uri: "a", name: "a", text: `x = ${text}\n` };
  const { syntax, diagnostics } = decodeString({ source, start: 4, end: 4 + text.length }, closing);
  const parts = syntax.parts.map((part) => (part.kind === "text" ? part.text : { path: part.path }));
  const written = syntax.parts.map(({ span }) => spanText(span));
  const faults = diagnostics.map((diagnostic) => [spanText(diagnostic.span), inWords(diagnostic).message]);
  return { parts, written, faults };
}

test.each([
  ['""', []],
  ['"a b"', ["a b"]],
  ['"\\"\\\\\\n\\t\\$"', ['"\\\n\t$']],
  ['"\\u{e9}\\u{1F600}"', ["é😀"]],
  ['"$a $ {b}"', ["$a $ {b}"]],
  ['"\\${a}"', ["${a}"]],
  ['"${a}"', [{ path: "a" }]],
  ['"x${ node.name }y${b}z"', ["x", { path: "node.name" }, "y", { path: "b" }, "z"]],
])("%s", (text, parts) => {
  expect(decode(text)).toMatchObject({ parts, faults: [] });
});

test("parts know where they stand, as written", () => {
  expect(decode('"a\\n${b.c}d"').written).toEqual(["a\\n", "${b.c}", "d"]);
});

describe("faults are said where they stand, and the text is kept", () => {
  test.each([
    ['"C:\\dir"', "\\d", "`\\d` is no escape", ["C:dir"]],
    ['"\\u{110000}"', "\\u{110000}", "`\\u{110000}` is no Unicode character", []],
    ['"\\u{d800}"', "\\u{d800}", "`\\u{d800}` is no Unicode character", []],
    ['"\\u12"', "\\u", "`\\u` is no Unicode character", ["12"]],
    ['"a${b"', "${", "`${` is not closed", ["a${b"]],
    ['"${}"', "${}", "`${}` names nothing", ["${}"]],
    ['"${a b}"', "${a b}", "`${a b}` names nothing", ["${a b}"]],
  ])("%s", (text, span, message, parts) => {
    expect(decode(text)).toMatchObject({ parts, faults: [[span, message]] });
  });

  test("an open string", () => {
    expect(decode('"abc ', "open")).toMatchObject({
      parts: ["abc "],
      faults: [['"abc', 'this string is not closed: `"` is missing']],
    });
    expect(decode('"""a\nb', "open").faults).toEqual([['"""a', 'this string is not closed: `"""` is missing']]);
    expect(decode('"\\', "open").parts).toEqual([]);
  });
});

describe('between """ and """', () => {
  test.each([
    ['"""a"""', "a"],
    ['"""\na\n"""', "a\n"],
    ['"""\n  a\n    b\n  """', "a\n  b\n"],
    ['"""\n    a\n  """', "  a\n"],
    ['"""\n  a\n\n  b"""', "a\n\nb"],
    ['"""a\n  b\n  c"""', "a\nb\nc"],
    ['"""\r\n  a\r\n  b\r\n  """', "a\nb\n"],
    ['"""\n\ta\n  b\n"""', "\ta\n  b\n"],
    ['"""\n  \\ta\n  b"""', "\ta\nb"],
    ['"""\n  say "hi" \\"""\n  """', 'say "hi" """\n'],
    ['""""""', ""],
    ['"""\n\n"""', "\n"],
  ])("%j", (text, expected) => {
    const { parts, faults } = decode(text);
    expect(faults).toEqual([]);
    expect(parts.map((part) => (typeof part === "string" ? part : "?")).join("")).toBe(expected);
  });

  test("interpolations have their places", () => {
    expect(decode('"""\n  a ${b}\n  c\n  """')).toMatchObject({
      parts: ["a ", { path: "b" }, "\nc\n"],
      written: ["\n  a ", "${b}", "\n  c\n  "],
    });
  });
});
