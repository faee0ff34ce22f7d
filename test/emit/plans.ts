// Plans for the writers' tests and figures, made of nothing but what is given.
import type { NodePlan, Plan, PlannedFile } from "../../src/plan/plan.ts";

/** A file of a plan: its text, or the parts that differ from the usual. */
export type GivenFile = string | (Partial<PlannedFile> & { readonly content: string });

/** A node's plan with files by path; everything else empty, files 0644 of root. */
export function nodePlan(
  node: string,
  files: Readonly<Record<string, GivenFile>>,
  more: Partial<NodePlan> = {},
): NodePlan {
  const planned = Object.entries(files)
    .map(([path, given]): PlannedFile => {
      const usual = {
        kind: "file",
        path,
        mode: 0o644,
        owner: "root",
        group: "root",
        secret: false,
        origins: [],
      } as const;
      return typeof given === "string" ? { ...usual, content: given } : { ...usual, ...given };
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  return { node, files: planned, services: [], ids: {}, optionFolders: [], ...more };
}

/** A plan of nodes that are there already. */
export function planOf(...nodes: readonly NodePlan[]): Plan {
  return { cluster: "test", nodeNames: nodes.map((node) => node.node), nodes: () => nodes };
}

/** A plan of nodes with their files by path. */
export function plan(nodes: Readonly<Record<string, Readonly<Record<string, GivenFile>>>>): Plan {
  return planOf(...Object.entries(nodes).map(([node, files]) => nodePlan(node, files)));
}

/** A plan of any size in the shape of a real one: twelve small files a node, in eight folders; made node by node. */
export function largePlan(count: number, salt = ""): Plan {
  const nodeNames = Array.from({ length: count }, (_, index) => `slave${index + 1}`);
  return {
    cluster: "large",
    nodeNames,
    *nodes() {
      for (const node of nodeNames) yield largeNode(node, salt);
    },
  };
}

function largeNode(node: string, salt: string): NodePlan {
  const zk = `zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos${salt}\n`;
  const flags = ["attributes", "hostname", "ip", "log_dir", "resources", "work_dir", "containerizers"];
  const files: Record<string, GivenFile> = {
    "/etc/mesos/zk": zk,
    "/etc/default/mesos": `ULIMIT="-n 8192"\n`,
    "/etc/default/mesos-slave": `MASTER=${zk}`,
    "/etc/init/mesos-master.override": "manual\n",
    "/usr/lib/systemd/system/mesos-slave.service": `[Unit]\nDescription=${node}\n`.repeat(20),
  };
  for (const flag of flags) files[`/etc/mesos-slave/${flag}`] = `${node} ${flag}\n`;
  const given = nodePlan(node, files);
  return {
    ...given,
    files: given.files.map((file) => ({ ...file, origins: [`cluster.mesos:3 agents on slave[1..3]`] })),
  };
}
