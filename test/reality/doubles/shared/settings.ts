// What a laid double is told about itself: a file beside its bundle, since a service's environment is the compiler's.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface DoubleSettings {
  /** Put before every absolute path that a double opens; empty in a node that really boots. */
  readonly root: string;
  readonly releases: {
    readonly mesos: string;
    readonly marathon: string;
    readonly chronos: string;
  };
}

export function ownSettings(): DoubleSettings {
  const bundle = process.argv[1] ?? ".";
  return JSON.parse(readFileSync(join(dirname(bundle), "settings.json"), "utf8")) as DoubleSettings;
}

/** Where a path of the node lies; relative ones are relative to the working folder, as they were. */
export type Place = (path: string) => string;

export function placeUnder(root: string): Place {
  return (path) => (path.startsWith("/") ? root + path : path);
}
