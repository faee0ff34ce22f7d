// URIs of documents that are on no disk: the pages of codes, and the files that nodes will have.

export const scheme = "mesosc";

/** The page that `mesosc explain CODE` prints. */
export function codePageUri(code: string): string {
  return `${scheme}:/explain/${code}.md`;
}

/** A file of a node, or with an empty path the list of the node's files; `program` is the URI of the main file. */
export function nodeFileUri(program: string, node: string, path: string): string {
  const steps = path.split("/").map(encodeURIComponent).join("/");
  return `${scheme}:/node/${encodeURIComponent(node)}${steps}?${encodeURIComponent(program)}`;
}

export type MadeUp =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "node"; readonly program: string; readonly node: string; readonly path: string };

/** What a URI stands for; undefined where it is none of ours. */
export function readMadeUp(uri: string): MadeUp | undefined {
  const [, place = "", query = ""] = /^mesosc:\/*([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  const [kind, name = "", ...path] = place.split("/").map(decode);
  if (kind === "explain") return { kind: "code", code: name.replace(/\.md$/, "") };
  if (kind !== "node" || name === "") return undefined;
  return { kind: "node", program: decode(query), node: name, path: path.map((step) => `/${step}`).join("") };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
