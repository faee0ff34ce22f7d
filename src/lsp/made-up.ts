// URIs of documents that are on no disk: the pages of codes, and the files that nodes will have.

import type { NodeFile } from "./commands.ts";

export const scheme = "mesosc";

/** The page that `mesosc explain CODE` prints. */
export function codePageUri(code: string): string {
  return `${scheme}:/explain/${code}.md`;
}

/** A file of a node, or with an empty path the list of its files, or of one role's. */
export function nodeFileUri({ program, node, path, role }: NodeFile): string {
  const steps = path.split("/").map(encodeURIComponent).join("/");
  return `${scheme}:/node/${encodeURIComponent(node)}${steps}?${[program, ...(role === "" ? [] : [role])].map(encodeURIComponent).join("&")}`;
}

export type MadeUp = { readonly kind: "code"; readonly code: string } | ({ readonly kind: "node" } & NodeFile);

/** What a URI stands for; undefined where it is none of ours. */
export function readMadeUp(uri: string): MadeUp | undefined {
  const [, place = "", query = ""] = /^mesosc:\/*([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  const [kind, name = "", ...path] = place.split("/").map(decode);
  if (kind === "explain") return { kind: "code", code: name.replace(/\.md$/, "") };
  if (kind !== "node" || name === "") return undefined;
  const [program = "", role = ""] = query.split("&").map(decode);
  return { kind: "node", program, node: name, path: path.map((step) => `/${step}`).join(""), role };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
