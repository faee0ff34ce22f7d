// The drafts of one node's files, sorted, and where two of its services cannot agree on one.
import type { Cluster, Member, Node } from "../model/cluster.ts";
import { Ingredients } from "./leaf.ts";
import { partsOf, runningOn } from "./node-parts.ts";
import type { Draft } from "./program-files.ts";

/** Two services of one node want one path with different contents. */
export interface FileClash {
  readonly path: string;
  readonly first: Member;
  readonly second: Member;
}

/** What a node's tree is made of: drafts sorted by path (by code unit), each path once. */
export interface NodeDrafts {
  readonly drafts: readonly Draft[];
  /** The member that each path is there for; of a shared file the first one. */
  readonly memberOf: ReadonlyMap<string, Member>;
  /** None, once the cluster has passed `fileClashes`. */
  readonly clashes: readonly FileClash[];
}

/** Drafts every file of a node; nothing is rendered but what several services share. */
export function draftsOf(cluster: Cluster, node: Node): NodeDrafts {
  const clashes: FileClash[] = [];
  const byPath = new Map<string, { readonly draft: Draft; readonly member: Member }>();
  const all = runningOn(cluster, node);
  const parts = partsOf(all);
  for (const [index, running] of all.entries()) {
    const { member } = running;
    for (const draft of (parts[index] ?? []).flatMap((make) => make(running))) {
      const known = byPath.get(draft.path);
      if (known === undefined) byPath.set(draft.path, { draft, member });
      else if (!known.draft.shared || !draft.shared || written(known.draft) !== written(draft)) {
        clashes.push({ path: draft.path, first: known.member, second: member });
      }
    }
  }
  const drafts = sortedByPath([...byPath.values()].map(({ draft }) => draft));
  return { drafts, memberOf: new Map(drafts.flatMap(({ path }) => memberEntry(path))), clashes };

  function memberEntry(path: string): readonly (readonly [string, Member])[] {
    const known = byPath.get(path);
    return known === undefined ? [] : [[path, known.member]];
  }
}

/** Sorted by code unit. */
export function sortedByPath<Item extends { readonly path: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function written(draft: Draft): string {
  return draft.write(new Ingredients("unmarked"));
}
