// Finds the files that two services of a node want with different contents, before anything is planned.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Cluster, Member } from "../model/cluster.ts";
import fileClash from "./codes/file-clash.ts";
import { draftsOf } from "./plan-node.ts";

/** One diagnostic a clash; only nodes with several services are looked at. */
export function fileClashes(cluster: Cluster): Diagnostic[] {
  const shared = cluster.nodes.filter(({ members }) => members.length > 1);
  return shared.flatMap((node) =>
    draftsOf(cluster, node).clashes.map(({ path, first, second }) =>
      diagnose(
        fileClash,
        second.span,
        { node: node.name, path, first: titleOf(first), second: titleOf(second) },
        { related: [{ span: first.span, message: `${titleOf(first)} is put on ${node.name} here` }] },
      ),
    ),
  );
}

function titleOf(member: Member): string {
  return member.role.target.title;
}
