// The files that nodes will have, as documents to look at. Secrets are not shown.
import { membersOn } from "../model/cluster.ts";
import { draftsOf } from "../plan/node-drafts.ts";
import { createNodePlanner } from "../plan/plan-node.ts";
import type { PlannedFile } from "../plan/plan.ts";
import type { NodeFile } from "./commands.ts";
import type { Session } from "./session.ts";
import { identityOfUri } from "./documents.ts";

/** What stands in the place of a file that nobody may look at. */
const hidden = "This file holds a secret and is not shown.\n";

export interface ShownFile {
  readonly path: string;
  readonly kind: "file" | "link";
  /** Octal, as `ls` and the manifest have it. */
  readonly mode: string;
  readonly owner: string;
  readonly content: string;
}

/** Every file of a node; undefined where the program has errors, or no such node. */
export function filesOfNode(
  { program, node }: Pick<NodeFile, "program" | "node">,
  session: Session,
): readonly ShownFile[] | undefined {
  const identity = session.documents.withUri(program)?.identity ?? identityOfUri(program, "/");
  for (const { analysis } of session.project.programsWith(identity)) {
    const cluster = analysis.checked;
    const found = cluster?.nodes.find(({ name }) => name === node);
    if (cluster !== undefined && found !== undefined) return createNodePlanner(cluster)(found).files.map(shown);
  }
  return undefined;
}

function shown({ path, kind, mode, owner, content, secret }: PlannedFile): ShownFile {
  return { path, kind, mode: `0${mode.toString(8)}`, owner, content: secret ? hidden : content };
}

/** The paths that a role's service has on a node. */
export function pathsOfRole({ program, node, role }: Omit<NodeFile, "path">, session: Session): readonly string[] {
  for (const { analysis } of session.viewsOf(program)) {
    const cluster = analysis.checked;
    const found = cluster?.nodes.find(({ name }) => name === node);
    if (cluster === undefined || found === undefined) continue;
    const member = membersOn(cluster, found).find((each) => each.role.name === role);
    if (member === undefined) continue;
    return [...draftsOf(cluster, found).memberOf].flatMap(([path, owner]) => (owner === member ? [path] : []));
  }
  return [];
}

/** A file's text, or the list of the node's files. */
export function documentOf(file: NodeFile, session: Session): string {
  const files = filesOfNode(file, session);
  if (files === undefined)
    return `There is no node ${file.node}, or its cluster has errors: \`mesosc check\` says which.\n`;
  if (file.path === "") {
    const paths = file.role === "" ? undefined : new Set(pathsOfRole(file, session));
    return files
      .filter(({ path }) => paths?.has(path) ?? true)
      .map(lineOf)
      .join("");
  }
  const found = files.find(({ path }) => path === file.path);
  return found?.content ?? `${file.node} has no file ${file.path}.\n`;
}

function lineOf({ path, kind, mode, owner, content }: ShownFile): string {
  return kind === "link" ? `link ${path} -> ${content}\n` : `${mode} ${owner} ${path}\n`;
}
