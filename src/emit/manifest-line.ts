// Writes the manifest's lines: valid JSON, one line a node, the same bytes for the same plan.
import { digest } from "./digest.ts";
import type { NodePlan } from "../plan/plan.ts";

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
 * One node's line. Where it is written as an archive, `tar` is there. A file that holds a secret is marked and has no digest: a short secret could be guessed from it.
 * The digest of an archive stands beside the files, and is left out for the same reason.
 */
export function nodeLine(node: NodePlan, archive?: { readonly sha256: string | undefined }): string {
  const files = node.files.map((file) => ({
    path: file.path,
    ...(file.kind === "link" ? { kind: "link" } : { mode: file.mode.toString(8).padStart(4, "0") }),
    owner: file.owner,
    group: file.group,
    ...(file.kind === "link" ? { target: file.content } : file.secret ? {} : { sha256: digest(file.content) }),
    ...(file.secret ? { secret: true } : {}),
    origin: file.origins,
  }));
  const record = {
    ids: node.ids,
    services: node.services.map((service) => service.name),
    ...(archive === undefined ? {} : { tar: archive.sha256 === undefined ? { secret: true } : archive }),
    files,
  };
  return `${JSON.stringify(node.node)}:${JSON.stringify(record)}`;
}
