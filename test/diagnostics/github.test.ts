import { expect, test } from "vitest";
import { annotationLimit, printGithub } from "../../src/diagnostics/github.ts";
import { sample, source, spanOf } from "./sample.ts";

test("a command for each finding, and a closing line", () => {
  const text = source("a = 1\nb = 2\n");
  const found = [
    sample(spanOf(text, "= 1"), { message: "one", label: "must be 2", help: "none" }),
    sample(spanOf(text, "2"), { message: "two" }, "warning"),
    sample(spanOf(text, "b"), { message: "three" }, "information"),
  ];
  expect(printGithub(found)).toBe(
    [
      "::error file=cluster.mesos,line=1,endLine=1,col=3,endColumn=5,title=sample-code::one%0Amust be 2%0Ahelp: none",
      "::notice file=cluster.mesos,line=2,endLine=2,col=1,endColumn=1,title=sample-code::three",
      "::warning file=cluster.mesos,line=2,endLine=2,col=5,endColumn=5,title=sample-code::two",
      "1 error, 1 warning, 1 informational",
      "",
    ].join("\n"),
  );
});

test("what would end a property or a command is escaped", () => {
  const span = spanOf(source("x", "a,b:c%\r\n.mesos"), "x");
  expect(printGithub([sample(span, { message: "100%\n::error::no", help: "a\r\nb" })])).toBe(
    "::error file=a%2Cb%3Ac%25%0D%0A.mesos,line=1,endLine=1,col=1,endColumn=1,title=sample-code" +
      "::100%25%0A::error::no%0Ahelp: a%0D%0Ab\n1 error\n",
  );
});

test("a span of several lines has no columns", () => {
  const text = source("a = [\n1]\n");
  expect(printGithub([sample(spanOf(text, "[\n1]"))])).toMatch(/^::error file=cluster\.mesos,line=1,endLine=2,title=/);
});

test("what GitHub would drop is in the log", () => {
  const text = source("x".repeat(30));
  const found = Array.from({ length: annotationLimit + 2 }, (_, start) =>
    sample({ source: text, start, end: start + 1 }, { message: `at ${start}`, label: "here" }),
  );
  const lines = printGithub(found).trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("::"))).toHaveLength(annotationLimit);
  expect(lines.slice(annotationLimit)).toEqual([
    "GitHub shows 10 annotations of each kind; the others are these:",
    "error[sample-code] cluster.mesos:1:11: at 10; here",
    "error[sample-code] cluster.mesos:1:12: at 11; here",
    "12 errors",
  ]);
});

test("nothing found is nothing said", () => {
  expect(printGithub([])).toBe("");
});
