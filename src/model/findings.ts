// Collects what linking finds: one fault is said once, however many nodes it concerns.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Report } from "../catalog/value-type.ts";
import type { Source } from "../text/source.ts";

export interface Findings {
  readonly report: Report;
  /** In the order they were found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A collection that keeps the first diagnostic of each code at each place: a block's setting is read once a node. */
export function collectFindings(): Findings {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<Source, Set<string>>();
  return {
    diagnostics,
    report(diagnostic) {
      const { source, start, end } = diagnostic.span;
      const places = seen.get(source) ?? new Set();
      seen.set(source, places);
      const place = `${diagnostic.code.code} ${start} ${end}`;
      if (places.has(place)) return;
      places.add(place);
      diagnostics.push(diagnostic);
    },
  };
}
