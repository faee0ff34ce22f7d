// The language's description: every program in it compiles, and nothing is found in any.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analysisOf } from "../kit/analyse.ts";

const text = readFileSync(new URL("../../grammar/language.md", import.meta.url), "utf8");
const programs = [...text.matchAll(/^```mesos\n([^]*?)^```$/gm)].map(([, program = ""]) => program);

/** Everything that the page takes from the environment. */
const environment = { MARATHON_SECRET: "s3cr3t" };

/** `# file: NAME` begins another file of the same program. */
function filesOf(program: string): Readonly<Record<string, string>> {
  const [before = "", ...parts] = program.split(/^# file: (.+)\n/m);
  if (parts.length === 0) return { "cluster.mesos": before };
  const names = parts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, parts[2 * index + 1] ?? ""]));
}

test.each(programs.map((program) => [/cluster (\w+)/.exec(program)?.[1] ?? program, program]))("%s", (_, program) => {
  const { diagnostics, checked } = analysisOf(filesOf(program), { environment });
  expect(diagnostics.map(inWords).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(checked?.nodes.length).toBeGreaterThan(0);
});
