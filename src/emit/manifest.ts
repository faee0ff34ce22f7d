// Reads the manifest of a former compile, node by node; whatever is wrong with it is said, never thrown.
import { closeSync, fstatSync, openSync, readSync, readFileSync, constants } from "node:fs";
import { looksLikeSettings } from "../settings/settings.ts";
import damaged from "./codes/output-damaged.ts";
import settings from "./codes/output-settings.ts";
import { asHeader, indexLines, parsed } from "./manifest-index.ts";
import type { ManifestHeader } from "./manifest-line.ts";
import { asIds, asNodeRecord, isObject, type NodeRecord } from "./manifest-record.ts";
import { INSIDE, MANIFEST, isSafeNode } from "./output.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { errnoOf } from "./system-error.ts";
import { treeInForce } from "./place.ts";

/** An open manifest. Its file stays open until `close`, so that its nodes can be read one by one in any order. */
export interface Manifest {
  readonly header: ManifestHeader;
  readonly nodeNames: Iterable<string>;
  /** When it was written, in milliseconds. */
  readonly writtenAt: number;
  has(node: string): boolean;
  /** The node's line as it stands, without the comma. */
  line(node: string): string | undefined;
  /** "damaged" where the line is there, but cannot be trusted. */
  record(node: string): NodeRecord | "damaged" | undefined;
  close(): void;
}

/** Undefined where there is none. */
export interface ReadManifest {
  readonly manifest: Manifest | undefined;
  readonly problems: readonly OutputProblem[];
}

/** Opens the manifest of an output folder, as the last finished compile left it. */
export function readManifest(directory: string): ReadManifest {
  const root = treeInForce(directory);
  if (root === undefined) return { manifest: undefined, problems: [] };
  const here = openManifest(root, `${directory}/${MANIFEST}`);
  if (here.manifest !== undefined || here.problems.length > 0) return here;
  // An interrupted compile that exchanged entry by entry may have moved it aside.
  return openManifest(`${root}/${INSIDE}/old`, `${directory}/${INSIDE}/old/${MANIFEST}`);
}

/** Every member's id by ensemble and node, as the last compile left them; empty where that cannot be told. */
export function formerIds(directory: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const ensembles = new Map<string, Map<string, number>>();
  const { manifest } = readManifest(directory);
  if (manifest === undefined) return ensembles;
  for (const node of manifest.nodeNames) {
    for (const [ensemble, id] of Object.entries(idsOf(manifest.line(node) ?? ""))) {
      const members = ensembles.get(ensemble) ?? new Map<string, number>();
      ensembles.set(ensemble, members.set(node, id));
    }
  }
  manifest.close();
  return ensembles;
}

/** Opens the manifest in a resolved folder; `shown` is how messages call it. Throws only what the system reports. */
export function openManifest(root: string, shown: string): ReadManifest {
  const failed = (what: string): ReadManifest => ({
    manifest: undefined,
    problems: [outputProblem(damaged, { path: shown, what })],
  });
  let descriptor: number;
  try {
    descriptor = openSync(`${root}/${MANIFEST}`, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT") return { manifest: undefined, problems: [] };
    return failed(errno === "ELOOP" ? "it is a symbolic link" : `it cannot be read (${errno ?? "unknown"})`);
  }
  const status = fstatSync(descriptor);
  if (!status.isFile()) {
    closeSync(descriptor);
    return failed("it is no file");
  }
  const index = indexLines(descriptor);
  if (index === undefined) {
    const value = status.size > LARGEST_WHOLE ? undefined : parsed(readFileSync(descriptor, "utf8"));
    closeSync(descriptor);
    if (looksLikeSettings(value)) {
      return { manifest: undefined, problems: [outputProblem(settings, { path: shown })] };
    }
    const whole = wholeManifest(value, status.mtimeMs);
    return whole === undefined ? failed("it is no manifest of mesosc") : { manifest: whole, problems: [] };
  }
  const { header, lines } = index;
  let buffer = Buffer.allocUnsafe(1 << 14);
  const line = (node: string): string | undefined => {
    const range = lines.get(node);
    if (range === undefined) return undefined;
    if (buffer.length < range.length) buffer = Buffer.allocUnsafe(range.length * 2);
    return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, range.length, range.start));
  };
  return {
    manifest: {
      header,
      nodeNames: { [Symbol.iterator]: () => lines.keys() },
      writtenAt: status.mtimeMs,
      has: (node) => lines.has(node),
      line,
      record: (node) => {
        const text = line(node);
        if (text === undefined) return undefined;
        const value = parsed(`{${text}}`);
        return (isObject(value) ? asNodeRecord(value[node]) : undefined) ?? "damaged";
      },
      close: () => closeSync(descriptor),
    },
    problems: [],
  };
}

// A manifest that somebody's formatter has laid out anew is read as a whole; larger ones have not been through any.
const LARGEST_WHOLE = 1 << 26;

function wholeManifest(value: unknown, writtenAt: number): Manifest | undefined {
  const header = asHeader(value);
  const nodes = isObject(value) ? value["nodes"] : undefined;
  if (header === undefined || !isObject(nodes)) return undefined;
  const names = Object.keys(nodes);
  if (!names.every(isSafeNode)) return undefined;
  const has = (node: string): boolean => Object.hasOwn(nodes, node);
  return {
    header,
    nodeNames: names,
    writtenAt,
    has,
    line: (node) => (has(node) ? `${JSON.stringify(node)}:${JSON.stringify(nodes[node])}` : undefined),
    record: (node) => (has(node) ? (asNodeRecord(nodes[node]) ?? "damaged") : undefined),
    close: () => {},
  };
}

/** The ids of a node's line, which come first; the rest of a line is read only where that does not hold. */
function idsOf(line: string): Readonly<Record<string, number>> {
  const start = line.indexOf(":{");
  const first = /^:\{"ids":(\{[^{}]*\})/.exec(line.slice(start, start + 1000));
  const short = first?.[1] === undefined ? undefined : asIds(parsed(first[1]));
  if (short !== undefined) return short;
  const whole = parsed(line.slice(start + 1));
  return (isObject(whole) ? asIds(whole["ids"]) : undefined) ?? {};
}
