// How many diagnostics there are of each severity, as numbers and as the closing line.
import type { Diagnostic } from "./code.ts";

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** Counts them by severity. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): Counts {
  const of = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.code.severity === severity).length;
  return { errors: of("error"), warnings: of("warning"), information: of("information") };
}

/** `2 errors, 1 warning`; `no findings` where there are none. */
export function summarise({ errors, warnings, information }: Counts): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(information > 0 ? [`${information} informational`] : []),
  ];
  return parts.length === 0 ? "no findings" : parts.join(", ");
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
