// The page of a code, and the list of all codes, as text for a terminal.
import type { Code, Example } from "../diagnostics/code.ts";
import type { Palette } from "../diagnostics/palette.ts";
import { messageJson, saidBy } from "./message-page.ts";
import { wrapped } from "./wrapped.ts";
import type { ProgramMessage } from "./program-messages.ts";

/** What has a page: the code of a diagnostic, or of a reason for which nothing was written, which is an error without a place. */
export type PageCode = Pick<Code, "code" | "title" | "why"> & Partial<Pick<Code, "severity" | "bad" | "good">>;

/** Title, severity, why, what the programs say, the bad example with its carets, the good one, and how to silence it. */
export function codePage(
  { code, severity = "error", title, why, bad, good }: PageCode,
  messages: readonly ProgramMessage[],
  palette: Palette,
): string {
  const paintCarets = (line: string) => (/^\s*\^/.test(line) ? palette[severity](line) : line);
  const parts = [
    `${palette[severity](`${severity}[${code}]`)}${palette.strong(`: ${title}`)}`,
    ...why.split(/\n{2,}/).map(wrapped),
    ...(messages.length === 0 ? [] : [`${palette.strong("What the programs would say:")}\n\n${saidBy(messages)}`]),
    ...(bad === undefined ? [] : [`${palette.strong("Wrong:")}\n\n${indented(bad, paintCarets)}`]),
    ...(good === undefined ? [] : [`${palette.strong("Right:")}\n\n${indented(good, (line) => line)}`]),
    severity === "error"
      ? wrapped("An error cannot be silenced: nothing is written until it is mended.")
      : `${wrapped("To silence it in one place, say why, at the end of the line or on the line before:")}\n\n    # mesosc: allow ${code} REASON`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The same as data; examples are texts with lines of carets, or several files by name. */
export function codeJson(
  { code, severity = "error", title, why, bad, good }: PageCode,
  messages: readonly ProgramMessage[],
) {
  const files = (example: Example | undefined) =>
    example === undefined ? null : typeof example === "string" ? { "cluster.mesos": example } : example.files;
  return { code, severity, title, why, messages: messages.map(messageJson), bad: files(bad), good: files(good) };
}

const groups = new Map([
  ["syntax", "The text"],
  ["model", "Names and references"],
  ["catalog", "Values"],
  ["targets", "Targets"],
  ["settings", "Settings"],
  ["checks", "The cluster"],
  ["plan", "The files"],
  ["emit", "Writing"],
]);
const letters = { error: "E", warning: "W", information: "I" };

/** One line a code, grouped by what it is about; `layer` is the folder that declares it. */
export function listOfCodes(
  all: readonly { readonly layer: string; readonly code: PageCode }[],
  palette: Palette,
): string {
  const column = Math.max(0, ...all.map(({ code }) => code.code.length));
  const layers = [...groups.keys(), ...all.map(({ layer }) => layer).filter((layer) => !groups.has(layer))];
  const sections = [...new Set(layers)].flatMap((layer) => {
    const lines = all
      .filter((each) => each.layer === layer)
      .map(
        ({ code }) =>
          `  ${palette[code.severity ?? "error"](letters[code.severity ?? "error"])} ${code.code.padEnd(column)}  ${code.title}`,
      );
    return lines.length === 0 ? [] : [`${palette.strong(groups.get(layer) ?? layer)}\n${lines.join("\n")}\n`];
  });
  return `${sections.join("\n")}\nE error, W warning, I information. \`mesosc explain CODE\` says more,\nand \`mesosc explain PROGRAM\` lists the options of a program.\n`;
}

function indented(example: Example, paint: (line: string) => string): string {
  const texts = typeof example === "string" ? [["", example] as const] : Object.entries(example.files);
  return texts
    .flatMap(([file, text]) => [...(file === "" ? [] : [`${file}:`]), ...text.trimEnd().split("\n").map(paint)])
    .map((line) => `    ${line}`.trimEnd())
    .join("\n");
}
