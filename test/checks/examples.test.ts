// Every code's examples: `bad` gives exactly its carets and no other code, `good` gives nothing, the fix mends.
import { describe, expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { applyFix } from "../../src/diagnostics/apply-fix.ts";
import type { Example, Surroundings } from "../../src/diagnostics/code.ts";
import { analyse } from "../kit/analyse.ts";
import { drawMarked, markOf, readMarked } from "../kit/marked.ts";

/** Codes that no program text gives: they are about folders, manifests and what lies in the output. */
const elsewhere = new Set(["emit", "settings", "targets"]);

/** An example's files by name, the main one first. */
function filesOf(example: Example): { readonly texts: Readonly<Record<string, string>>; readonly given: Surroundings } {
  if (typeof example === "string") return { texts: { "cluster.mesos": example }, given: {} };
  return { texts: example.files, given: example.surroundings ?? {} };
}

/** The texts without their caret lines. */
function programOf(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, readMarked(text).program]));
}

const declared = await Promise.all(
  [...codes]
    .filter(([, { layer }]) => !elsewhere.has(layer))
    .map(async ([name, entry]) => [name, (await entry.load()).default] as const),
);

describe.each(declared)("%s", (name, code) => {
  test("is declared in the file of its name", () => {
    expect(code.code).toBe(name);
  });

  test("bad gives exactly its carets", () => {
    const { texts, given } = filesOf(code.bad);
    const program = programOf(texts);
    const found = analyse(program, given);
    expect([...new Set(found.map((diagnostic) => diagnostic.code.code))]).toEqual([name]);
    const drawn = Object.fromEntries(
      Object.entries(program).map(([file, text]) => {
        const here = found.filter(({ span }) => span.source.uri === file);
        return [file, drawMarked(text, here.map(markOf))];
      }),
    );
    expect(drawn).toEqual(texts);
  });

  test("good gives nothing", () => {
    const { texts, given } = filesOf(code.good);
    const found = analyse(texts, given);
    expect(
      found.map((diagnostic) => `${diagnostic.code.code}: ${diagnostic.code.message(diagnostic.data as never)}`),
    ).toEqual([]);
  });

  test("the fix mends bad", () => {
    const { texts, given } = filesOf(code.bad);
    const program = programOf(texts);
    for (const { fix } of analyse(program, given)) {
      if (fix === undefined) continue;
      const changed = { ...program };
      for (const [source, text] of applyFix(fix)) changed[source.uri] = text;
      const left = analyse(changed, given);
      expect(left.map((diagnostic) => diagnostic.code.code)).not.toContain(name);
    }
  });

  test("the sentences are in the house's form", () => {
    expect(code.title).not.toMatch(/\.$|^[A-Z][a-z]/);
    expect(code.why).toMatch(/\.$/);
    const { texts, given } = filesOf(code.bad);
    for (const { data } of analyse(programOf(texts), given).filter((diagnostic) => diagnostic.code === code)) {
      const message = code.message(data as never);
      expect(message).not.toMatch(/\.$|\n/);
    }
  });
});
