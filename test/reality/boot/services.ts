// A node's services, as an operator sees them.
import { eventually } from "./eventually.ts";
import type { Node } from "./node.ts";

/** What a program printed on a node, in both streams, without the last line's end. */
export async function said(node: Node, ...command: readonly [string, ...string[]]): Promise<string> {
  const { stdout, stderr } = await node.run(...command);
  return (stdout + stderr).trim();
}

export function mainProcess(node: Node, service: string): Promise<string> {
  return said(node, "systemctl", "show", "-P", "MainPID", service);
}

/** Waits until another process is the service's; its id. */
export async function untilRestarted(node: Node, service: string, former: string): Promise<string> {
  let id = former;
  await eventually(
    `another process of ${service}`,
    async () => {
      id = await mainProcess(node, service);
      return { seen: id, reached: id !== former && id !== "0" };
    },
    { seconds: 60, logs: () => node.journal(service) },
  );
  return id;
}

/** The end of what a service logged on each of some nodes. */
export async function journals(nodes: readonly Node[], service: string): Promise<string> {
  const ends = nodes.map(async (node) => {
    const lines = (await node.journal(service)).split("\n");
    return `== ${service} on ${node.name}\n${lines.slice(-40).join("\n")}`;
  });
  return (await Promise.all(ends)).join("\n");
}
