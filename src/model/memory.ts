// What linking says on its way, kept beside what it makes, so that an editor need not make again what has not changed.
import type { Report } from "../catalog/value-type.ts";
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Reference } from "./references.ts";
import { sameItems } from "./same-items.ts";

/** Where linking tells what it finds. */
export interface Telling {
  readonly report: Report;
  readonly note: (references: readonly Reference[]) => void;
}

/** A result, and what was told while it was made. */
interface Take<T> extends Told {
  readonly value: T;
}

interface Told {
  readonly told: readonly Diagnostic[];
  readonly noted: readonly (readonly Reference[])[];
  /** What several results have in common, and so is not copied into each. */
  readonly shared: ReadonlySet<Told>;
}

/** Most results share nothing. */
const nothing: ReadonlySet<Told> = new Set();

interface Tape {
  readonly told: Diagnostic[];
  readonly noted: (readonly Reference[])[];
  shared: Set<Told> | undefined;
}

/** Results by a key, for as long as one linking lasts. */
export type Takes<Key, T> = Map<Key, Take<T>>;

/** Tells what it is told, and keeps it for those who give a result a second time. */
export interface Recorder extends Telling {
  /** Makes something once for each key; whenever it is asked for, what was told at its making is told again. */
  once<Key, T>(made: Takes<Key, T>, key: Key, make: () => T): T;
  /**
   * Makes something of an object and of everything in `given`, all of them compared by identity; or of what only looking at
   * what was made can tell to be the same. A linking that follows others' memory gets what was made of the same, for as
   * long as the world is the same.
   */
  recall<T>(what: string, of: object, given: Given<T>, make: () => T): T;
  /** The former linking's list of an object or a title, where it had the same items: so more can be recalled by it. */
  sameList<T>(of: object | string, list: readonly T[]): readonly T[];
}

type Given<T> = readonly unknown[] | ((made: T) => boolean);

/** Results of the linkings before, by what they were made of. */
export interface Memory {
  /** Everything is made anew where these differ from the former linking's. */
  enter(world: readonly unknown[]): void;
  readonly kept: () => WeakMap<object, Map<string, Kept<unknown>>>;
  readonly lists: Map<string, readonly unknown[]>;
  readonly listsOf: WeakMap<object, readonly unknown[]>;
}

interface Kept<T> {
  readonly given: readonly unknown[];
  readonly take: Take<T>;
}

export function createMemory(): Memory {
  let world: readonly unknown[] = [];
  let kept = new WeakMap<object, Map<string, Kept<unknown>>>();
  return {
    enter(other) {
      if (sameItems(world, other)) return;
      world = other;
      kept = new WeakMap();
    },
    kept: () => kept,
    lists: new Map(),
    listsOf: new WeakMap(),
  };
}

/** One for each linking; without a memory every result is made. */
export function createRecorder(telling: Telling, memory: Memory | undefined): Recorder {
  let tape: Tape | undefined;
  /** What is shared, and was told in this linking. */
  const known = new Set<Told>();

  function report(diagnostic: Diagnostic): void {
    tape?.told.push(diagnostic);
    telling.report(diagnostic);
  }

  function note(references: readonly Reference[]): void {
    tape?.noted.push(references);
    telling.note(references);
  }

  function take<T>(make: () => T): Take<T> {
    const outer = tape;
    const own: Tape = { told: [], noted: [], shared: undefined };
    tape = own;
    try {
      const value = make();
      const noted = own.noted.length > 1 ? [own.noted.flat()] : own.noted;
      return { value, told: own.told, noted, shared: own.shared ?? nothing };
    } finally {
      tape = outer;
    }
  }

  function share(told: Told): void {
    if (tape !== undefined) (tape.shared ??= new Set()).add(told);
  }

  function copy({ told, noted, shared }: Told): void {
    for (const diagnostic of told) tape?.told.push(diagnostic);
    for (const references of noted) tape?.noted.push(references);
    for (const each of shared) share(each);
  }

  function tell({ told, noted, shared }: Told): void {
    for (const diagnostic of told) telling.report(diagnostic);
    for (const references of noted) telling.note(references);
    for (const each of shared) {
      if (known.has(each)) continue;
      known.add(each);
      tell(each);
    }
  }

  return {
    report,
    note,
    once(made, key, make) {
      let taken = made.get(key);
      if (taken === undefined) {
        taken = take(make);
        made.set(key, taken);
        known.add(taken);
      }
      share(taken);
      return taken.value;
    },
    recall<T>(what: string, of: object, given: Given<T>, make: () => T): T {
      if (memory === undefined) return make();
      let results = memory.kept().get(of);
      const kept = results?.get(what) as Kept<T> | undefined;
      if (kept !== undefined && isStill(kept, given)) {
        copy(kept.take);
        tell(kept.take);
        return kept.take.value;
      }
      if (results === undefined) {
        results = new Map();
        memory.kept().set(of, results);
      }
      const taken = take(make);
      copy(taken);
      results.set(what, { given: typeof given === "function" ? [] : given, take: taken });
      return taken.value;
    },
    sameList<T>(of: object | string, list: readonly T[]): readonly T[] {
      const before = typeof of === "string" ? memory?.lists.get(of) : memory?.listsOf.get(of);
      if (before !== undefined && sameItems(before, list)) return before as readonly T[];
      if (typeof of === "string") memory?.lists.set(of, list);
      else memory?.listsOf.set(of, list);
      return list;
    },
  };
}

function isStill<T>({ given: before, take }: Kept<T>, given: Given<T>): boolean {
  return typeof given === "function" ? given(take.value) : sameItems(before, given);
}
