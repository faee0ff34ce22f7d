// A judgement over the model: a code that knows how to find itself.
import type { Code, Diagnostic } from "../diagnostics/code.ts";
import type { Cluster, Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";

/** What checks may look at besides the cluster. */
export interface CheckContext {
  /** Ids that a former compile into the same folder gave: ensemble → node → id. Empty where there was none. */
  readonly formerIds: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** One file each, named after its code; `run` yields what it finds, in any order. */
export interface Check<Data = never> extends Code<Data> {
  run(cluster: Cluster, context: CheckContext): Iterable<Diagnostic>;
  /**
   * All that decides whether `run` finds anything, where that is told much faster than found out. Where nothing was found,
   * nothing is looked for again while each item is the same, and an editor looks at each keystroke.
   */
  readonly given?: (cluster: Cluster) => readonly unknown[];
}

/** Keeps the `Data` of a check inferred and checked: `const check = declareCheck<{ … }>({ …, *run(cluster) { yield diagnose(check, …) } })`. */
export function declareCheck<Data>(check: Check<Data>): Check<Data> {
  return check;
}

/** A check that looks at one role at a time. */
export function declareRoleCheck<Data>(check: Code<Data> & { judge(role: Role): Iterable<Diagnostic> }): Check<Data> {
  const found = remembered((role: Role) => [...check.judge(role)]);
  // The check's own object: what only `explain` reads of it may lie in a file that is not yet read.
  return Object.assign(check, { run: ({ roles }: Cluster) => roles.flatMap(found) });
}
