// Prints diagnostics as workflow commands, which GitHub Actions shows beside the lines of a pull request.
import type { Diagnostic, Severity } from "./code.ts";
import { countDiagnostics, summarise } from "./count.ts";
import { describe, inFull } from "./describe.ts";
import { fileRange } from "./file-range.ts";
import { sortDiagnostics } from "./sort.ts";
import { visible } from "./visible.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "notice" };

/** GitHub shows as many of each kind for a step, and drops the others without a word. */
export const annotationLimit = 10;

/** An annotation for each, as far as GitHub shows them; the others as lines of the log, and a closing line. */
export function printGithub(diagnostics: readonly Diagnostic[]): string {
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.length === 0) return "";
  const seen = new Map<Severity, number>();
  const annotations: string[] = [];
  const others: string[] = [];
  for (const diagnostic of sorted) {
    const { severity } = diagnostic.code;
    const count = (seen.get(severity) ?? 0) + 1;
    seen.set(severity, count);
    if (count <= annotationLimit) annotations.push(annotation(diagnostic));
    else others.push(logLine(diagnostic));
  }
  const note =
    others.length === 0 ? [] : [`GitHub shows ${annotationLimit} annotations of each kind; the others are these:`];
  return [...annotations, ...note, ...others, summarise(countDiagnostics(sorted))].map((line) => `${line}\n`).join("");
}

function annotation(diagnostic: Diagnostic): string {
  const description = describe(diagnostic);
  const { code, severity } = description;
  const { file, range } = fileRange(diagnostic.span);
  const { start, end } = range;
  // Columns are for spans of one line only. There the last column is the one of the last character.
  const columns =
    start.line === end.line ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {};
  const properties = Object.entries({ file, line: start.line, endLine: end.line, ...columns, title: code })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${commands[severity]} ${properties}::${escapeData(inFull(description))}`;
}

function logLine(diagnostic: Diagnostic): string {
  const { code, severity, message, label } = describe(diagnostic);
  const { file, range } = fileRange(diagnostic.span);
  const words = label === undefined ? message : `${message}; ${label}`;
  return visible(`${severity}[${code}] ${file}:${range.start.line}:${range.start.column}: ${words}`);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
