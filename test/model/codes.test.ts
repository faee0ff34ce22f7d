// The examples of the model's codes: `bad` gives exactly its carets, `good` gives nothing.
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Code, Example } from "../../src/diagnostics/code.ts";
import { drawMarked, markOf, readMarked } from "../kit/marked.ts";
import { linkTexts, sentences } from "./linking.ts";

const folder = new URL("../../src/model/codes/", import.meta.url);
// These are found while files are gathered, before linking.
const elsewhere = new Set(["include-not-found", "include-cycle"]);
const codes = await Promise.all(
  readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((code) => !elsewhere.has(code))
    .map(async (code) => ((await import(new URL(`${code}.ts`, folder).href)) as { default: Code<unknown> }).default),
);

function textsOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === "string" ? { "cluster.mesos": example } : example.files;
}

describe.each(codes.map((code) => [code.code, code] as const))("%s", (_name, code) => {
  it("underlines its bad example as drawn, and finds nothing else", () => {
    const given = typeof code.bad === "string" ? {} : (code.bad.surroundings ?? {});
    const drawn = textsOf(code.bad);
    const programs = Object.fromEntries(Object.entries(drawn).map(([name, text]) => [name, readMarked(text).program]));
    const { diagnostics } = linkTexts(programs, given);
    expect(sentences(diagnostics).filter((sentence) => !sentence.startsWith(`${code.code}: `))).toEqual([]);
    for (const [name, text] of Object.entries(drawn)) {
      const marks = diagnostics.filter(({ span }) => span.source.name === name).map(markOf);
      expect(drawMarked(programs[name] ?? "", marks)).toBe(text);
    }
  });

  it("finds nothing in its good example", () => {
    const given = typeof code.good === "string" ? {} : (code.good.surroundings ?? {});
    expect(sentences(linkTexts(textsOf(code.good), given).diagnostics)).toEqual([]);
  });
});
