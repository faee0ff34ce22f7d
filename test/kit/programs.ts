// The project's own programs: what fixtures, the language's description and the codes show as they should be written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { starterFile } from "../../src/cli/starter-file.ts";
import { codes } from "../../src/codes.generated.ts";
import type { Example } from "../../src/diagnostics/code.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), "utf8");
const found = (pattern: string): readonly string[] => fastGlob.sync(pattern, { cwd: root }).sort();

/** Texts by the place where they stand. */
export type Programs = readonly (readonly [place: string, text: string])[];

/** Files of clusters. */
export const clusterFiles: Programs = found("fixtures/**/*.mesos").map((path) => [path, text(path)]);

/** The programs of stories. */
export const storyPrograms: Programs = found("fixtures/stories/**/*.story").flatMap((path) => {
  const [, ...parts] = text(path).split(/^-- (.+) --\n/m);
  return parts.flatMap((title, index) =>
    index % 2 === 0 && title.endsWith(".mesos") ? [[`${path}: ${title}`, parts[index + 1] ?? ""] as const] : [],
  );
});

/** The blocks of the language's description. */
export const languagePrograms: Programs = [
  ...text("grammar/language.md").matchAll(/^## (.*)\n|^```mesos\n([^]*?)^```$/gm),
].reduce<{ readonly title: string; readonly programs: Programs }>(
  ({ title, programs }, [, heading, program]) => ({
    title: heading ?? title,
    programs: program === undefined ? programs : [...programs, [`language.md: ${title}`, program]],
  }),
  { title: "", programs: [] },
).programs;

/** What the pages of codes show as right. */
export const goodExamples: Programs = (
  await Promise.all(
    [...codes].map(async ([name, { load }]) => {
      const { good } = (await load()).default;
      return textsOf(good).map(([file, program]) => [`${name}: ${file}`, program] as const);
    }),
  )
).flat();

function textsOf(example: Example): readonly (readonly [string, string])[] {
  if (typeof example === "string") return [["cluster.mesos", example]];
  return Object.entries(example.files).filter(([file]) => file.endsWith(".mesos"));
}

/** What `mesosc init` writes. */
export const starterFiles: Programs = [
  ["10.0.0.1"],
  ["10.0.0.[1..3]"],
  ["10.0.0.[11..16]"],
  ["10.0.0.[1..40]"],
  ["alpha", "beta.example.com", "gamma"],
  ["2001:db8::[1..6]"],
].map((nodes) => [`init --nodes ${nodes.join(" ")}`, starterFile(nodes)]);
