// Values with meaning: what a setting holds once its type has read it. Reading and printing are `types.ts`'s.

/** A server of a ZooKeeper client string. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** JSON as a map or list literal gives it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Value =
  | { readonly kind: "text"; readonly text: string; readonly secret?: true }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `text` as it was written, so that a number keeps its digits. */
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "duration"; readonly milliseconds: number }
  | { readonly kind: "size"; readonly bytes: number }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "zk"; readonly servers: readonly HostPort[]; readonly path: string; readonly credentials?: string }
  /** `secret` where any string of it came from `secret(…)`. */
  | { readonly kind: "json"; readonly json: Json; readonly secret?: true }
  /** `attributes` and `resources`: each name with its text in Mesos's own grammar, in the order written. */
  | { readonly kind: "pairs"; readonly pairs: readonly { readonly name: string; readonly text: string }[] }
  /** The content of a file on the node, for an option that takes a path: the program is given the path that the target assigns. */
  | { readonly kind: "content"; readonly text: string; readonly secret?: true };
