// The code's own page: its bad manifest is underlined where the page says, its good one is sound.
import { expect, test } from "vitest";
import { describe as words } from "../../../src/diagnostics/describe.ts";
import { readTemplate } from "../../../src/plan/template-names.ts";
import { checkTargets } from "../../../src/targets/check-targets.ts";
import targetInvalid from "../../../src/targets/codes/target-invalid.ts";
import type { Example } from "../../../src/diagnostics/code.ts";

const none = { programs: new Set<string>(), inits: new Map(), platforms: new Set<string>(), shapes: new Set<string>(), variables: new Set<string>() };
const caretLine = /^ *(\^+) (.*)$/;

function manifestOf(example: Example): string {
  return typeof example === "string" ? example : (example.files["targets/singularity/target.json"] ?? "");
}

function faults(text: string): ReturnType<typeof checkTargets>["diagnostics"] {
  const manifest = { uri: "target.json", name: "target.json", text };
  return checkTargets({ targets: [{ manifest, options: [], templates: [], messages: [] }], platforms: [], shapes: [], variables: [] }, none, readTemplate).diagnostics;
}

test("the good manifest is sound", () => {
  expect(faults(manifestOf(targetInvalid.good))).toEqual([]);
});

test("the bad one has one fault, under the carets", () => {
  const lines = manifestOf(targetInvalid.bad).split("\n");
  const carets = lines.findIndex((line) => caretLine.test(line));
  const [, marks = "", label] = caretLine.exec(lines[carets] ?? "") ?? [];
  const text = lines.toSpliced(carets, 1).join("\n");
  const start = lines.slice(0, carets - 1).join("\n").length + 1 + (lines[carets] ?? "").indexOf("^");
  const [fault, ...others] = faults(text);
  expect(others).toEqual([]);
  expect(fault?.span).toMatchObject({ start, end: start + marks.length });
  expect(fault && words(fault).label).toBe(label);
});
