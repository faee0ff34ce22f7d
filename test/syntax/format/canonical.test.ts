// Are the project's own programs written in the style that `mesosc fmt` writes?
import { describe, expect, test } from "vitest";
import { format } from "../../../src/syntax/format.ts";
import { clusterFiles, goodExamples, languagePrograms, starterFiles, storyPrograms } from "../../kit/programs.ts";

describe.each([
  ["files of clusters", clusterFiles],
  ["stories", storyPrograms],
  ["the language's description", languagePrograms],
  ["right examples of codes", goodExamples],
  ["starter files", starterFiles],
])("%s", (_, programs) => {
  test("there are some", () => {
    expect(programs.length).toBeGreaterThan(0);
  });

  test.each(programs)("%s", (name, text) => {
    const formatted = format({ uri: name, name, text });
    expect("text" in formatted ? formatted.text : formatted.diagnostics).toBe(text);
  });
});
