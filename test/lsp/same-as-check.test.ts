// Does the editor say what the command line says, word for word, of every program that the project has?
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { expect, test } from "vitest";
import { DiagnosticSeverity, type ClientCapabilities, type Diagnostic } from "vscode-languageserver/node";
import { codes } from "../../src/codes.generated.ts";
import type { Example } from "../../src/diagnostics/code.ts";
import type { DiagnosticJson, DiagnosticsJson } from "../../src/diagnostics/json.ts";
import { mesosc } from "../cli/in-memory.ts";
import { readMarked } from "../kit/marked.ts";
import { plainText, startEditor, type Editor } from "./editor.ts";

type Files = Readonly<Record<string, string>>;

/** A diagnostic as both can say it: lines and columns from 1, columns in code points. */
interface Said {
  readonly file: string;
  readonly code: unknown;
  readonly severity: string;
  readonly place: string;
  readonly words: string;
  readonly related: readonly string[];
}

/** What `mesosc check` finds. */
async function checked(folder: string, main: string, environment = {}): Promise<readonly Said[]> {
  const { results } = await mesosc(["check", "--format", "json", main], { folder, environment });
  return (JSON.parse(results) as DiagnosticsJson).diagnostics.map((found) => ({
    file: found.file,
    code: found.code,
    severity: found.severity,
    place: placeOf(found),
    words: [found.message, ...(found.help === null ? [] : [`help: ${found.help}`])].join("\n"),
    related: found.related.map((related) => `${related.file} ${placeOf(related)} ${related.message}`),
  }));
}

function placeOf({ range: { start, end } }: Pick<DiagnosticJson, "range">): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** What the editor was told last, of all files. */
function told(editor: Editor): readonly Said[] {
  const latest = new Map(editor.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
  return [...latest]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([uri, diagnostics]) => diagnostics.map((found) => saidOf(found, editor.nameOf(uri), editor)));
}

function saidOf(found: Diagnostic, file: string, editor: Editor): Said {
  const severities = new Map<DiagnosticSeverity | undefined, string>([
    [DiagnosticSeverity.Error, "error"],
    [DiagnosticSeverity.Warning, "warning"],
    [DiagnosticSeverity.Information, "information"],
  ]);
  const [message = "", ...more] = plainText(found.message).split("\n");
  const help = more.findIndex((line) => line.startsWith("help: "));
  return {
    file,
    code: found.code,
    severity: severities.get(found.severity) ?? "",
    place: rangeText(found),
    words: [message, ...(help < 0 ? [] : more.slice(help))].join("\n"),
    related: (found.relatedInformation ?? []).map(
      ({ location, message: words }) => `${editor.nameOf(location.uri)} ${rangeText(location)} ${words}`,
    ),
  };
}

function rangeText({ range: { start, end } }: Pick<Diagnostic, "range">): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}

function filesOf(example: Example): Files {
  const texts = typeof example === "string" ? { "cluster.mesos": example } : example.files;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, readMarked(text).program]));
}

/** Columns that count code points are what the command line says. */
const byCodePoints: ClientCapabilities = { general: { positionEncodings: ["utf-32"] } };

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** The programs of the stories, and the walkthrough's; each in a folder of its own. */
const programs: readonly (readonly [string, Files])[] = fastGlob
  .sync(["walkthrough/*.mesos", "stories/**/*.story"], { cwd: fixtures })
  .sort()
  .map((path) => {
    const text = readFileSync(`${fixtures}/${path}`, "utf8");
    if (path.endsWith(".mesos")) return [path, { "cluster.mesos": text }];
    const parts = text.split(/^-- (.+) --\n/m).slice(1);
    const files = parts.flatMap((title, index) =>
      index % 2 === 0 && title.endsWith(".mesos") ? [[title, parts[index + 1] ?? ""] as const] : [],
    );
    return [path, Object.fromEntries(files)];
  });

test("of every fixture", { timeout: 120_000 }, async () => {
  const all = Object.fromEntries(
    programs.flatMap(([path, files], number) =>
      Object.entries(files).map(([name, text]) => [`${number}/${name}`, `# ${path}\n${text}`]),
    ),
  );
  const editor = await startEditor(all, { capabilities: byCodePoints });
  const said = [];
  for (const number of programs.keys()) {
    const main = Object.keys(all).find((name) => name.startsWith(`${number}/`)) ?? "";
    await editor.open(main, all[main] ?? "");
    said.push(...(await checked(editor.folder, main)));
  }
  await editor.diagnostics("none");
  const byFile = (left: Said, right: Said) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0);
  expect(said.length).toBeGreaterThan(5);
  expect([...told(editor)].sort(byFile)).toEqual(said.sort(byFile));
  expect(await editor.quit()).toBe(0);
});

const examples = await Promise.all(
  [...codes].map(async ([name, entry]) => [name, entry.layer, (await entry.load()).default] as const),
);

test("of every mistake, when it is typed into what is right", { timeout: 120_000 }, async () => {
  const typed = examples.filter(
    ([, , { bad, good }]) => "cluster.mesos" in filesOf(bad) && "cluster.mesos" in filesOf(good),
  );
  expect(typed.length).toBeGreaterThan(60);
  const environment = Object.assign(
    {},
    ...typed.map(([, , { bad }]) => (typeof bad === "string" ? {} : bad.surroundings?.environment)),
  ) as Record<string, string>;
  const texts: Record<string, string> = {};
  for (const [name, , { bad, good }] of typed) {
    for (const [file, text] of Object.entries({ ...filesOf(good), ...filesOf(bad) })) texts[`${name}/${file}`] = text;
    const others = typeof bad === "string" ? {} : (bad.surroundings?.others ?? {});
    for (const [file, text] of Object.entries(others)) texts[`${name}/${file}`] = text;
  }
  const editor = await startEditor(texts, { capabilities: byCodePoints, environment });
  for (const [name, , { bad, good }] of typed) {
    const [main, before, after] = [
      `${name}/cluster.mesos`,
      filesOf(good)["cluster.mesos"],
      filesOf(bad)["cluster.mesos"],
    ];
    if (before === undefined || after === undefined) continue;
    await editor.open(main, before);
    for (const change of keystrokes(before, after)) await editor.change(main, [change]);
    await editor.diagnostics(main);
    const here = told(editor).filter(({ file }) => file.startsWith(`${name}/`));
    const found = (await checked(editor.folder, main, environment)).filter(({ file }) => file.startsWith(`${name}/`));
    expect(here, name).toEqual(found);
    await editor.close(main);
  }
});

/** What turns a text into another one: the part that differs is taken out, and the new one typed letter by letter. */
function keystrokes(before: string, after: string) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const at = (text: string, offset: number) => {
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: [...(lines.at(-1) ?? "")].length };
  };
  const removal = { range: { start: at(before, start), end: at(before, before.length - end) }, text: "" };
  const added = [...after.slice(start, after.length - end)];
  let typed = after.slice(0, start);
  const letters = added.map((letter) => {
    const place = at(typed, typed.length);
    typed += letter;
    return { range: { start: place, end: place }, text: letter };
  });
  return [removal, ...letters];
}
