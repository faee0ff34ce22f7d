// The order in which diagnostics are told: by file, then by place.
import type { Diagnostic } from "./code.ts";

/**
 * The diagnostics sorted by file (by name), place and code. What is found again when a file is included by several
 * programs is told once.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics].sort(compare).filter((diagnostic) => {
    const { span, code, data } = diagnostic;
    const key = JSON.stringify([span.source.uri, span.start, span.end, code.code, code.message(data as never)]);
    return !seen.has(key) && seen.add(key);
  });
}

function compare(left: Diagnostic, right: Diagnostic): number {
  return (
    compareTexts(left.span.source.uri, right.span.source.uri) ||
    left.span.start - right.span.start ||
    left.span.end - right.span.end ||
    compareTexts(left.code.code, right.code.code)
  );
}

/** By code unit: the same order in every locale. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
