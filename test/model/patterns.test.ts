// Patterns: which names a text stands for, and which texts stand for none.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandPattern, mostExpansions } from "../../src/model/patterns.ts";

function names(text: string): readonly string[] {
  const expansion = expandPattern(text);
  if ("problem" in expansion) throw new Error(expansion.problem.fault);
  return expansion.names;
}

function problem(text: string): string {
  const expansion = expandPattern(text);
  return "problem" in expansion ? `${expansion.problem.fault}: ${expansion.problem.part}` : "none";
}

describe("expandPattern", () => {
  it.each([
    ["master", "master"],
    ["slave[1..3]", "slave1 slave2 slave3"],
    ["slave[08..11]", "slave08 slave09 slave10 slave11"],
    ["n[0..2]", "n0 n1 n2"],
    ["n[7..7]", "n7"],
    ["rack[a,b,d]", "racka rackb rackd"],
    ["rack[ a , b ]", "racka rackb"],
    ["x[1..3,7]", "x1 x2 x3 x7"],
    ["m[1..2].example.com", "m1.example.com m2.example.com"],
    ["r[1..2]n[1..3]", "r1n1 r1n2 r1n3 r2n1 r2n2 r2n3"],
    ["10.0.[1..2].[9..10]", "10.0.1.9 10.0.1.10 10.0.2.9 10.0.2.10"],
  ])("%s", (text, expected) => {
    expect(names(text).join(" ")).toBe(expected);
  });

  it.each([
    ["m[1-3]", "dash: 1-3"],
    ["rack[a-c]", "letters: a-c"],
    ["m[3..1]", "descending: 3..1"],
    ["m[]", "empty-brackets: []"],
    ["m[ ]", "empty-brackets: [ ]"],
    ["m[1..3", "unclosed: [1..3"],
    ["m1..3]", "unopened: ]"],
    ["m[1[2]]", "nested: ["],
    ["m[1,,2]", "empty-item: ,"],
    ["m[1,]", "empty-item: ,"],
    ["m[a..c]", "item: a..c"],
    ["m[1...3]", "item: 1...3"],
    ["m[-1..3]", "item: -1..3"],
    ["m[01..100]", "padding: 01..100"],
    ["m[1..9999999999999999]", "too-large: 1..9999999999999999"],
    ["m[1..100001]", "too-many: m[1..100001]"],
    ["m[1..1000]x[1..1000]", "too-many: m[1..1000]x[1..1000]"],
  ])("%s is refused", (text, expected) => {
    expect(problem(text)).toBe(expected);
  });

  it("stands for as many names as it may", () => {
    expect(names(`n[1..${mostExpansions}]`)).toHaveLength(mostExpansions);
  });

  it("answers every text, with places inside of it", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "1", "0", "[", "]", ",", ".", " ", "*"), maxLength: 20 });
    fc.assert(
      fc.property(texts, (text) => {
        const expansion = expandPattern(text);
        if ("names" in expansion) return expansion.names.every((name) => !/[[\]]/.test(name));
        const { start, end, part } = expansion.problem;
        return start >= 0 && end <= text.length && start < end && text.slice(start, end) === part;
      }),
    );
  });
});
