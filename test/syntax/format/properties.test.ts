// Whatever the program and its layout: the same syntax, the same comments in their places, and formatting again changes nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFix } from "../../../src/diagnostics/apply-fix.ts";
import { findAllows } from "../../../src/syntax/allows.ts";
import { format, formatRange } from "../../../src/syntax/format.ts";
import { piecesOf } from "../../../src/syntax/format/pieces.ts";
import { parse } from "../../../src/syntax/parse.ts";
import type { FileSyntax } from "../../../src/syntax/syntax.ts";
import type { Source } from "../../../src/text/source.ts";
import { anyLayout, arbitraryProgram } from "../../kit/arbitrary-program.ts";
import { outline } from "../../kit/outline.ts";
import { clusterFiles, goodExamples, languagePrograms, starterFiles, storyPrograms } from "../../kit/programs.ts";

function sourceOf(text: string): Source {
  return { uri: "a.mesos", name: "a.mesos", text };
}

/** The file of a text without a fault. */
function read(text: string): FileSyntax {
  const { file, diagnostics } = parse(sourceOf(text));
  expect(diagnostics).toEqual([]);
  return file;
}

/** Tokens and comments in order, without what their indentation decides. */
function words(file: FileSyntax): readonly string[] {
  return piecesOf(file).map(({ kind, text }) => {
    const isShown = kind === "token" && !text.startsWith('"""');
    return isShown
      ? text
      : text
          .split(/\r\n|\n|\r/)
          .map((line) => line.trim())
          .join("\n");
  });
}

/** For each allow comment, which tokens its lines have. */
function covered(file: FileSyntax): readonly (readonly number[])[] {
  const tokens = piecesOf(file).filter(({ kind }) => kind === "token");
  return findAllows(file).map(({ targetLines }) =>
    tokens.flatMap(({ line, lastLine }, index) =>
      targetLines.includes(line) || targetLines.includes(lastLine) ? [index] : [],
    ),
  );
}

function formatted(text: string): string {
  const result = format(sourceOf(text));
  if (!("text" in result)) throw new Error("a text without a fault is formatted");
  return result.text;
}

function expectFaithful(text: string): void {
  const before = read(text);
  const result = formatted(text);
  const after = read(result);
  expect(outline(after)).toBe(outline(before));
  expect(words(after)).toEqual(words(before));
  // A line of a comma alone holds nothing that could be found there.
  const now = covered(after);
  covered(before).forEach((tokens, index) => {
    if (tokens.length > 0) expect(now[index]).toEqual(tokens);
  });
  expect(formatted(result)).toBe(result);
  expect(result).not.toMatch(/\r|\t(?![^]*""")|\n\n\n(?![^]*""")/);
}

function isSound(text: string): boolean {
  return parse(sourceOf(text)).diagnostics.length === 0;
}

const programs = [...clusterFiles, ...storyPrograms, ...languagePrograms, ...goodExamples, ...starterFiles].map(
  ([, text]) => text,
);

describe("formatting is faithful", () => {
  test("the project's programs", () => {
    for (const program of programs) expectFaithful(program);
  });

  test("the project's programs, laid out anyhow", () => {
    const layouts = fc.constantFrom(...programs).chain(anyLayout);
    fc.assert(fc.property(layouts.filter(isSound), expectFaithful), { numRuns: 150 });
  });

  test("programs that were made up, laid out anyhow", () => {
    const layouts = arbitraryProgram.chain(anyLayout);
    fc.assert(fc.property(layouts.filter(isSound), expectFaithful), { numRuns: 300 });
  });
});

test("a part of a file is formatted without harm to the rest, and the whole is what `format` gives", () => {
  const layouts = fc
    .oneof(fc.constantFrom(...programs), arbitraryProgram)
    .chain(anyLayout)
    .filter(isSound);
  fc.assert(
    fc.property(layouts, fc.nat(), fc.nat(), (text, one, other) => {
      const source = sourceOf(text);
      const apply = (start: number, end: number): string => {
        const result = formatRange(source, { start, end });
        const edits = "edits" in result ? result.edits : [];
        return edits.length === 0 ? text : (applyFix({ title: "", edits }).get(source) ?? "");
      };
      expect(apply(0, text.length)).toBe(formatted(text));
      const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
      const file = read(apply(start ?? 0, end ?? 0));
      expect(outline(file)).toBe(outline(read(text)));
      expect(words(file)).toEqual(words(read(text)));
    }),
    { numRuns: 150 },
  );
});
