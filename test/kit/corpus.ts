// Every program there is: the walkthrough, the stories, the language's description, both examples of every code.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { codes } from "../../src/codes.generated.ts";
import type { Example } from "../../src/diagnostics/code.ts";
import type { Given } from "./analyse.ts";
import { readMarked } from "./marked.ts";
import { storyProgram } from "./story.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface CorpusProgram {
  readonly name: string;
  /** By name, the main one first. */
  readonly files: Readonly<Record<string, string>>;
  readonly given: Given;
}

/** The programs of the language's description, in its order. */
export function languagePrograms(): readonly CorpusProgram[] {
  const text = readFileSync(`${root}/grammar/language.md`, "utf8");
  return [...text.matchAll(/^```mesos\n([^]*?)^```$/gm)].map(([, program = ""]) => ({
    name: /cluster (\w+)/.exec(program)?.[1] ?? program,
    files: filesOf(program),
    // Everything that the page takes from the environment.
    given: { environment: { MARATHON_SECRET: "s3cr3t" } },
  }));
}

/** `# file: NAME` begins another file of the same program. */
function filesOf(program: string): Readonly<Record<string, string>> {
  const [before = "", ...parts] = program.split(/^# file: (.+)\n/m);
  if (parts.length === 0) return { "cluster.mesos": before };
  const names = parts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, parts[2 * index + 1] ?? ""]));
}

/** The golden stories. */
export function storyPrograms(): readonly CorpusProgram[] {
  const stories = fastGlob.sync("fixtures/stories/**/*.story", { cwd: root }).sort();
  return stories.map((name) => ({ name, ...storyProgram(`${root}/${name}`) }));
}

/** What `bad` and `good` of a code compile, their caret lines gone; none for codes that no program gives. */
export async function examplePrograms(): Promise<readonly CorpusProgram[]> {
  const declared = await Promise.all([...codes.values()].map(async (entry) => (await entry.load()).default));
  return declared.flatMap(({ code, bad, good }) => [
    exampleProgram(`${code} bad`, bad),
    exampleProgram(`${code} good`, good),
  ]);
}

function exampleProgram(name: string, example: Example): CorpusProgram {
  const { files, surroundings = {} } =
    typeof example === "string" ? { files: { "cluster.mesos": example }, surroundings: {} } : example;
  const programs = Object.entries(files).map(([file, text]) => [file, readMarked(text).program]);
  return { name, files: Object.fromEntries(programs) as Record<string, string>, given: surroundings };
}

/** All of them. */
export async function corpus(): Promise<readonly CorpusProgram[]> {
  const walkthrough = readFileSync(`${root}/fixtures/walkthrough/cluster.mesos`, "utf8");
  return [
    { name: "walkthrough", files: { "cluster.mesos": walkthrough }, given: {} },
    ...storyPrograms(),
    ...languagePrograms(),
    ...(await examplePrograms()),
  ];
}
