// What an ensemble's operator asks and tells it.
import { setTimeout as pause } from "node:timers/promises";
import type { Lab } from "./lab.ts";
import type { Node } from "./node.ts";
import { eventually } from "./eventually.ts";
import { journals } from "./services.ts";

export type Mode = "leader" | "follower" | "observer" | "standalone" | "not serving" | "silent";

const serving: readonly Mode[] = ["leader", "follower", "observer", "standalone"];

// The four-letter word goes over the network, from beside the bridge to the node's client port.
const askServer = `exec 3<>"/dev/tcp/$1/2181" && printf srvr >&3 && cat <&3`;

/** What a node's server says that it is. `silent` is one that does not answer. */
export async function modeOf(lab: Lab, { address }: Node): Promise<Mode> {
  const { stdout } = await lab.run("timeout", "3", "bash", "-c", askServer, "srvr", address);
  if (stdout.includes("not currently serving requests")) return "not serving";
  const said = /^Mode: (.*)$/m.exec(stdout)?.[1];
  return serving.find((mode) => mode === said) ?? "silent";
}

/** Waits until the servers' modes, sorted, are these. Rejects with their journals. */
export async function untilModes(
  lab: Lab,
  nodes: readonly Node[],
  modes: readonly Mode[],
  seconds = 60,
): Promise<void> {
  const wanted = modes.toSorted().join(", ");
  await eventually(
    wanted,
    async () => {
      const found = await Promise.all(nodes.map((node) => modeOf(lab, node)));
      const seen = nodes.map(({ name }, index) => `${name} ${found[index] ?? ""}`).join(", ");
      return { seen, reached: found.sort().join(", ") === wanted };
    },
    { seconds, logs: () => journals(nodes, "zookeeper") },
  );
}

/** Waits until these servers answer and do not serve, and rejects where they serve again after the time of an election. */
export async function untilStopped(lab: Lab, nodes: readonly Node[]): Promise<void> {
  const stopped = nodes.map((): Mode => "not serving");
  await untilModes(lab, nodes, stopped);
  // With ticks of half a second the elections in these tests take one to two.
  await pause(4_000);
  await untilModes(lab, nodes, stopped, 0);
}

/** The one node that leads. */
export async function leaderOf(lab: Lab, nodes: readonly Node[]): Promise<Node> {
  const leaders: Node[] = [];
  for (const node of nodes) if ((await modeOf(lab, node)) === "leader") leaders.push(node);
  const [leader] = leaders;
  if (leader === undefined || leaders.length > 1) throw new Error(`${leaders.length} leaders`);
  return leader;
}

/** Runs a command of ZooKeeper's own client on a node, against that node's server alone; what it printed. */
export async function zkCli(node: Node, ...command: readonly string[]): Promise<string> {
  const client = "/usr/share/zookeeper/bin/zkCli.sh";
  const { stdout, stderr } = await node.run("timeout", "30", client, "-server", `${node.address}:2181`, ...command);
  return stdout + stderr;
}

/** What a node's server holds under a path, once it has caught up with its leader. */
export async function zkRead(node: Node, path: string): Promise<string> {
  await zkCli(node, "sync", path);
  return zkCli(node, "get", path);
}
