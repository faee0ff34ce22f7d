// Prints diagnostics for programs: one JSON object, lines and columns from 1, columns in code points.
import type { Diagnostic, Severity } from "./code.ts";
import { countDiagnostics, type Counts } from "./count.ts";
import { describe } from "./describe.ts";
import { fileRange, type FileRange } from "./file-range.ts";
import { sortDiagnostics } from "./sort.ts";

export interface DiagnosticJson extends FileRange {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The few words under the carets, which often hold the answer. */
  readonly label: string | null;
  readonly related: readonly (FileRange & { readonly message: string })[];
  readonly help: string | null;
  readonly fix: { readonly title: string; readonly edits: readonly (FileRange & { readonly text: string })[] } | null;
}

/** What `mesosc check --format json` prints; diagnostics.schema.json describes it for others. */
export interface DiagnosticsJson {
  readonly diagnostics: readonly DiagnosticJson[];
  readonly counts: Counts;
}

/** The object as data; sorted by file and place. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): DiagnosticsJson {
  const sorted = sortDiagnostics(diagnostics);
  return { diagnostics: sorted.map(diagnosticJson), counts: countDiagnostics(sorted) };
}

/** The object as text, indented by two, with a newline at the end. */
export function printJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(diagnosticsJson(diagnostics), undefined, 2)}\n`;
}

function diagnosticJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, message, label, help } = describe(diagnostic);
  const { fix } = diagnostic;
  return {
    code,
    severity,
    message,
    label: label ?? null,
    ...fileRange(diagnostic.span),
    related: diagnostic.related.map((related) => ({ ...fileRange(related.span), message: related.message })),
    help: help ?? null,
    fix:
      fix === undefined
        ? null
        : { title: fix.title, edits: fix.edits.map(({ span, text }) => ({ ...fileRange(span), text })) },
  };
}
