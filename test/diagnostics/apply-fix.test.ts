import { expect, test } from "vitest";
import { applyFix } from "../../src/diagnostics/apply-fix.ts";
import { source, spanOf } from "./sample.ts";

test("edits apply to the text as it was, in whatever order they are given", () => {
  const text = source("a = 1 b = 2");
  const edits = [
    { span: spanOf(text, "b = 2"), text: "" },
    { span: spanOf(text, "1"), text: "three" },
  ];
  expect(applyFix({ title: "", edits }).get(text)).toBe("a = three ");
});

test("edits at one place apply in order", () => {
  const text = source("x");
  const at = { source: text, start: 0, end: 0 };
  const edits = [
    { span: at, text: "a" },
    { span: at, text: "b" },
  ];
  expect(applyFix({ title: "", edits }).get(text)).toBe("abx");
});

test("a fix may change several files", () => {
  const [one, two] = [source("x", "one"), source("x", "two")];
  const edits = [one, two].map((each) => ({ span: spanOf(each, "x"), text: each.uri }));
  expect([...applyFix({ title: "", edits }).values()]).toEqual(["one", "two"]);
});
