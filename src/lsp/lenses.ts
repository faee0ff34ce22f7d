// What stands above a declaration: for each of its first nodes, how many files it makes there.
import type { Command } from "vscode-languageserver/node";
import { counted } from "../diagnostics/count.ts";
import type { DeclarationSyntax } from "../syntax/syntax.ts";
import { isRole } from "../syntax/is-role.ts";
import { roleOf } from "./block-place.ts";
import { readNodeFile, showFileCommand } from "./commands.ts";
import { declaredNodes } from "./names.ts";
import { filesOfNode, pathsOfRole } from "./node-files.ts";
import type { Session, View } from "./session.ts";

/** So many nodes have a lens each; of a larger role the first ones do. */
const mostNodes = 3;

export interface Lens {
  readonly program: string;
  readonly node: string;
  /** The title of the role whose files are meant; empty for all of the node's. */
  readonly role: string;
}

export function lensesOf(declaration: DeclarationSyntax, { analysis, program }: View): readonly Lens[] {
  const { cluster } = analysis;
  if (cluster === undefined) return [];
  const main = program.main.source.uri;
  if (declaration.kind === "node" && declaration.pattern !== undefined) {
    const nodes = declaredNodes(cluster, declaration.pattern.span);
    return nodes.slice(0, mostNodes).map(({ name }) => ({ program: main, node: name, role: "" }));
  }
  if (!isRole(declaration)) return [];
  const role = roleOf(analysis, declaration);
  return (role?.members ?? [])
    .slice(0, mostNodes)
    .map(({ node }) => ({ program: main, node: node.name, role: role?.name ?? "" }));
}

/** `18 files on master1`; opens the only file, or the list of the node's files. */
export function lensCommand(lens: Lens, session: Session): Command {
  const { node, role } = lens;
  const files = filesOfNode(lens, session);
  if (files === undefined) return showFileCommand(`${node}: the cluster has errors`, { ...lens, path: "" });
  const paths = role === "" ? files.map(({ path }) => path) : pathsOfRole(lens, session);
  const path = paths.length === 1 ? (paths[0] ?? "") : "";
  return showFileCommand(`${counted(paths.length, "file")} on ${node}`, { ...lens, path });
}

/** A lens as it comes back from the editor. */
export function readLens(value: unknown): Lens | undefined {
  return readNodeFile(value);
}
