// Says what a compile did to the output folder, a line for each node and a total.
import { counted } from "../diagnostics/count.ts";
import type { Palette } from "../diagnostics/palette.ts";
import { visible } from "../diagnostics/visible.ts";
import type { OutputProblem } from "../emit/problem.ts";
import type { WriteResult } from "../emit/write-outcome.ts";

interface Files {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** `master1   23 files  (3 written, 20 unchanged)`, for each node, and the sum of them. */
export function printWritten(result: WriteResult, directory: string): string {
  const rows = result.nodes.map((files) => ({ name: files.node, files }));
  const total = { name: counted(rows.length, "node"), files: result };
  const nameWidth = Math.max(...[...rows, total].map(({ name }) => name.length));
  const countWidth = String(countOf(result)).length;
  const line = ({ name, files }: { readonly name: string; readonly files: Files }) => {
    const count = countOf(files);
    return `${name.padEnd(nameWidth)}  ${String(count).padStart(countWidth)} ${count === 1 ? "file " : "files"}  ${changes(files)}`;
  };
  return `${rows.map((row) => `${line(row)}\n`).join("")}${line(total)} in ${visible(directory)}\n`;
}

function countOf({ written, unchanged }: Files): number {
  return written + unchanged;
}

function changes({ written, unchanged, removed }: Files): string {
  const parts = [
    ...(written > 0 ? [`${written} written`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  return `(${parts.length === 0 ? "nothing to write" : parts.join(", ")})`;
}

/** Why nothing was written, in the form of diagnostics; empty where there is no reason. */
export function printProblems(problems: readonly OutputProblem[], palette: Palette): string {
  return problems
    .map(({ code, message, help }) => {
      const head = `${palette.error(`error[${code}]`)}${palette.strong(`: ${visible(message)}`)}\n`;
      const lines =
        help === undefined
          ? []
          : help.split("\n").map((line, index) => `${index === 0 ? " = help:" : "        "} ${visible(line)}\n`);
      return head + lines.join("");
    })
    .join("\n");
}
