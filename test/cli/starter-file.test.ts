import { expect, test } from "vitest";
import { starterFile } from "../../src/cli/starter-file.ts";
import { UsageError } from "../../src/cli/shell.ts";

const line = (text: string, start: string) => text.split("\n").find((each) => each.startsWith(start));

test.each([
  [1, "masters on master1 {"],
  [2, "masters on master1 {"],
  [3, "masters on master[1..3] {"],
  [4, "masters on master[1..3] {"],
  [7, "masters on master[1..3] {"],
  [40, "masters on master[1..5] {"],
])("%d machines: %s", (count, masters) => {
  expect(line(starterFile([`10.0.0.[1..${count}]`]), "masters")).toBe(masters);
});

test("names stay names", () => {
  const text = starterFile(["alpha", "beta.example.com"]);
  expect(line(text, "node alpha")).toBe('node alpha at "alpha"');
  expect(line(text, "node beta")).toBe('node beta  at "beta.example.com"');
});

test("lists, patterns and repeated switches mean the same", () => {
  expect(starterFile(["10.0.0.1,10.0.0.2", "10.0.0.3"])).toBe(starterFile(["10.0.0.[1..3]"]));
});

test("without other machines the masters run the tasks, too", () => {
  expect(line(starterFile(["10.0.0.[1..3]"]), "agents")).toBe("agents on master[1..3] {");
});

test.each([["10.0.0.1", "10.0.0.1"], ["10.0.0.[1..", ""], ["what is this"], ["10.0.0.300"]])(
  "%j %j is wrong usage",
  (...nodes) => {
    expect(() => starterFile(nodes.filter(Boolean))).toThrow(UsageError);
  },
);
