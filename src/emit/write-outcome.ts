// What a writer is asked and what it answers.
import type { OutputProblem } from "./problem.ts";

export interface WriteOptions {
  /** Of mesosc, for the manifest. */
  readonly version: string;
  /** Overwrite and remove what mesosc did not write, where it is in the way, and what was edited since. */
  readonly force?: boolean;
  /** Write these nodes only; all others stay as they are, in the tree and in the manifest. */
  readonly nodes?: ReadonlySet<string>;
  /** Called after each node is compared and built, before anything takes its place. */
  readonly progress?: (counts: NodeCounts) => void;
}

/** Files and links of one node. */
export interface NodeCounts {
  readonly node: string;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface WriteResult {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** In the order of the cluster file, then nodes that are no more. */
  readonly nodes: readonly NodeCounts[];
  /** Something in the folder is different now, be it the manifest alone. */
  readonly changed: boolean;
}

/** Either a result, or the reasons why the folder is as it was before. */
export interface WriteOutcome {
  readonly result: WriteResult | undefined;
  readonly problems: readonly OutputProblem[];
}
