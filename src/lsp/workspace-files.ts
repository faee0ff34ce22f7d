// Which cluster files there are: those of the workspace's folders, and those around open documents.
import { dirname } from "node:path";
import { clusterFilesBelow, entriesOf, foldersAbove, identityOf } from "../disk.ts";
import type { Documents } from "./documents.ts";
import { pathOf } from "./uris.ts";

export interface WorkspaceFiles {
  identities(): readonly string[];
  /** Those beside a file and in the folders above it, wherever the workspace begins. */
  above(identity: string): readonly string[];
  /** The path by which the editor knows a file. */
  nameOf(identity: string): string;
  /** Looks again at what is around open documents; walking through all folders again takes longer. */
  forget(which: "around documents" | "all"): void;
}

export function createWorkspaceFiles(documents: Documents, folders: () => readonly string[]): WorkspaceFiles {
  let below: ReadonlyMap<string, string> | undefined;
  let names: ReadonlyMap<string, string> | undefined;

  function look(): ReadonlyMap<string, string> {
    if (names !== undefined) return names;
    below ??= new Map(
      folders()
        .flatMap(clusterFilesBelow)
        .map((path) => [identityOf(path), path]),
    );
    const found = new Map(below);
    for (const { uri, identity } of documents.all()) {
      if (found.has(identity) || pathOf(uri) === uri) continue;
      // Its program may be in the same folder or in the one above.
      const folder = dirname(identity);
      for (const path of [folder, dirname(folder)].flatMap(clusterFilesIn)) found.set(path, path);
    }
    names = found;
    return found;
  }

  return {
    identities: () => [...look().keys()],
    above: (identity) => foldersAbove(identity).flatMap(clusterFilesIn).map(identityOf),
    nameOf: (identity) => look().get(identity) ?? identity,
    forget(which) {
      names = undefined;
      if (which === "all") below = undefined;
    },
  };
}

function clusterFilesIn(folder: string): readonly string[] {
  return entriesOf(folder).flatMap(({ name, kind }) =>
    kind === "file" && name.endsWith(".mesos") ? [`${folder}/${name}`] : [],
  );
}
