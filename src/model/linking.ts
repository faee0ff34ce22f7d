// What all steps of linking share.
import type { Release } from "../catalog/release.ts";
import type { Report } from "../catalog/value-type.ts";
import type { Targets } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import type { Block } from "./blocks.ts";
import type { Recorder } from "./memory.ts";
import type { NodeDraft } from "./nodes.ts";
import type { OptionLookup } from "./option-lookup.ts";
import type { Readings } from "./readings.ts";
import type { NodeView, Resolver } from "./resolve.ts";
import type { Selectors } from "./selectors.ts";

export interface Linking {
  readonly targets: Targets;
  readonly report: Report;
  readonly recorder: Recorder;
  readonly resolver: Resolver;
  readonly readings: Readings;
  readonly options: OptionLookup;
  readonly selectors: Selectors;
  readonly clusterName: string;
  readonly clusterSpan: Span;
  readonly clusterBlock: Block;
  /** Releases by program that hold whatever the blocks say. */
  readonly releases: ReadonlyMap<string, Release>;
  /** The same view for the same node while one member of it is made. */
  viewOf(draft: NodeDraft): NodeView;
}
