import { expect, test } from "vitest";
import { renameTerm, type NewNames } from "../../src/lsp/rename-term.ts";
import { expandPattern } from "../../src/model/patterns.ts";

function newNames(before: string, after: string, others: readonly string[] = []): NewNames {
  const names = (pattern: string) => {
    const expansion = expandPattern(pattern);
    return "names" in expansion ? expansion.names : [];
  };
  const [olds, news] = [names(before), names(after)];
  return {
    pattern: { before, after },
    of: new Map(olds.map((name, index) => [name, news[index] ?? name])),
    all: [...olds, ...others],
  };
}

test.each([
  ["m[1..3]", "master[1..3]", "m[1..3]", "master[1..3]"],
  ["m[1..3]", "master[1..3]", "m[1..2]", "master[1..2]"],
  ["m[1..3]", "master[1..3]", "m3", "master3"],
  ["m[1..3]", "master[1..3]", "m*", "m*"],
  ["m[1..3]", "zk[01..03]", "m[1..2]", "zk[01..02]"],
  ["m[1..3]", "n[5..7]", "m[1,3]", "n[5,7]"],
  ["m[1..2]", "[a,b]", "m[1..2]", "[a,b]"],
  ["m[1..3]", "[a,b,c]", "m[1..2]", "a, b"],
  ["m1", "first", "m1", "first"],
])("%s as %s: %s becomes %s", (before, after, term, renamed) => {
  expect(renameTerm(term, newNames(before, after))).toBe(renamed);
});

test("a glob that takes others in as well stays, or is refused", () => {
  expect(renameTerm("*", newNames("m[1..3]", "n[1..3]", ["x1"]))).toBe("*");
  expect(renameTerm("m*", newNames("m[1..3]", "mm[1..3]", ["mx"]))).toBe("m*");
  expect(renameTerm("m*", newNames("m[1..3]", "n[1..3]", ["mx"]))).toBeUndefined();
  expect(renameTerm("s*", newNames("m[1..3]", "s[1..3]", ["slave1"]))).toBeUndefined();
});
