// Globs over names.
import fc from "fast-check";
import { expect, it } from "vitest";
import { compileGlob } from "../../src/model/glob.ts";

it.each([
  ["slave*", "slave1", true],
  ["slave*", "slave", true],
  ["slave*", "myslave1", false],
  ["s?1", "sx1", true],
  ["s?1", "s1", false],
  ["*a*b", "xaxb", true],
  ["*a*b", "xbxa", false],
  ["r*n*", "r1n12", true],
  ["*", "", true],
])("%s and %s: %s", (pattern, name, expected) => {
  expect(compileGlob(pattern)(name)).toBe(expected);
});

it("matches what the same pattern does as a regular expression", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
  const name = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  fc.assert(
    fc.property(text, name, (pattern, subject) => {
      const expression = new RegExp(`^${pattern.replace(/\*+/g, ".*").replaceAll("?", ".")}$`);
      return compileGlob(pattern)(subject) === expression.test(subject);
    }),
  );
});

// One that tries every way to share the letters out would not come to an end.
it("is not slowed down by a pattern of many stars", () => {
  expect(compileGlob("*a".repeat(100_000) + "b")("a".repeat(253))).toBe(false);
  expect(compileGlob("*a".repeat(120) + "*b")("a".repeat(253))).toBe(false);
});
