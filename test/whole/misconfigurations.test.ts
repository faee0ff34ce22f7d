// Do the mistakes that people really made get the answer that a colleague would give? Each file of fixtures/misconfigurations says whose mistake it is, in its first line.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { describe, expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse } from "../kit/analyse.ts";
import { drawMarked, markOf, readMarked } from "../kit/marked.ts";

const folder = fileURLToPath(new URL("../../fixtures/misconfigurations", import.meta.url));
const names = fastGlob.sync("*.marked", { cwd: folder }).sort();

/** `# CODE: message` lines at the end, one for each finding; `# env NAME = text` lines give secrets. */
function read(name: string) {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  const said = [...text.matchAll(/^# ([a-z-]+): (.*)$/gm)].map(([line]) => line);
  const environment = Object.fromEntries(
    [...text.matchAll(/^# env (\w+) = (.*)$/gm)].map(([, variable = "", value = ""]) => [variable, value]),
  );
  return { text, said, environment };
}

describe.each(names)("%s", (name) => {
  const { text, said, environment } = read(name);
  const [first = ""] = text.split("\n");

  test(first.replace(/^# /, ""), () => {
    const { program } = readMarked(text);
    const found = analyse(program, { environment });
    expect(drawMarked(program, found.map(markOf))).toBe(text);
    expect(found.map((each) => `# ${each.code.code}: ${inWords(each).message}`)).toEqual(said);
  });

  test("says whose mistake it is, and is found to be one", () => {
    expect(first).toMatch(/^# \S.*\.$/);
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) expect(codes.has(/^# ([a-z-]+):/.exec(line)?.[1] ?? "")).toBe(true);
  });
});

test("there are as many as were promised", () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});
