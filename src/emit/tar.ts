// Writes a plan as one reproducible archive a node.
import { pack, type Header } from "tar-stream";
import type { NodePlan, Plan, PlannedFile } from "../plan/plan.ts";
import { digest } from "./digest.ts";
import { nodeLine } from "./manifest-line.ts";
import { refuseEscape, type NodeOutput, type OutputSource } from "./output.ts";
import type { OutputProblem } from "./problem.ts";
import { writeOutputs } from "./write.ts";
import type { WriteOptions, WriteOutcome } from "./write-outcome.ts";

/**
 * Makes `directory` hold `<node>.tar` for each node and `mesosc.json`, under the same promises as `writeTree`. Archives
 * with a secret in them have mode 0600.
 */
export function writeTars(plan: Plan, directory: string, options: WriteOptions): Promise<WriteOutcome> {
  return writeOutputs(tarOutputs(plan), directory, options);
}

/** One archive a node, made when it is asked for. */
export function tarOutputs(plan: Plan): OutputSource {
  return {
    cluster: plan.cluster,
    nodeNames: plan.nodeNames,
    async *nodes(wanted): AsyncIterable<NodeOutput | OutputProblem> {
      for (const node of plan.nodes()) {
        if (wanted(node.node)) yield refuseEscape(node.node, node.files) ?? (await tarOutput(node));
      }
    },
  };
}

/**
 * A node's files as a tar archive (POSIX ustar, pax where a name is too long for it), to be extracted at `/`: relative names
 * sorted as planned, time 0. Folders have no entries: those that a package made keep its mode and owner. Owners are names; the numbers are 0, so
 * that a name which the node does not know becomes root rather than whoever has that number there.
 */
export async function packNode(files: readonly PlannedFile[]): Promise<Buffer> {
  const archive = pack();
  for (const file of files) {
    const path = file.path.slice(1);
    const owner = { name: path, uname: file.owner, gname: file.group };
    if (file.kind === "link") {
      archive.entry(header({ ...owner, type: "symlink", mode: 0o777, linkname: file.content }));
    } else {
      archive.entry(header({ ...owner, type: "file", mode: file.mode }), Buffer.from(file.content));
    }
  }
  archive.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function header(fields: Partial<Header> & { name: string }): Partial<Header> & { name: string } {
  return { ...fields, uid: 0, gid: 0, mtime: new Date(0) };
}

async function tarOutput(node: NodePlan): Promise<NodeOutput> {
  const content = await packNode(node.files);
  const secret = node.files.some((file) => file.secret);
  const path = `${node.node}.tar`;
  const outputs = [{ kind: "file" as const, path, mode: secret ? 0o600 : 0o644, content, secret }];
  // The rest of the archive is known, so its digest would tell a short secret as well as the secret's own would.
  return {
    node: node.node,
    line: nodeLine(node, { sha256: secret ? undefined : digest(content) }),
    outputs,
    optionFolders: [],
  };
}
