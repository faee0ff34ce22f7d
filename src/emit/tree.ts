// Writes a plan as one folder a node.
import type { NodePlan, Plan } from "../plan/plan.ts";
import { nodeLine } from "./manifest-line.ts";
import { refuseEscape, type NodeOutput, type OutputSource } from "./output.ts";
import type { OutputProblem } from "./problem.ts";
import { writeOutputs } from "./write.ts";
import type { WriteOptions, WriteOutcome } from "./write-outcome.ts";

/**
 * Makes `directory` hold the plan's trees and `mesosc.json`: all or nothing, see `writeOutputs`. Modes are as planned
 * whatever the umask; owners are in the manifest only. Throws only what the plan's own iterators throw.
 */
export function writeTree(plan: Plan, directory: string, options: WriteOptions): Promise<WriteOutcome> {
  return writeOutputs(treeOutputs(plan), directory, options);
}

/** The plan's files as outputs: `<node>/<path on the node>`. */
export function treeOutputs(plan: Plan): OutputSource {
  return {
    cluster: plan.cluster,
    nodeNames: plan.nodeNames,
    *nodes(wanted): Iterable<NodeOutput | OutputProblem> {
      for (const node of plan.nodes()) {
        if (wanted(node.node)) yield refuseEscape(node.node, node.files) ?? treeOutput(node);
      }
    },
  };
}

function treeOutput(node: NodePlan): NodeOutput {
  const outputs = node.files.map(({ kind, path, mode, content, secret }) => ({
    kind,
    path: node.node + path,
    mode,
    content,
    secret,
  }));
  const optionFolders = node.optionFolders.map((path) => node.node + path);
  return { node: node.node, line: nodeLine(node), outputs, optionFolders };
}
