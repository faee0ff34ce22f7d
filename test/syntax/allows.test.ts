// Which comments allow what, and for which lines.
import { expect, test } from "vitest";
import { findAllows } from "../../src/syntax/allows.ts";
import { parse } from "../../src/syntax/parse.ts";

const allows = (text: string) =>
  findAllows(parse({ uri: "a", name: "a", text }).file).map(({ code, reason, line, targetLines }) => ({
    code,
    reason,
    line,
    targetLines,
  }));

test("alone on its line it covers the next one", () => {
  expect(allows("# mesosc: allow masters-single a test cluster\nmasters on a")).toEqual([
    { code: "masters-single", reason: "a test cluster", line: 1, targetLines: [1, 2] },
  ]);
});

test("at the end of a line it covers that one", () => {
  expect(allows("masters on a // mesosc: allow masters-single why\nagents on a")).toEqual([
    { code: "masters-single", reason: "why", line: 1, targetLines: [1] },
  ]);
});

test("the next line is the next that has more than comments", () => {
  const found = allows("# mesosc: allow a one\n  # mesosc: allow b two\n\n/* more\n */ // comments\nmasters on a");
  expect(found.map(({ targetLines }) => targetLines)).toEqual([
    [1, 6],
    [2, 6],
  ]);
});

test("behind a block comment that ends on the line, the line itself is next", () => {
  expect(allows("# mesosc: allow a one\n/* x */ masters on a")[0]?.targetLines).toEqual([1, 2]);
});

test("at the end of the file nothing follows", () => {
  expect(allows("cluster a\n# mesosc: allow a b")[0]?.targetLines).toEqual([2]);
});

test("code and reason may be missing; the caller says so", () => {
  expect(allows("# mesosc: allow\n#mesosc:allow x\n")).toMatchObject([
    { code: "", reason: "" },
    { code: "x", reason: "" },
  ]);
});

test("other comments, and strings, allow nothing", () => {
  expect(allows('# mesosc allow x y\n# allow x y\n/* mesosc: allow x y */\nlet a = "# mesosc: allow x y"')).toEqual([]);
});
