// Writes the manifest's lines: valid JSON, one line a node, the same bytes for the same plan.
import { digest } from "./digest.ts";
import type { NodePlan, PlannedFile } from "../plan/plan.ts";

/** What the manifest says of the compile as a whole. */
export interface ManifestHeader {
  /** The version of mesosc. */
  readonly mesosc: string;
  readonly cluster: string;
}

/** Everything before the first node. */
export function headerText({ mesosc, cluster }: ManifestHeader): string {
  return `{\n"mesosc":${JSON.stringify(mesosc)},\n"cluster":${JSON.stringify(cluster)},\n"nodes":{\n`;
}

/** Everything after the last node. */
export const FOOTER = "\n}\n}\n";

/** What stands between two nodes. */
export const SEPARATOR = ",\n";

/**
 * One node's line. Where it is written as an archive, `archive` has the archive's digest, which stands beside the files
 * and is left out where one of them holds a secret.
 */
export function nodeLine(node: NodePlan, archive?: { readonly sha256: string | undefined }): string {
  const services = node.services.map(({ name }) => name);
  const tar = archive && (archive.sha256 === undefined ? { secret: true } : archive);
  const head = JSON.stringify({ ids: node.ids, services, tar }).slice(0, -1);
  return `${JSON.stringify(node.node)}:${head},"files":[${node.files.map(fileEntry).join()}]}`;
}

// A file that is alike on many nodes is one object, and so described once.
const entries = new WeakMap<PlannedFile, string>();

function fileEntry(file: PlannedFile): string {
  let entry = entries.get(file);
  if (entry === undefined) entries.set(file, (entry = JSON.stringify(describe(file))));
  return entry;
}

/** What is undefined is left out. A secret is marked and has no digest: a short one could be guessed from it. */
function describe({ path, kind, mode, owner, group, content, secret, origins }: PlannedFile): object {
  const target = kind === "link" ? content : undefined;
  return {
    path,
    kind: kind === "link" ? kind : undefined,
    mode: kind === "link" ? undefined : mode.toString(8).padStart(4, "0"),
    owner,
    group,
    target,
    sha256: kind === "link" || secret ? undefined : digest(content),
    secret: secret || undefined,
    origin: origins,
  };
}
