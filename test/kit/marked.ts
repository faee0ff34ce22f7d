// Programs with carets under what is underlined: what tests and the examples of codes are written in.
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";

/** What is underlined, with what is written beside the carets; lines and columns from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly label: string;
}

const caretLine = /^( *)(\^+)(?: (.*))?$/;

/** Takes the caret lines out of a program. */
export function readMarked(text: string): { readonly program: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split("\n")) {
    const carets = caretLine.exec(line);
    if (carets === null) lines.push(line);
    else {
      const [, blanks = "", run = "", label = ""] = carets;
      marks.push({ line: lines.length, column: blanks.length + 1, length: run.length, label });
    }
  }
  return { program: lines.join("\n"), marks };
}

/** Puts the carets back: the same text for the same marks. */
export function drawMarked(program: string, marks: readonly Mark[]): string {
  return program
    .split("\n")
    .flatMap((line, index) => [
      line,
      ...marks
        .filter((mark) => mark.line === index + 1)
        .sort((left, right) => left.column - right.column)
        .map(({ column, length, label }) => `${" ".repeat(column - 1)}${"^".repeat(length)} ${label}`.trimEnd()),
    ])
    .join("\n");
}

/** The mark of a diagnostic; of a span of several lines, the part on its first. */
export function markOf(diagnostic: Diagnostic): Mark {
  const { source, start, end } = diagnostic.span;
  const before = source.text.slice(0, start).split("\n");
  const shown = source.text.slice(start, end).split("\n")[0] ?? "";
  return {
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
    length: Math.max(1, shown.length),
    label: inWords(diagnostic).label ?? "",
  };
}
