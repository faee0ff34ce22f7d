// Builds the new tree in a folder of its own: what is unchanged is linked from the old tree, the rest is written.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { carryFile, carryFolder, likeFolder } from "./carry.ts";
import type { OutputState } from "./judge.ts";
import { parentOf, topOf, type Output, type Owned } from "./output.ts";

/** A new tree under construction. */
export interface Stage {
  readonly root: string;
  /** The tree it takes over from; undefined where there is nothing to take over. */
  readonly old: string | undefined;
  /** Permission bits that the process's umask takes away. */
  readonly mask: number;
}

/** Makes the folder of a new tree; its parent belongs to us alone, so nobody sees it before it is complete. */
export function createStage(root: string, old: string | undefined): Stage {
  mkdirSync(root, { mode: 0o777, recursive: true });
  return { root, old, mask: 0o777 & ~statSync(root).mode };
}

/** Takes a top-level entry over as it is. */
export function carryEntry(stage: Stage, name: string): void {
  if (stage.old === undefined) return;
  const [from, to] = [`${stage.old}/${name}`, `${stage.root}/${name}`];
  const status = lstatSync(from, { throwIfNoEntry: false });
  if (status?.isDirectory() === true) carryFolder(from, to);
  else if (status !== undefined) carryFile(from, to);
}

/**
 * Builds one node: its outputs, linked where their state is "same", and what others have put beside them. Of the top-level
 * entries that hold its outputs, now or before, nothing else is left.
 */
export function buildNode(
  stage: Stage,
  outputs: readonly Output[],
  states: readonly OutputState[],
  before: Before,
): void {
  const { owned } = before;
  const folders = new Set<string>([""]);
  const closing: (readonly [string, Stats])[] = [];
  if (stage.old !== undefined) carryForeign(stage, stage.old, outputs, before, { folders, closing });
  outputs.forEach((output, index) => {
    makeFolder(stage, folders, closing, parentOf(output.path));
    if (states[index] === "same") carryFile(`${stage.old}/${output.path}`, `${stage.root}/${output.path}`);
    else writeOutput(stage, output);
  });
  const touched = new Set<string>();
  outputs.forEach((output, index) => states[index] === "same" || touched.add(parentOf(output.path)));
  const planned = new Set(outputs.map((output) => output.path));
  for (const path of owned.keys()) if (!planned.has(path)) touched.add(parentOf(path));
  for (const [path, status] of closing) {
    if (touched.has(path)) likeFolder(`${stage.root}/${path}`, status, "new times");
    else likeFolder(`${stage.root}/${path}`, status, "old times");
  }
}

/** Writes a node of a tree that takes nothing over. */
export function writeNode(stage: Stage, outputs: readonly Output[]): void {
  const folders = new Set<string>([""]);
  for (const output of outputs) {
    makeFolder(stage, folders, [], parentOf(output.path));
    writeOutput(stage, output);
  }
}

/** What of the old tree is not to be carried over. */
interface Before {
  /** Ours, by path; what of it is still wanted is an output. */
  readonly owned: ReadonlyMap<string, Owned>;
  readonly strays: ReadonlySet<string>;
}

interface Made {
  /** Folders that are there, by path inside the tree. */
  readonly folders: Set<string>;
  /** Folders that get their old mode, and their times where nothing changed, when everything is in them; inner ones first. */
  readonly closing: (readonly [string, Stats])[];
}

/** Folders of our own are made when something is put into them, so that those which have become empty vanish. */
function carryForeign(
  stage: Stage,
  old: string,
  outputs: readonly Output[],
  { owned, strays }: Before,
  { folders, closing }: Made,
): void {
  const planned = new Set(outputs.map((output) => output.path));
  const needed = foldersOf(planned);
  const ours = foldersOf(owned.keys());
  const carry = (path: string, isFolder: boolean): void => {
    if (planned.has(path) || strays.has(path)) return;
    if (isFolder && (ours.has(path) || needed.has(path))) {
      for (const entry of readdirSync(`${old}/${path}`, { withFileTypes: true })) {
        carry(`${path}/${entry.name}`, entry.isDirectory());
      }
      return;
    }
    if (!isFolder && (owned.has(path) || needed.has(path))) return;
    makeFolder(stage, folders, closing, parentOf(path));
    if (isFolder) carryFolder(`${old}/${path}`, `${stage.root}/${path}`);
    else carryFile(`${old}/${path}`, `${stage.root}/${path}`);
  };
  for (const top of new Set([...planned, ...owned.keys()].map(topOf))) {
    const status = lstatSync(`${old}/${top}`, { throwIfNoEntry: false });
    if (status !== undefined) carry(top, status.isDirectory());
  }
}

function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = parentOf(path); folder !== "" && !folders.has(folder); folder = parentOf(folder))
      folders.add(folder);
  }
  return folders;
}

/** Makes a folder and those above it: with the mode it had, or 0755 whatever the umask. */
function makeFolder(stage: Stage, folders: Set<string>, closing: Made["closing"], path: string): void {
  if (folders.has(path)) return;
  makeFolder(stage, folders, closing, parentOf(path));
  const absolute = `${stage.root}/${path}`;
  mkdirSync(absolute, 0o755);
  if ((stage.mask & 0o755) !== 0) chmodSync(absolute, 0o755);
  const before = stage.old === undefined ? undefined : folderBefore(`${stage.old}/${path}`);
  if (before !== undefined) closing.unshift([path, before]);
  folders.add(path);
}

function folderBefore(path: string): Stats | undefined {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isDirectory() === true ? status : undefined;
  } catch {
    return undefined; // Something above it was a file.
  }
}

function writeOutput(stage: Stage, { kind, path, mode, content }: Output): void {
  const absolute = `${stage.root}/${path}`;
  if (kind === "link") {
    symlinkSync(content.toString(), absolute);
    return;
  }
  writeFileSync(absolute, content, { flag: "wx", mode });
  if ((mode & stage.mask) !== 0 || mode > 0o777) chmodSync(absolute, mode);
}
