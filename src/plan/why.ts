// Where each line of a planned file came from.
import type { CheckedCluster, Node } from "../model/cluster.ts";
import type { LineOrigin } from "./plan.ts";
import { Ingredients, readMarks } from "./leaf.ts";
import { draftsOf } from "./node-drafts.ts";

/** A file's lines with their origins; `whole` are the origins that no line can be named for. Secrets are not shown. */
export interface FileOrigins {
  readonly path: string;
  readonly kind: "file" | "link";
  readonly secret: boolean;
  readonly lines: readonly LineOrigin[];
  readonly whole: LineOrigin["origins"];
}

/** The origins of one file of a node; undefined where the node has no such file. */
export function originsOf(cluster: CheckedCluster, node: Node, path: string): FileOrigins | undefined {
  const draft = draftsOf(cluster, node).drafts.find((candidate) => candidate.path === path);
  if (draft === undefined) return undefined;
  const ingredients = new Ingredients("marked");
  const marked = readMarks(draft.write(ingredients));
  const last = marked.at(-1);
  const lines = last?.text === "" && marked.length > 1 ? marked.slice(0, -1) : marked;
  const touched = new Set(lines.flatMap(({ indices }) => indices));
  return {
    path,
    kind: draft.kind,
    secret: ingredients.secret,
    lines: lines.map(({ text, indices }, index) => ({
      line: index + 1,
      text: ingredients.secret ? "" : text,
      origins: indices.flatMap((origin) => ingredients.origins[origin] ?? []),
    })),
    whole: ingredients.origins.filter((_, index) => !touched.has(index)),
  };
}

/** Every path of a node, for `why` to offer. */
export function pathsOf(cluster: CheckedCluster, node: Node): string[] {
  return draftsOf(cluster, node).drafts.map(({ path }) => path);
}
