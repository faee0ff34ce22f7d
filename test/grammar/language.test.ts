// The language's description: every program in it has the form of one.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { parse } from "../../src/syntax/parse.ts";

const text = readFileSync(new URL("../../grammar/language.md", import.meta.url), "utf8");
const blocks = [...text.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(([, tag = "", program = ""]) => ({ tag, program }));

test("every block is a program", () => {
  expect(blocks.length).toBeGreaterThan(15);
  expect(new Set(blocks.map(({ tag }) => tag))).toEqual(new Set(["mesos"]));
});

test.each(blocks.map(({ program }) => [/cluster \w+/.exec(program)?.[0] ?? program, program]))(
  "%s parses without a diagnostic",
  (_, program) => {
    const { file, diagnostics } = parse({ uri: "language.md", name: "language.md", text: program });
    expect(diagnostics.map((diagnostic) => inWords(diagnostic).message)).toEqual([]);
    expect(file.declarations.filter(({ kind }) => kind === "cluster")).toHaveLength(1);
  },
);
