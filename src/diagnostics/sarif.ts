// Prints diagnostics as SARIF 2.1.0, the format in which code hosts take the findings of tools.
import type { Span } from "../text/source.ts";
import type { Code, Diagnostic, Example, Severity } from "./code.ts";
import { describe, inFull } from "./describe.ts";
import { fileRange } from "./file-range.ts";
import { sortDiagnostics } from "./sort.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "note" };

/** One log with one run, as text; sorted by file and place, and with a page for each code that occurs. */
export function printSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const sorted = sortDiagnostics(diagnostics);
  const codes = new Map(sorted.map(({ code }) => [code.code, code]));
  const names = [...codes.keys()].sort();
  const driver = {
    name: "mesosc",
    version,
    semanticVersion: version,
    rules: names.flatMap((name) => {
      const code = codes.get(name);
      return code === undefined ? [] : [ruleOf(code)];
    }),
  };
  const results = sorted.map((diagnostic) => resultOf(diagnostic, names.indexOf(diagnostic.code.code)));
  const run = { tool: { driver }, columnKind: "unicodeCodePoints", results };
  const $schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  return `${JSON.stringify({ $schema, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function ruleOf({ code, severity, title, why, bad, good }: Code<never>): object {
  const paragraphs = why.split(/\n{2,}/).map((paragraph) => paragraph.replaceAll("\n", " "));
  const text = paragraphs.join("\n\n");
  const markdown = [...paragraphs, "Wrong:", fenced(bad), "Right:", fenced(good)].join("\n\n");
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text: `${text}\n\nWrong:\n\n${plainText(bad)}\nRight:\n\n${plainText(good)}`, markdown },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number): object {
  const description = describe(diagnostic);
  const { code, severity } = description;
  const { fix, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: inFull(description) },
    locations: [{ physicalLocation: physicalLocation(diagnostic.span) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    ...(fix === undefined ? {} : { fixes: [fixOf(fix)] }),
  };
}

function relatedLocation({ span, message }: Diagnostic["related"][number], id: number): object {
  return { id, physicalLocation: physicalLocation(span), message: { text: message } };
}

function fixOf({ title, edits }: NonNullable<Diagnostic["fix"]>): object {
  const files = [...new Set(edits.map(({ span }) => span.source.uri))];
  const artifactChanges = files.map((file) => ({
    artifactLocation: { uri: uriOf(file) },
    replacements: edits
      .filter(({ span }) => span.source.uri === file)
      .map(({ span, text }) => ({ deletedRegion: regionOf(span), insertedContent: { text } })),
  }));
  return { description: { text: title }, artifactChanges };
}

function physicalLocation(span: Span): object {
  return { artifactLocation: { uri: uriOf(span.source.uri) }, region: regionOf(span) };
}

function regionOf(span: Span): object {
  const { start, end } = fileRange(span).range;
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a reference: relative ones stay relative, which code hosts take as from the top of the repository. */
function uriOf(path: string): string {
  const escaped = path
    .replace(/^(?:\.\/)+/, "")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return path.startsWith("/") ? `file://${escaped}` : escaped;
}

function textsOf(example: Example): readonly (readonly [string, string])[] {
  return typeof example === "string" ? [["", example]] : Object.entries(example.files);
}

function fenced(example: Example): string {
  return textsOf(example)
    .map(([file, text]) => `${file === "" ? "" : `\`${file}\`\n\n`}\`\`\`text\n${text.trimEnd()}\n\`\`\``)
    .join("\n\n");
}

function plainText(example: Example): string {
  return textsOf(example)
    .map(([file, text]) => `${file === "" ? "" : `${file}:\n`}${text.trimEnd()}\n`)
    .join("\n");
}
