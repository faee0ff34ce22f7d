// Prints diagnostics for people: the line, carets under the fault, what it is and what to do.
import { position } from "../text/line-column.ts";
import type { Source, Span } from "../text/source.ts";
import type { Diagnostic } from "./code.ts";
import { countDiagnostics, summarise } from "./count.ts";
import { describe } from "./describe.ts";
import { paintsOf } from "./marked-line.ts";
import { plain, type Palette } from "./palette.ts";
import { redact } from "./redact.ts";
import { snippetRows, type Pointer } from "./snippet.ts";
import { sortDiagnostics } from "./sort.ts";
import { visible } from "./visible.ts";

/** All diagnostics by file and place, and a closing line (`2 errors, 1 warning`); empty where there are none. */
export function printText(diagnostics: readonly Diagnostic[], palette: Palette = plain): string {
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.length === 0) return "";
  // A secret is no less secret in a line that is shown for another reason.
  const secrets = sorted.flatMap(({ redact: spans }) => spans);
  const printed = sorted.map((diagnostic) => printDiagnostic(diagnostic, palette, secrets));
  return `${printed.join("\n")}\n${palette.strong(summarise(countDiagnostics(sorted)))}\n`;
}

/** One diagnostic; ends in a newline. */
export function printDiagnostic(
  diagnostic: Diagnostic,
  palette: Palette = plain,
  secrets: readonly Span[] = diagnostic.redact,
): string {
  const { code, severity, message, label, help } = describe(diagnostic);
  const pointers: Pointer[] = [
    { kind: "caret", span: diagnostic.span, label },
    ...diagnostic.related.map(({ span, message: words }): Pointer => ({ kind: "dash", span, label: words })),
  ];
  const sources = [...new Set(pointers.map((pointer) => pointer.span.source))];
  const paints = paintsOf(palette, severity);
  const snippets = sources.map((source) => {
    const own = pointers.filter((pointer) => pointer.span.source === source);
    return { place: placeOf(own), rows: snippetRows(redact(source, secrets), own, paints) };
  });
  const numbers = snippets.flatMap((snippet) => snippet.rows.flatMap((row) => row.number ?? []));
  const gutter = " ".repeat(String(Math.max(...numbers)).length);
  const framed = (number: string, bar: string, text: string) => `${palette.frame(number + bar)} ${text}`.trimEnd();
  const lines = [
    `${palette[severity](`${severity}[${code}]`)}${palette.strong(`: ${visible(message)}`)}`,
    ...snippets.flatMap(({ place, rows }) => [
      framed(gutter, "┌─", place),
      ...rows.map((row) => framed(numberOf(row.number, gutter), row.gap === true ? "·" : "│", row.text)),
    ]),
    ...(help === undefined ? [] : framedHelp(help, gutter, palette)),
  ];
  return `${lines.join("\n")}\n`;
}

function numberOf(number: number | undefined, gutter: string): string {
  return number === undefined ? gutter : String(number).padStart(gutter.length);
}

function placeOf(pointers: readonly Pointer[]): string {
  const first = pointers[0]?.span;
  return first === undefined ? "" : placeText(first.source, first.start);
}

/** `cluster.mesos:14:12`. */
function placeText(source: Source, offset: number): string {
  const { line, column } = position(source, offset);
  return `${visible(source.uri)}:${line}:${column}`;
}

/** What to do; further lines stand under the first. */
function framedHelp(help: string, gutter: string, palette: Palette): string[] {
  return help.split("\n").map((line, index) => {
    const head =
      index === 0 ? `${palette.frame(`${gutter}=`)} ${palette.aside("help:")}` : " ".repeat(gutter.length + 7);
    return `${head} ${visible(line)}`.trimEnd();
  });
}
