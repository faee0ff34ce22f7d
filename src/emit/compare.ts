// What a compile would change in a folder, for `--check`: nothing is written, and no secret is shown.
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import type { Plan } from "../plan/plan.ts";
import damaged from "./codes/output-damaged.ts";
import unwritable from "./codes/output-unwritable.ts";
import { judgeNode, type OldTree } from "./judge.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { parsed } from "./manifest-index.ts";
import { headerText } from "./manifest-line.ts";
import { ownedBy } from "./manifest-record.ts";
import { MANIFEST, type NodeOutput, type Output, type OutputSource, type Owned } from "./output.ts";
import { locate, treeInForce } from "./place.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { errnoOf, pathOf } from "./system-error.ts";
import { tarOutputs } from "./tar.ts";
import { treeOutputs } from "./tree.ts";
import { asText, textDifference, unifiedDifference, type Hidden, type Side } from "./unified.ts";

/** One file, link or entry of the manifest that would be different afterwards. */
export interface Difference {
  /** Inside the output folder. */
  readonly path: string;
  readonly change: "add" | "change" | "remove" | "manifest";
  /** A unified diff, ending in a newline. */
  readonly text: string;
}

export interface CompareOptions {
  /** Of mesosc, as for writing. */
  readonly version: string;
  /** Compare these nodes only. */
  readonly nodes?: ReadonlySet<string>;
}

/** What `writeTree` would change, node by node in the order of the cluster file; a problem where that cannot be told. */
export function compareTree(
  plan: Plan,
  directory: string,
  options: CompareOptions,
): AsyncIterable<Difference | OutputProblem> {
  return compareOutputs(treeOutputs(plan), directory, options);
}

/** What `writeTars` would change. */
export function compareTars(
  plan: Plan,
  directory: string,
  options: CompareOptions,
): AsyncIterable<Difference | OutputProblem> {
  return compareOutputs(tarOutputs(plan), directory, options);
}

async function* compareOutputs(
  source: OutputSource,
  directory: string,
  options: CompareOptions,
): AsyncIterable<Difference | OutputProblem> {
  let manifest: Manifest | undefined;
  try {
    const { place, problems } = locate(directory);
    const opened = readManifest(directory);
    yield* problems.length > 0 ? problems : opened.problems;
    manifest = opened.manifest;
    // A folder that is not there is compared as an empty one.
    const root = treeInForce(directory) ?? place?.root;
    if (root !== undefined) {
      yield* compareWith({ root, shown: directory, writtenAt: manifest?.writtenAt ?? 0 }, manifest, source, options);
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    yield outputProblem(unwritable, { path: pathOf(error) ?? directory, directory, errno });
  } finally {
    manifest?.close();
  }
}

async function* compareWith(
  tree: OldTree,
  manifest: Manifest | undefined,
  source: OutputSource,
  options: CompareOptions,
): AsyncIterable<Difference | OutputProblem> {
  const wanted = (node: string): boolean => options.nodes?.has(node) ?? true;
  const seen = new Set<string>();
  let isManifestShown = false;
  for await (const node of source.nodes(wanted)) {
    if ("code" in node) {
      yield node;
      continue;
    }
    seen.add(node.node);
    const differences = compareNode(tree, manifest, node);
    // Where files differ, so do their digests in the manifest, which tells nothing more.
    yield* differences.length > 0 ? differences : compareLine(manifest, node);
    isManifestShown ||= differences.length > 0;
  }
  for (const node of options.nodes === undefined ? (manifest?.nodeNames ?? []) : []) {
    if (!seen.has(node)) yield* compareNode(tree, manifest, { node, outputs: [], line: "", optionFolders: [] });
  }
  const before = manifest === undefined ? "" : headerText(manifest.header);
  const after = headerText({ mesosc: options.version, cluster: source.cluster });
  if (before !== after) yield manifestDifference(textDifference(MANIFEST, before, after));
  else if (!isManifestShown && options.nodes === undefined && manifest !== undefined) {
    yield* compareOrder([...manifest.nodeNames], source.nodeNames);
  }
}

function compareNode(
  tree: OldTree,
  manifest: Manifest | undefined,
  node: NodeOutput,
): readonly (Difference | OutputProblem)[] {
  const record = manifest?.record(node.node);
  const isDamaged = record === "damaged";
  const owned = record === undefined || isDamaged ? new Map<string, Owned>() : ownedBy(node.node, record);
  const { states, stale, strays } = judgeNode(tree, node, () => owned, "may have stale files");
  const what = `what it says of ${node.node} makes no sense`;
  const problem = outputProblem(damaged, { path: `${tree.shown}/${MANIFEST}`, what });
  const differences = [
    ...node.outputs.flatMap((output, index) =>
      states[index] === "same" ? [] : [outputDifference(tree, output, owned.get(output.path))],
    ),
    ...stale.map((old) => difference(old.path, onDisk(tree, old.path), undefined, old.secret ? "secret" : "shown")),
    // Whatever is in somebody else's file, it is not for us to show.
    ...strays.map((path) => difference(path, onDisk(tree, path), undefined, "secret")),
  ];
  return [...(isDamaged ? [problem] : []), ...differences];
}

function outputDifference(tree: OldTree, output: Output, owned: Owned | undefined): Difference {
  const { path, kind, mode, content } = output;
  const before = onDisk(tree, path);
  const hidden: Hidden = output.secret || owned?.secret === true ? "secret" : "shown";
  return difference(
    path,
    before,
    { kind, mode, text: typeof content === "string" ? content : asText(content) },
    hidden,
  );
}

function difference(path: string, before: Side | undefined, after: Side | undefined, hidden: Hidden): Difference {
  const change = before === undefined ? "add" : after === undefined ? "remove" : "change";
  return { path, change, text: unifiedDifference(path, before, after, hidden) };
}

/** What lies at a path, through no link. */
function onDisk(tree: OldTree, path: string): Side | undefined {
  const names = path.split("/");
  for (let depth = 1; depth < names.length; depth++) {
    const folder = lstatSync(`${tree.root}/${names.slice(0, depth).join("/")}`, { throwIfNoEntry: false });
    if (folder?.isDirectory() !== true) return undefined;
  }
  const absolute = `${tree.root}/${path}`;
  const status = lstatSync(absolute, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  if (status.isSymbolicLink()) return { kind: "link", mode: 0, text: readlinkSync(absolute) };
  if (!status.isFile()) return { kind: "other", mode: 0, text: undefined };
  return { kind: "file", mode: status.mode & 0o7777, text: asText(readFileSync(absolute)) };
}

function* compareLine(manifest: Manifest | undefined, { node, line }: NodeOutput): Iterable<Difference> {
  const before = manifest?.line(node);
  if (before !== line) yield manifestDifference(textDifference(MANIFEST, laidOut(before), laidOut(line)));
}

function* compareOrder(before: readonly string[], after: readonly string[]): Iterable<Difference> {
  const text = (names: readonly string[]): string => names.map((name) => `${name}\n`).join("");
  const kept = before.filter((name) => after.includes(name));
  if (kept.join("/") !== after.join("/")) yield manifestDifference(textDifference(MANIFEST, text(kept), text(after)));
}

/** A node's line of the manifest, one value a line, so that a difference in it can be read. */
function laidOut(line: string | undefined): string {
  return line === undefined ? "" : `${JSON.stringify(parsed(`{${line}}`), undefined, 2)}\n`;
}

function manifestDifference(text: string): Difference {
  return { path: MANIFEST, change: "manifest", text };
}
