// Compiled trees, as they came out or with a change made by hand.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../../src/api.ts";
import type { Lab } from "./lab.ts";

export interface Owned {
  readonly path: string;
  readonly owner: string;
  readonly group: string;
}

export interface Trees {
  /** A folder a node, by the node's name. */
  readonly folder: string;
  /** The manifest's files and links of a node. */
  files(node: string): readonly Owned[];
  /** Changes a file behind the compiler's back. */
  patch(node: string, path: string, change: (text: string) => string): void;
}

/** Compiles a program into a lab's folder. Throws where it has errors. */
export async function compiledTrees(lab: Lab, text: string): Promise<Trees> {
  const folder = join(lab.folder, "trees");
  const compiled = await compile({ source: { text } });
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  await compiled.write(folder);
  const { nodes } = JSON.parse(readFileSync(join(folder, "mesosc.json"), "utf8")) as {
    readonly nodes: Readonly<Record<string, { readonly files: readonly Owned[] }>>;
  };
  return {
    folder,
    files: (node) => nodes[node]?.files ?? [],
    patch(node, path, change) {
      const file = join(folder, node, path);
      const before = readFileSync(file, "utf8");
      const after = change(before);
      if (after === before) throw new Error(`the patch changes nothing in ${node}:${path}:\n${before}`);
      writeFileSync(file, after);
    },
  };
}
