// Which cluster files there are: those of the workspace's folders, and those beside open documents that are in none.
import { dirname } from "node:path";
import { clusterFilesBelow, entriesOf, identityOf } from "../disk.ts";
import type { Documents } from "./documents.ts";
import { pathOf } from "./uris.ts";

export interface WorkspaceFiles {
  identities(): readonly string[];
  /** The path by which the editor knows a file. */
  nameOf(identity: string): string;
  /** Looks at the disk again. */
  forget(): void;
}

export function createWorkspaceFiles(documents: Documents, folders: () => readonly string[]): WorkspaceFiles {
  let names: ReadonlyMap<string, string> | undefined;

  function look(): ReadonlyMap<string, string> {
    if (names !== undefined) return names;
    const paths = folders().flatMap(clusterFilesBelow);
    const found = new Map(paths.map((path) => [identityOf(path), path]));
    for (const { uri, identity } of documents.all()) {
      if (found.has(identity) || pathOf(uri) === uri) continue;
      // Its program may be in the same folder or in the one above.
      const folder = dirname(identity);
      for (const near of [folder, dirname(folder)]) {
        for (const { name, kind } of entriesOf(near)) {
          if (kind === "file" && name.endsWith(".mesos")) found.set(`${near}/${name}`, `${near}/${name}`);
        }
      }
    }
    names = found;
    return found;
  }

  return {
    identities: () => [...look().keys()],
    nameOf: (identity) => look().get(identity) ?? identity,
    forget: () => (names = undefined),
  };
}
