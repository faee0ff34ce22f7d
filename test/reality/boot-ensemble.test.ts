// Do nodes that are booted from their trees form an ensemble, lose a leader, and take it back?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBootZooKeeper } from "./boot/prerequisites.ts";
import { mainProcess, said, untilRestarted } from "./boot/services.ts";
import { compiledTrees } from "./boot/trees.ts";
import { leaderOf, modeOf, untilModes, zkCli, zkRead } from "./boot/zookeeper.ts";

const cluster = `
cluster boot { os = debian12  versions { zookeeper = 3.8.0 } }
node zk[1..3] at 10.77.0.[1..3]
ensemble main on zk[1..3] {
  packaging = debian
  tickTime = 500
  jvm { heap = 128MB }
  service { restart_delay = 1s }
}
`;

describe.skipIf(!canBootZooKeeper())("three nodes with Debian's ZooKeeper", { timeout: 120_000 }, () => {
  let lab: Lab;
  let nodes: readonly Node[];
  let former: Node;
  let others: readonly Node[];

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    const trees = await compiledTrees(lab, cluster);
    const { zk1, zk2, zk3 } = await makeNodes(lab, trees, { zk1: "10.77.0.1", zk2: "10.77.0.2", zk3: "10.77.0.3" });
    nodes = [zk1, zk2, zk3];
  }, 300_000);

  afterAll(closeLabs);

  it("start ZooKeeper by themselves and elect one leader", async () => {
    await Promise.all(nodes.map((node) => node.boot()));
    await untilModes(lab, nodes, ["leader", "follower", "follower"]);
    former = await leaderOf(lab, nodes);
    others = nodes.filter((node) => node !== former);
  });

  it("have nothing that failed, and the server under its own user", async () => {
    for (const node of nodes) {
      expect(await said(node, "systemctl", "is-system-running", "--wait")).toBe("running");
      expect(await said(node, "systemctl", "is-active", "zookeeper")).toBe("active");
      expect(await said(node, "ps", "-C", "java", "-o", "user=")).toBe("zookeeper");
      // So systemd begins what it has to say about a line of a unit: the file, and the line's number.
      expect(await node.journal()).not.toMatch(/zookeeper\.service:\d+:/);
    }
  });

  it("start a server again that was killed", async () => {
    const killed = at(others[0]);
    const before = await mainProcess(killed, "zookeeper");
    await killed.run("kill", "-KILL", before);
    await untilRestarted(killed, "zookeeper", before);
    await untilModes(lab, nodes, ["leader", "follower", "follower"]);
  });

  it("give one node what was written through another", async () => {
    const [writer, reader] = others;
    expect(await zkCli(at(writer), "create", "/kept", "through-a-follower")).toContain("Created /kept");
    expect(await zkRead(at(reader), "/kept")).toContain("through-a-follower");
  });

  it("elect another leader when the leader's node is shut down, and keep the value", async () => {
    await former.stop();
    await untilModes(lab, nodes, ["leader", "follower", "silent"]);
    for (const node of others) expect(await zkRead(node, "/kept")).toContain("through-a-follower");
    expect(await zkCli(at(others[0]), "set", "/kept", "while-one-was-down")).not.toContain("Exception");
  });

  it("take the node back as a follower, which has what it missed", async () => {
    await former.boot();
    await untilModes(lab, nodes, ["leader", "follower", "follower"]);
    expect(await modeOf(lab, former)).toBe("follower");
    expect(await zkRead(former, "/kept")).toContain("while-one-was-down");
  });
});

function at(node: Node | undefined): Node {
  if (node === undefined) throw new Error("no such node");
  return node;
}
