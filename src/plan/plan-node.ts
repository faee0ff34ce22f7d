// Plans nodes one after another; what all nodes of a kind have alike is made for the first of them only.
import type { Cluster, Node } from "../model/cluster.ts";
import { summariseOrigin } from "./describe-origin.ts";
import { Ingredients } from "./leaf.ts";
import { sortedByPath } from "./node-drafts.ts";
import { partsOf, runningOn, withMember, type Part, type Running } from "./node-parts.ts";
import type { NodePlan, PlannedFile, Service } from "./plan.ts";
import { optionFolders, type Draft } from "./program-files.ts";
import { kindOf, watch } from "./watched-member.ts";

/** What the members in one place have in common on all nodes of a kind, whose members are of the same kinds. */
interface MemberKind {
  /** Undefined where it depends on the node. */
  readonly service: Service | undefined;
  readonly files: readonly PlannedFile[];
  /** What makes the files that depend on the node. */
  readonly ownParts: readonly Part[];
}

/** Makes the planner of a cluster's nodes. Files that are alike on several nodes are one and the same object. */
export function createNodePlanner(cluster: Cluster): (node: Node) => NodePlan {
  const kinds = new Map<string, readonly MemberKind[]>();
  return (node) => {
    const all = runningOn(cluster, node);
    const name = all.map(({ member }) => kindOf(member)).join("\n");
    const known = kinds.get(name) ?? exploreKind(all);
    kinds.set(name, known);
    return planNode(node, all, known);
  };
}

function exploreKind(all: readonly Running[]): MemberKind[] {
  const parts = partsOf(all);
  return all.map((running, index) => {
    const made = (parts[index] ?? []).map((part) => unlessOwn(running, (watched) => part(watched).map(finish)) ?? part);
    return {
      service: unlessOwn(running, ({ service }) => service),
      files: made.flatMap((each) => (typeof each === "function" ? [] : each)),
      ownParts: made.filter((each) => typeof each === "function"),
    };
  });
}

/** What `make` makes; undefined where it looks at something that is the member's own. */
function unlessOwn<Made>(running: Running, make: (watched: Running) => Made): Made | undefined {
  const watched = watch(running.member);
  const made = make(withMember(running, watched.member));
  return watched.wasOwnRead() ? undefined : made;
}

function planNode(node: Node, all: readonly Running[], kinds: readonly MemberKind[]): NodePlan {
  const files = all.flatMap((running, index) => {
    const kind = kinds[index];
    if (kind === undefined) return [];
    return [...kind.files, ...kind.ownParts.flatMap((part) => part(running).map(finish))];
  });
  const ids: Record<string, number> = {};
  for (const { member } of all) if (member.id !== undefined) ids[member.role.name] = member.id;
  return {
    node: node.name,
    // Services that share a file agree on it, which `fileClashes` has made sure of.
    files: sortedByPath(all.length > 1 ? firstOfPath(files) : files),
    services: all.map((running, index) => kinds[index]?.service ?? running.service),
    ids,
    optionFolders: all.flatMap(optionFolders),
  };
}

function firstOfPath(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const seen = new Set<string>();
  return files.filter(({ path }) => !seen.has(path) && seen.add(path));
}

function finish(draft: Draft): PlannedFile {
  const ingredients = new Ingredients("unmarked");
  const content = draft.write(ingredients);
  const { path, kind } = draft;
  const { secret } = ingredients;
  // What a service reads need not be its own to change: root may run or source it. Only a secret is.
  const reader = secret ? draft.readBy : undefined;
  const { owner, group } = reader === undefined ? draft : { owner: reader, group: reader };
  // 0644 becomes 0600, a script's 0755 becomes 0700.
  const mode = secret ? draft.mode & 0o700 : draft.mode;
  const origins = [...new Set(ingredients.origins.map(summariseOrigin))];
  return { kind, path, mode, owner, group, content, secret, origins };
}
