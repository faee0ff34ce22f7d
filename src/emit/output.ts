// What is to be written, whatever the format: outputs with paths inside the output folder, node by node.
import escapes from "./codes/output-escapes.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";

/** A file or symbolic link to write. */
export interface Output {
  readonly kind: "file" | "link";
  /** Inside the output folder: `master1/etc/mesos/zk`. */
  readonly path: string;
  /** Permission bits; of no meaning for links. */
  readonly mode: number;
  /** Text is written as UTF-8; for links the target. */
  readonly content: string | Uint8Array;
  /** Its content appears in no digest, difference or message. */
  readonly secret: boolean;
}

/** What the manifest of a former compile says that mesosc wrote. */
export interface Owned {
  readonly kind: "file" | "link";
  readonly path: string;
  /** Hexadecimal, of the content of a file; undefined where it holds a secret. */
  readonly sha256: string | undefined;
  /** Of a link. */
  readonly target: string | undefined;
  readonly secret: boolean;
}

/** Everything of one node. */
export interface NodeOutput {
  readonly node: string;
  /** Its line of the manifest, without the comma. */
  readonly line: string;
  readonly outputs: readonly Output[];
  /** Paths inside the output folder of folders in which a file that is no output must not be. */
  readonly optionFolders: readonly string[];
}

/** A whole compile's outputs, made node by node; a problem in place of a node that must not be written. */
export interface OutputSource {
  readonly cluster: string;
  readonly nodeNames: readonly string[];
  /** Nodes that are not `wanted` may be left out. */
  nodes(
    wanted: (node: string) => boolean,
  ): Iterable<NodeOutput | OutputProblem> | AsyncIterable<NodeOutput | OutputProblem>;
}

/** The manifest's name inside the output folder. */
export const MANIFEST = "mesosc.json";

/** Where the work in progress is kept when it cannot be beside the output folder; no node can have this name. */
export const INSIDE = ".mesosc";

/** Whether a name can be a node's folder (or archive) without being, or leaving, anything else. */
export function isSafeNode(node: string): boolean {
  return /^[^/\0]+$/.test(node) && node !== "." && node !== ".." && node !== MANIFEST && node !== INSIDE;
}

/** Whether a path on a node is absolute and normalised, so that it stays inside the node's folder. */
export function isSafePath(path: string): boolean {
  return path.startsWith("/") && !/\/(?:\.{0,2})(?:\/|$)|\0/.test(path);
}

/** Refuses a node or a path that would be written outside of the node's folder, whoever let it through. */
export function refuseEscape(node: string, paths: readonly { readonly path: string }[]): OutputProblem | undefined {
  if (!isSafeNode(node)) return outputProblem(escapes, { node, path: node });
  const outside = paths.find(({ path }) => !isSafePath(path));
  return outside && outputProblem(escapes, { node, path: outside.path });
}

/** The folder of a path inside the output folder; "" for the output folder itself. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The first name of a path inside the output folder. */
export function topOf(path: string): string {
  const slash = path.indexOf("/");
  return slash < 0 ? path : path.slice(0, slash);
}
