// The language's description: every program in it compiles, and nothing is found in any.
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analysisOf } from "../kit/analyse.ts";
import { languagePrograms } from "../kit/corpus.ts";

test.each(languagePrograms().map((program) => [program.name, program] as const))("%s", (_, { files, given }) => {
  const { diagnostics, checked } = analysisOf(files, given);
  expect(diagnostics.map(inWords).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(checked?.nodes.length).toBeGreaterThan(0);
});
