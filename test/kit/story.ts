// Golden stories: one readable file with a question, a program, and those parts of its trees that answer the question.
import { readFileSync, writeFileSync } from "node:fs";
import { plain } from "../../src/diagnostics/palette.ts";
import { printText } from "../../src/diagnostics/text.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import type { NodePlan, PlannedFile } from "../../src/plan/plan.ts";
import { analysisOf, type Given } from "./analyse.ts";

/**
 * `-- cluster.mesos --` and other files of the program; `-- env NAME --`, `-- define NAME --`, `-- others/NAME --` around it.
 * What must come out: `-- findings --` (none where left out), `-- tree NODE --`, `-- file NODE:PATH --`, `-- services NODE --`.
 */
interface Part {
  readonly title: string;
  readonly text: string;
}

/** A story's text, and the text that it would have if it expected what comes out. */
export function tellStory(path: string): { readonly written: string; readonly actual: string } {
  const written = readFileSync(path, "utf8");
  const { question, parts } = readStory(written);
  const answers = answersOf(parts);
  const told = parts.map(({ title, text }) => `-- ${title} --\n${answers(title) ?? text}`);
  const unexpected = parts.some(({ title }) => title === "findings") ? "" : (answers("findings") ?? "");
  const actual = `${question}${told.join("")}${unexpected === "" ? "" : `-- findings --\n${unexpected}`}`;
  if (process.env["UPDATE"] !== "1") return { written, actual };
  writeFileSync(path, actual);
  return { written: actual, actual };
}

function readStory(text: string): { readonly question: string; readonly parts: readonly Part[] } {
  const [question = "", ...rest] = text.split(/^-- (.+) --\n/m);
  const parts: Part[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    parts.push({ title: rest[index] ?? "", text: rest[index + 1] ?? "" });
  }
  return { question, parts };
}

/** A story's program, and what is around it. */
export function storyProgram(path: string): {
  readonly files: Readonly<Record<string, string>>;
  readonly given: Given;
} {
  return programOf(readStory(readFileSync(path, "utf8")).parts);
}

function programOf(parts: readonly Part[]): {
  readonly files: Readonly<Record<string, string>>;
  readonly given: Given;
} {
  const named = (pattern: RegExp): Record<string, string> =>
    Object.fromEntries(
      parts.flatMap(({ title, text }) => {
        const name = pattern.exec(title)?.[1];
        return name === undefined ? [] : [[name, pattern.source.includes("mesos") ? text : text.replace(/\n$/, "")]];
      }),
    );
  return {
    files: named(/^([\w/.-]+\.mesos)$/),
    given: {
      environment: named(/^env (\w+)$/),
      definitions: named(/^define (\w+)$/),
      others: named(/^others\/(.+)$/),
    },
  };
}

/** What comes out for a part's title; undefined for a part that goes in. */
function answersOf(parts: readonly Part[]): (title: string) => string | undefined {
  const { files, given } = programOf(parts);
  const { diagnostics, checked } = analysisOf(files, given);
  const nodes = new Map(checked === undefined ? [] : [...makePlan(checked).nodes()].map((node) => [node.node, node]));
  return (title) => {
    const [kind, place = ""] = title.split(/ (.*)/, 2);
    if (kind === "findings") return diagnostics.length === 0 ? "" : printText(diagnostics, plain);
    if (kind === "tree") return treeText(nodes.get(place));
    if (kind === "services") return `${(nodes.get(place)?.services ?? []).map(({ name }) => name).join("\n")}\n`;
    if (kind !== "file") return undefined;
    const [node = "", file = ""] = place.split(/:(.*)/, 2);
    return fileText(nodes.get(node)?.files.find((candidate) => candidate.path === file));
  };
}

function treeText(node: NodePlan | undefined): string {
  return node === undefined ? "no such node\n" : node.files.map((file) => `${lineOf(file)}\n`).join("");
}

/** `0600 marathon:marathon /etc/x`, or `link /a -> /b`. */
function lineOf({ kind, mode, owner, group, path, content }: PlannedFile): string {
  if (kind === "link") return `link ${path} -> ${content}`;
  const who = owner === group ? owner : `${owner}:${group}`;
  return `0${mode.toString(8)} ${who} ${path}`;
}

function fileText(file: PlannedFile | undefined): string {
  if (file === undefined) return "no such file\n";
  return file.content.endsWith("\n") ? file.content : `${file.content}⏎ without newline\n`;
}
