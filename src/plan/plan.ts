// Every file of every node, in memory, before anything is written.
import type { Origin } from "../model/origin.ts";

/** One file or symbolic link of a node's tree. */
export interface PlannedFile {
  readonly kind: "file" | "link";
  /** Absolute on the node, normalised, inside the node's folder whatever names the user chose. */
  readonly path: string;
  /** Permission bits, such as 0o644; of no meaning for links. */
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  /** The text of a file, the target of a link. */
  readonly content: string;
  /** It holds a secret: mode 0600, and its content appears in no diff and no message. */
  readonly secret: boolean;
  /** Where what it holds came from, each once, in order of appearance; one line of text each. */
  readonly origins: readonly string[];
}

/** A service that a node runs, as its init system and the manifest need it; all values unquoted. */
export interface Service {
  readonly name: string;
  readonly description: string;
  /** `masters`, or `framework marathon`: for messages and the manifest. */
  readonly role: string;
  readonly command: readonly string[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** `KEY="value"` lines, there whenever this is set. */
  readonly environmentFile: string | undefined;
  readonly user: string;
  readonly workingDirectory: string | undefined;
  /** Made before the start, owned by `user`. */
  readonly directories: readonly string[];
  /** Services of this node that start before it. */
  readonly after: readonly string[];
  readonly restart: "always" | "on-failure" | "no";
  readonly restartDelaySeconds: number;
  readonly stopTimeoutSeconds: number;
  readonly openFiles: number;
  readonly kill: "process" | "group";
  readonly successStatus: readonly number[];
  /** Its command or environment holds a secret, and so does what defines it. */
  readonly secret: boolean;
}

/** One node's tree; files sorted by path (by code point). */
export interface NodePlan {
  readonly node: string;
  readonly files: readonly PlannedFile[];
  /** In start order. */
  readonly services: readonly Service[];
  /** Member id of the ensemble the node belongs to, by ensemble. */
  readonly ids: Readonly<Record<string, number>>;
  /** Folders in which every file is read as an option, so that a file too many is an option too many. */
  readonly optionFolders: readonly string[];
}

/** All nodes in the order of the cluster file; made node by node, so that a large cluster is never in memory whole. */
export interface Plan {
  readonly cluster: string;
  /** Every node's name, before any of them is planned. */
  readonly nodeNames: readonly string[];
  nodes(): Iterable<NodePlan>;
}

/** Where a line of a planned file came from, for `why`. */
export interface LineOrigin {
  readonly line: number;
  readonly text: string;
  readonly origins: readonly Origin[];
}
