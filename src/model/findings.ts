// Collects what linking finds: one fault is said once, and one name is noted once, however many nodes it concerns.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Source, Span } from "../text/source.ts";
import type { Reference } from "./references.ts";
import type { Telling } from "./memory.ts";

export interface Findings extends Telling {
  /** In the order they were found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Everything that was noted, the same thing as often as it was noted. */
  readonly notes: readonly (readonly Reference[])[];
  /** Each reference once; of all texts, or those in one. */
  readonly references: References;
}

export type References = (source?: Source) => readonly Reference[];

/** A collection that keeps the first diagnostic of each code at each place: a block's setting is read once a node. */
export function collectFindings(): Findings {
  const diagnostics: Diagnostic[] = [];
  const notes: (readonly Reference[])[] = [];
  const seen = new Map<Source, Set<string>>();
  const isNew = createNovelty();
  let references: readonly Reference[] | undefined;
  return {
    diagnostics,
    notes,
    note(all) {
      // What is read once a node is noted once a node.
      const [only] = all.length === 1 ? all : [];
      if (only === undefined || isNew(only)) notes.push(all);
    },
    // Few ask for all; the one text that somebody types in is asked about at each keystroke.
    references: (source) =>
      source === undefined
        ? (references ??= withoutRepetitions(notes.flat()))
        : withoutRepetitions(notes.flatMap((all) => all.filter(({ span }) => span.source === source))),
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

function withoutRepetitions(references: readonly Reference[]): readonly Reference[] {
  return references.filter(createNovelty());
}

/** Tells whether a reference is the first from its place to its target. */
function createNovelty(): (reference: Reference) => boolean {
  const seen = new Map<Source, Map<number, Set<Span>>>();
  return ({ span: { source, start }, target }) => {
    const starts = seen.get(source) ?? new Map<number, Set<Span>>();
    seen.set(source, starts);
    const targets = starts.get(start) ?? new Set();
    starts.set(start, targets);
    if (targets.has(target)) return false;
    targets.add(target);
    return true;
  };
}
