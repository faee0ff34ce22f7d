// What the manifest says of one node, read back and checked before anything is trusted.
import { isSafePath, type Owned } from "./output.ts";

export interface FileRecord {
  /** Absolute on the node. */
  readonly path: string;
  readonly kind?: "link";
  /** Octal, such as "0644"; files only. */
  readonly mode?: string;
  readonly owner: string;
  readonly group: string;
  /** Files without a secret only. */
  readonly sha256?: string;
  readonly target?: string;
  readonly secret?: true;
  readonly origin: readonly string[];
}

export interface NodeRecord {
  readonly ids: Readonly<Record<string, number>>;
  /** In start order. */
  readonly services: readonly string[];
  /** There where the node is written as an archive, which then is its only output. */
  readonly tar?: { readonly sha256?: string; readonly secret?: true };
  readonly files: readonly FileRecord[];
}

/** A parsed value as a node's record; undefined where it is none. Paths that would leave the node's folder make it none. */
export function asNodeRecord(value: unknown): NodeRecord | undefined {
  if (!isObject(value) || !isIds(value["ids"]) || !isStrings(value["services"])) return undefined;
  if (!Array.isArray(value["files"]) || !value["files"].every(isFileRecord)) return undefined;
  if (value["tar"] !== undefined && !(isObject(value["tar"]) && isTextOrAbsent(value["tar"]["sha256"])))
    return undefined;
  return value as unknown as NodeRecord;
}

/** A parsed value as ids by ensemble; undefined where it is none. */
export function asIds(value: unknown): Readonly<Record<string, number>> | undefined {
  return isIds(value) ? value : undefined;
}

/** What a node's record says that mesosc wrote, by path inside the output folder. */
export function ownedBy(node: string, record: NodeRecord): ReadonlyMap<string, Owned> {
  if (record.tar !== undefined) {
    const path = `${node}.tar`;
    const sha256 = record.tar.sha256;
    return new Map([[path, { kind: "file", path, sha256, target: undefined, secret: sha256 === undefined }]]);
  }
  return new Map(
    record.files.map((file) => {
      const path = node + file.path;
      const { kind = "file", sha256, target, secret = false } = file;
      return [path, { kind, path, sha256, target, secret }];
    }),
  );
}

function isFileRecord(value: unknown): boolean {
  if (!isObject(value) || typeof value["path"] !== "string" || !isSafePath(value["path"])) return false;
  if (typeof value["owner"] !== "string" || typeof value["group"] !== "string" || !isStrings(value["origin"]))
    return false;
  if (value["kind"] === "link") return typeof value["target"] === "string";
  return value["kind"] === undefined && typeof value["mode"] === "string" && isTextOrAbsent(value["sha256"]);
}

function isIds(value: unknown): value is Readonly<Record<string, number>> {
  return isObject(value) && Object.values(value).every((id) => typeof id === "number");
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

/** Narrows parsed JSON to an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
