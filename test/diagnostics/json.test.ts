import { expect, test } from "vitest";
import { declare, diagnose } from "../../src/diagnostics/code.ts";
import { diagnosticsJson, printJson } from "../../src/diagnostics/json.ts";
import { sample, source, spanOf } from "./sample.ts";

test("a diagnostic has code, severity, message, label, file, range, related places, help and fix", () => {
  const text = source("a = 1\nb = 2\n");
  const span = spanOf(text, "2");
  const code = declare({
    code: "c",
    severity: "warning",
    title: "",
    why: "",
    bad: "",
    good: "",
    message: () => "two",
    label: () => "must be 1",
    help: () => "one",
  });
  const diagnostic = diagnose(code, span, undefined, {
    related: [{ span: spanOf(text, "1"), message: "there" }],
    fix: { title: "Write 1", edits: [{ span, text: "1" }] },
  });
  const file = "cluster.mesos";
  const range = { start: { line: 2, column: 5 }, end: { line: 2, column: 6 } };
  expect(diagnosticsJson([diagnostic])).toEqual({
    diagnostics: [
      {
        code: "c",
        severity: "warning",
        message: "two",
        label: "must be 1",
        file,
        range,
        related: [{ file, range: { start: { line: 1, column: 5 }, end: { line: 1, column: 6 } }, message: "there" }],
        help: "one",
        fix: { title: "Write 1", edits: [{ file, range, text: "1" }] },
      },
    ],
    counts: { errors: 0, warnings: 1, information: 0 },
  });
});

test("columns count code points", () => {
  const text = source("😀 x");
  expect(diagnosticsJson([sample(spanOf(text, "x"))]).diagnostics[0]?.range.start).toEqual({ line: 1, column: 3 });
});

test("what is not there is null, so that every object has the same keys", () => {
  expect(diagnosticsJson([sample(spanOf(source("x"), "x"))]).diagnostics[0]).toMatchObject({
    label: null,
    related: [],
    help: null,
    fix: null,
  });
});

test("no finding is an object, too", () => {
  expect(JSON.parse(printJson([]))).toEqual({ diagnostics: [], counts: { errors: 0, warnings: 0, information: 0 } });
});
