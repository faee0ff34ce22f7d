// What one code finds in a program, drawn, said and mended: the three questions that tests of checks ask.
import { expect } from "vitest";
import { applyFix } from "../../src/diagnostics/apply-fix.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse, type Given } from "./analyse.ts";
import { drawMarked, markOf, readMarked } from "./marked.ts";

/** The program underlines, for this code, exactly what its caret lines underline, with the same labels. */
export function expectMarked(code: string, text: string, given?: Given): void {
  const { program } = readMarked(text);
  const found = analyse(program, given).filter((diagnostic) => diagnostic.code.code === code);
  expect(drawMarked(program, found.map(markOf))).toBe(text);
}

/** The sentences of one code. */
export function messages(code: string, program: string, given?: Given): string[] {
  return analyse(program, given)
    .map(inWords)
    .filter((words) => words.code === code)
    .map((words) => words.message);
}

/** The help of one code's first finding. */
export function help(code: string, program: string, given?: Given): string | undefined {
  return analyse(program, given)
    .map(inWords)
    .find((words) => words.code === code)?.help;
}

/** The program after the fix of one code's first finding. */
export function mended(code: string, program: string, given?: Given): string {
  const fix = analyse(program, given).find((diagnostic) => diagnostic.code.code === code)?.fix;
  expect(fix, `${code} offers a fix`).toBeDefined();
  if (fix === undefined) return program;
  const [text] = applyFix(fix).values();
  return text ?? program;
}
