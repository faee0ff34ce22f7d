// The new tree as it grows: nothing until the first difference, then everything before it, then node by node.
import { chmodSync, chownSync, lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Judgement } from "./judge.ts";
import type { ManifestWriter } from "./manifest-writer.ts";
import { createNodeWriter, type NodeWriter } from "./node-writer.ts";
import { MANIFEST, topOf, type Output, type Owned } from "./output.ts";
import type { Place } from "./place.ts";
import { buildNode, carryEntry, createStage, type Stage } from "./stage.ts";
import { swap, type Exchange } from "./swap.ts";
import { attempt } from "./system-error.ts";
import type { Work } from "./work.ts";

export interface Building {
  /** Entries that stay as they are. */
  keep(names: ReadonlySet<string>): void;
  /** A node that differs; `owned` is what the former manifest says of it. */
  build(outputs: readonly Output[], judgement: Judgement, owned: ReadonlyMap<string, Owned>): void;
  /** Returns when nothing is written any more; for a tree that is not finished. */
  abandon(): void;
  /** Puts the new tree, or where nothing else differs the new manifest, in its place. */
  finish(writer: ManifestWriter): "changed" | "unchanged" | "cannot be renamed";
}

/**
 * `work` is asked for when something is to be written, and may throw what the system reports, as all of this may.
 * `content` are the top-level entries of the old tree, and "nothing there" says that there is nothing to take over;
 * `nodes` is how many there will be.
 */
export function createBuilding(
  place: Place,
  work: () => Work,
  content: readonly string[],
  before: "a tree" | "nothing there",
  nodes: number,
): Building {
  const exchanges: Exchange[] = [];
  const kept: string[] = [];
  const settled = new Set<string>();
  let stage: Stage | undefined;
  let fresh: NodeWriter | undefined;

  const isWhole = (): boolean => work().manner === "whole";
  const begin = (): Stage => {
    if (stage !== undefined) return stage;
    const { folder } = work();
    const root = isWhole() ? join(folder, "stage", place.base) : join(folder, "stage");
    stage = createStage(root, before === "a tree" ? place.root : undefined);
    if (before === "nothing there") fresh = createNodeWriter(stage, nodes);
    if (isWhole()) for (const name of kept) carryEntry(stage, name);
    return stage;
  };
  if (before === "nothing there") begin();

  return {
    keep(names) {
      for (const name of names) {
        settled.add(name);
        if (stage === undefined) kept.push(name);
        else if (isWhole()) carryEntry(stage, name);
      }
    },
    build(outputs, { states, strays }, owned) {
      const current = begin();
      if (fresh === undefined) buildNode(current, outputs, states, { owned, strays: new Set(strays) });
      else fresh.write(outputs);
      const written = new Set(outputs.map((output) => topOf(output.path)));
      for (const name of new Set([...written, ...[...owned.keys()].map(topOf)])) {
        settled.add(name);
        const isNew = written.has(name) || isThere(join(current.root, name));
        exchanges.push({ name, old: isThere(join(place.root, name)), new: isNew });
      }
    },
    abandon: () => fresh?.abandon(),
    finish(writer) {
      fresh?.finish();
      const manifest = writer.finish();
      if (stage === undefined) {
        if (manifest === "same") return "unchanged";
        renameSync(join(work().folder, "manifest"), join(place.root, MANIFEST));
        return "changed";
      }
      // Written anew even where it is the same: that it is younger than all files tells edited secrets from our own.
      if (manifest === "same") writer.materialise();
      renameSync(join(work().folder, "manifest"), join(stage.root, MANIFEST));
      if (!isWhole()) {
        const old = isThere(join(place.root, MANIFEST));
        // Last, so that the manifest in place always is the one of the tree that a recovery ends in.
        swap(work().folder, place.root, [...exchanges, { name: MANIFEST, old, new: true }]);
        return "changed";
      }
      for (const name of content) if (!settled.has(name)) carryEntry(stage, name);
      if (place.status !== undefined) {
        if (process.geteuid?.() === 0) chownSync(stage.root, place.status.uid, place.status.gid);
        chmodSync(stage.root, place.status.mode & 0o7777);
      }
      const whole = { name: place.base, old: before === "a tree", new: true };
      const failure = attempt(() => swap(work().folder, place.parent, [whole]), ...CANNOT_RENAME);
      return failure === undefined ? "changed" : "cannot be renamed";
    },
  };
}

/** A mount point, or a folder that belongs to somebody else. */
const CANNOT_RENAME = ["EBUSY", "EXDEV", "EACCES", "EPERM"] as const;

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
