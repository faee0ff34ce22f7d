// From a checked cluster to the plan of all its nodes.
import type { CheckedCluster } from "../model/cluster.ts";
import { createNodePlanner } from "./plan-node.ts";
import type { Plan } from "./plan.ts";

/** The plan; each node is planned when it is asked for and kept by nobody. Nodes without a role have an empty tree. */
export function makePlan(cluster: CheckedCluster): Plan {
  return {
    cluster: cluster.name,
    nodeNames: cluster.nodes.map(({ name }) => name),
    *nodes() {
      const planNode = createNodePlanner(cluster);
      for (const node of cluster.nodes) yield planNode(node);
    },
  };
}
