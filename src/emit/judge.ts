// Compares what is to be written for one node with what is there, and whose it is, reading each file once.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  type Dirent,
} from "node:fs";
import edited from "./codes/output-edited.ts";
import foreign from "./codes/output-foreign.ts";
import stray from "./codes/output-stray.ts";
import { digest } from "./digest.ts";
import { parentOf, type NodeOutput, type Output, type Owned } from "./output.ts";
import { kindOf } from "./place.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { attempt, errnoOf } from "./system-error.ts";

/** What an output's place holds: the same; the same text under another mode; something else; nothing. */
export type OutputState = "same" | "mode" | "changed" | "missing";

export interface Judgement {
  /** One for each output, in their order. */
  readonly states: readonly OutputState[];
  /** Ours, no longer wanted, and still there. */
  readonly stale: readonly Owned[];
  /** Nobody's output, and yet an option to the program that reads the folder it is in. */
  readonly strays: readonly string[];
  /** What would be lost by writing, and strays. */
  readonly problems: readonly OutputProblem[];
  /** Something is to be written or removed. */
  readonly differs: boolean;
}

/** The old tree, as it lies on disk. */
export interface OldTree {
  readonly root: string;
  /** How messages call the root. */
  readonly shown: string;
  /** When its manifest was written, in milliseconds. */
  readonly writtenAt: number;
}

/** `owned` is asked only when something differs: what the former manifest says of this node, by path. */
export function judgeNode(
  tree: OldTree,
  { outputs, optionFolders }: Pick<NodeOutput, "outputs" | "optionFolders">,
  owned: () => ReadonlyMap<string, Owned>,
  hasStale: "may have stale files" | "same files as before",
): Judgement {
  const problems = new Map<string, OutputProblem>();
  const folders = new Map<string, FolderState>([["", "folder"]]);
  const inTheWay = (path: string): void => {
    for (const { path: at, problem } of losses(tree, path, owned())) problems.set(at, problem);
  };
  const states = outputs.map((output): OutputState => {
    if (folderState(tree, folders, parentOf(output.path), inTheWay) !== "folder") return "missing";
    const state = output.kind === "link" ? linkState(tree, output) : fileState(tree, output);
    if (state === "changed") inTheWay(output.path);
    return state;
  });
  const stale: Owned[] = [];
  if (hasStale === "may have stale files") {
    const planned = new Set(outputs.map((output) => output.path));
    for (const old of owned().values()) {
      if (planned.has(old.path) || folderState(tree, folders, parentOf(old.path), () => {}) !== "folder") continue;
      const status = lstatSync(`${tree.root}/${old.path}`, { throwIfNoEntry: false });
      if (status === undefined || status.isDirectory()) continue;
      stale.push(old);
      const problem = lossOf(tree, old.path, old, "removed");
      if (problem !== undefined && !problems.has(old.path)) problems.set(old.path, problem);
    }
  }
  const strays = optionFolders.length === 0 ? [] : straysIn(tree, outputs, optionFolders, owned);
  for (const path of strays) problems.set(path, outputProblem(stray, { path: `${tree.shown}/${path}` }));
  const differs = stale.length > 0 || strays.length > 0 || states.some((state) => state !== "same");
  return { states, stale, strays, problems: [...problems.values()], differs };
}

/** Files that the reader of an option folder, or of one that we write in it, would take for options: all but hidden ones. */
function straysIn(
  tree: OldTree,
  outputs: readonly Output[],
  optionFolders: readonly string[],
  owned: () => ReadonlyMap<string, Owned>,
): readonly string[] {
  const folders = new Set(optionFolders);
  const planned = new Set<string>();
  for (const { path } of outputs) {
    planned.add(path);
    if (folders.has(parentOf(parentOf(path)))) folders.add(parentOf(path));
  }
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of readEntries(`${tree.root}/${folder}`)) {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory() && !entry.name.startsWith(".") && !planned.has(path) && !owned().has(path))
        found.push(path);
    }
  }
  return found.sort();
}

function readEntries(folder: string): readonly Dirent[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true }), "ENOENT", "ENOTDIR");
  return "errno" in entries ? [] : entries;
}

type FolderState = "folder" | "missing" | "other";

/** Whether a folder and all above it are real folders; links are not followed. */
function folderState(
  tree: OldTree,
  known: Map<string, FolderState>,
  path: string,
  inTheWay: (path: string) => void,
): FolderState {
  const before = known.get(path);
  if (before !== undefined) return before;
  let state = folderState(tree, known, parentOf(path), inTheWay);
  if (state === "other") state = "missing";
  if (state === "folder") {
    const status = lstatSync(`${tree.root}/${path}`, { throwIfNoEntry: false });
    state = status === undefined ? "missing" : status.isDirectory() ? "folder" : "other";
    if (state === "other") inTheWay(path);
  }
  known.set(path, state);
  return state;
}

function linkState(tree: OldTree, output: Output): OutputState {
  const target = attempt(() => readlinkSync(`${tree.root}/${output.path}`), "ENOENT", "EINVAL");
  if (typeof target === "string") return target === output.content ? "same" : "changed";
  return target.errno === "ENOENT" ? "missing" : "changed";
}

// Grown to the largest file seen; written and read within one call only.
let wantedBytes = Buffer.allocUnsafe(1 << 16);
let foundBytes = Buffer.allocUnsafe(1 << 16);

// A FIFO would block without O_NONBLOCK.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function fileState(tree: OldTree, output: Output): OutputState {
  let descriptor: number;
  try {
    descriptor = openSync(`${tree.root}/${output.path}`, READ);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT") return "missing";
    if (errno === "ELOOP" || errno === "ENXIO") return "changed";
    throw error;
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return "changed";
    const { content } = output;
    if (typeof content === "string" && wantedBytes.length < content.length * 3) {
      wantedBytes = Buffer.allocUnsafe(content.length * 4);
    }
    const wanted =
      typeof content === "string"
        ? wantedBytes.subarray(0, wantedBytes.write(content))
        : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    if (status.size !== wanted.length) return "changed";
    if (foundBytes.length <= wanted.length) foundBytes = Buffer.allocUnsafe(wanted.length * 2);
    const length = readSync(descriptor, foundBytes, 0, foundBytes.length, 0);
    if (length !== wanted.length || foundBytes.compare(wanted, 0, length, 0, length) !== 0) return "changed";
    return (status.mode & 0o7777) === output.mode ? "same" : "mode";
  } finally {
    closeSync(descriptor);
  }
}

const DAY = 86_400_000;

interface Loss {
  readonly path: string;
  readonly problem: OutputProblem;
}

/** What would be lost by replacing whatever is at a path; for a folder everything in it that is not ours. */
function* losses(tree: OldTree, path: string, owned: ReadonlyMap<string, Owned>): Iterable<Loss> {
  const status = lstatSync(`${tree.root}/${path}`, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (status.isDirectory()) {
    for (const name of readdirSync(`${tree.root}/${path}`).sort()) yield* losses(tree, `${path}/${name}`, owned);
    return;
  }
  const problem = lossOf(tree, path, owned.get(path), "overwritten");
  if (problem !== undefined) yield { path, problem };
}

/** What would be lost by replacing or removing one file or link; undefined where it is as we wrote it. */
function lossOf(
  tree: OldTree,
  path: string,
  owned: Owned | undefined,
  fate: "overwritten" | "removed",
): OutputProblem | undefined {
  const [absolute, shown] = [`${tree.root}/${path}`, `${tree.shown}/${path}`];
  const status = lstatSync(absolute);
  if (owned === undefined) return outputProblem(foreign, { path: shown, is: kindOf(status), replaceable: true });
  const changed = (reason: "content" | "time"): OutputProblem =>
    outputProblem(edited, { path: shown, removal: fate === "removed", reason });
  if (owned.kind === "link") {
    return status.isSymbolicLink() && readlinkSync(absolute) === owned.target ? undefined : changed("content");
  }
  if (!status.isFile()) return changed("content");
  // A secret has no digest; our own manifest is always written after the files. A file of another day to come tells
  // only that the clock went back since.
  if (owned.sha256 === undefined) {
    return status.mtimeMs > tree.writtenAt && status.mtimeMs < Date.now() + DAY ? changed("time") : undefined;
  }
  return digest(readFileSync(absolute)) === owned.sha256 ? undefined : changed("content");
}
