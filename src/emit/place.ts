// Where an output folder really is, what stands beside it, and in which way its new tree can take its place.
import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import notDirectory from "./codes/output-not-directory.ts";
import { INSIDE, MANIFEST } from "./output.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { journalPath } from "./swap.ts";
import { attempt } from "./system-error.ts";

/**
 * How the new tree takes its place: the folder as a whole, by one rename; or, where the folder itself cannot be renamed
 * (a mount point, a parent that is not ours, somebody's working directory), each of its entries in turn under a journal.
 */
export type Manner = "whole" | "entries";

export interface Place {
  /** As the user calls it. */
  readonly shown: string;
  /** Absolute, without links; a link is followed here, once, and nowhere below. */
  readonly root: string;
  readonly base: string;
  readonly parent: string;
  /** Undefined where the folder does not exist yet. */
  readonly status: Stats | undefined;
  readonly manner: Manner;
}

/** The folder in which work in progress is kept, for each manner. */
export function workFolder(place: Pick<Place, "root">, manner: Manner): string {
  return manner === "whole" ? besideOf(place.root) : join(place.root, INSIDE);
}

/** Finds the folder, whether or not it exists; throws what the system reports. */
export function locate(directory: string): {
  readonly place: Place | undefined;
  readonly problems: readonly OutputProblem[];
} {
  const refused = (is: string) => ({ place: undefined, problems: [outputProblem(notDirectory, { directory, is })] });
  const root = withoutLinks(directory);
  if (root === undefined) return refused("a symbolic link that leads nowhere");
  const status = statSync(root, { throwIfNoEntry: false });
  if (status !== undefined && !status.isDirectory()) return refused(kindOf(status));
  const [parent, base] = [dirname(root), basename(root)];
  const manner = mannerOf(root, parent, status);
  return { place: { shown: directory, root, base, parent, status, manner }, problems: [] };
}

/** What a thing on disk is, for a message. */
export function kindOf(status: Stats): string {
  if (status.isFile()) return "a file";
  if (status.isDirectory()) return "a folder";
  return status.isSymbolicLink() ? "a symbolic link" : "a special file";
}

/**
 * The folder that holds the tree of the last finished compile: an interrupted one may have left it moved aside.
 * Undefined where there is none, or none that can be read.
 */
export function treeInForce(directory: string): string | undefined {
  try {
    const root = withoutLinks(directory);
    if (root === undefined) return undefined;
    if (statSync(root, { throwIfNoEntry: false }) !== undefined) return root;
    return isInterrupted(root) ? join(besideOf(root), "old", basename(root)) : undefined;
  } catch {
    return undefined;
  }
}

/** What the folder holds that is not the manifest nor work in progress. */
export function contentOf(place: Place): readonly string[] {
  if (place.status === undefined) return [];
  return readdirSync(place.root)
    .filter((name) => name !== MANIFEST && name !== INSIDE)
    .sort();
}

function besideOf(root: string): string {
  return join(dirname(root), `.${basename(root)}.mesosc`);
}

/** Absolute, links resolved; undefined for a link that leads nowhere. A folder that does not exist yet has no links. */
function withoutLinks(directory: string): string | undefined {
  const absolute = resolve(directory);
  const entry = lstatSync(absolute, { throwIfNoEntry: false });
  if (entry === undefined) return absolute;
  const real = attempt(() => realpathSync(absolute), "ENOENT", "ENOTDIR");
  if (typeof real === "string") return real;
  // An interrupted compile may have moved aside what the link leads to.
  const target = resolve(dirname(absolute), readlinkSync(absolute));
  return isInterrupted(target) ? target : undefined;
}

function isInterrupted(root: string): boolean {
  return lstatSync(journalPath(besideOf(root)), { throwIfNoEntry: false }) !== undefined;
}

function mannerOf(root: string, parent: string, status: Stats | undefined): Manner {
  if (status === undefined) return "whole";
  const user = process.geteuid?.() ?? 0;
  const keepsOwner = user === 0 || (status.uid === user && status.gid === process.getegid?.());
  const isMounted = root === parent || statSync(parent).dev !== status.dev;
  return isMounted || !keepsOwner || isWorkingDirectory(root) ? "entries" : "whole";
}

function isWorkingDirectory(root: string): boolean {
  try {
    return process.cwd() === root;
  } catch {
    return false; // It was removed, so it is not the one we write to.
  }
}
