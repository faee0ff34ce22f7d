// What the editor is asked to watch: cluster files, what targets are made of, and the files that values name.
import { basename } from "node:path";
import { DidChangeWatchedFilesNotification, type Connection, type Disposable } from "vscode-languageserver/node";
import { sameItems } from "../model/same-items.ts";

const always = [
  "**/*.mesos",
  "**/mesosc.json",
  "**/{target,messages}.json",
  "**/{options,platforms,shapes,variables}/*.json",
  "**/*.hbs",
];

/** For an editor that can be asked to watch. */
export interface Watchers {
  start(): void;
  /** Watches these files, too, in place of the ones before. */
  watch(paths: readonly string[]): void;
}

export function createWatchers(connection: Connection): Watchers {
  let names: readonly string[] = [];
  let former: Promise<Disposable | undefined> = Promise.resolve(undefined);

  function register(globs: readonly string[]): Promise<Disposable | undefined> {
    const watchers = globs.map((globPattern) => ({ globPattern }));
    return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  }

  return {
    start() {
      void register(always);
    },
    watch(paths) {
      // By their names, wherever they lie: editors take such patterns as within the workspace. A sign that a pattern has for itself
      // is any sign.
      const wanted = [...new Set(paths.map((path) => basename(path).replace(/[*?[\]{}]/g, "?")))].sort();
      if (sameItems(wanted, names)) return;
      names = wanted;
      void former.then((registered) => registered?.dispose());
      former = wanted.length === 0 ? Promise.resolve(undefined) : register(wanted.map((name) => `**/${name}`));
    },
  };
}
