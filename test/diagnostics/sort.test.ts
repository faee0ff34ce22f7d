import { expect, test } from "vitest";
import { sortDiagnostics } from "../../src/diagnostics/sort.ts";
import { sample, source, spanOf } from "./sample.ts";

test("diagnostics are told by file, then by place", () => {
  const [one, two] = [source("x y", "a.mesos"), source("x y", "b.mesos")];
  const sorted = sortDiagnostics([sample(spanOf(two, "y")), sample(spanOf(two, "x")), sample(spanOf(one, "y"))]);
  expect(sorted.map(({ span }) => [span.source.uri, span.start])).toEqual([
    ["a.mesos", 2],
    ["b.mesos", 0],
    ["b.mesos", 2],
  ]);
});

test("what two programs find in a file that both include is told once", () => {
  const found = () => sample(spanOf(source("x", "shared.mesos"), "x"));
  expect(sortDiagnostics([found(), found()])).toHaveLength(1);
});

test("two faults of one place are both told", () => {
  const span = spanOf(source("x"), "x");
  expect(sortDiagnostics([sample(span, { message: "one" }), sample(span, { message: "two" })])).toHaveLength(2);
});
