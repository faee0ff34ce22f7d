// Are `address-loopback` and `ensemble-observers` right about server lists that do not work?
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../src/api.ts";
import { eventually } from "./boot/eventually.ts";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBootZooKeeper } from "./boot/prerequisites.ts";
import { compiledTrees } from "./boot/trees.ts";
import { modeOf, untilModes, untilStopped } from "./boot/zookeeper.ts";

const cluster = (firstAddress: string, members: string): string => `
cluster boot { os = debian12  versions { zookeeper = 3.8.0 } }
node zk1 at ${firstAddress}
node zk[2..3] at 10.77.0.[2..3]
ensemble main on ${members} {
  packaging = debian
  tickTime = 500
  jvm { heap = 128MB }
}
`;

const addresses = { zk1: "10.77.0.1", zk2: "10.77.0.2", zk3: "10.77.0.3" };

async function codesOf(text: string): Promise<string[]> {
  const { diagnostics } = await check({ source: { text } });
  return diagnostics.map(({ code }) => code);
}

describe.skipIf(!canBootZooKeeper())("a member at 127.0.0.1", { timeout: 120_000 }, () => {
  const text = cluster("127.0.0.1", "zk[1..3]");
  let lab: Lab;
  let nodes: Readonly<Record<keyof typeof addresses, Node>>;

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    nodes = await makeNodes(lab, await compiledTrees(lab, text), addresses);
    await Promise.all(Object.values(nodes).map((node) => node.boot()));
  }, 300_000);

  afterAll(closeLabs);

  it("draws a warning", async () => {
    expect(await codesOf(text)).toEqual(["address-loopback"]);
  });

  it("never serves", async () => {
    const { zk1, zk2, zk3 } = nodes;
    await untilModes(lab, [zk2, zk3], ["leader", "follower"]);
    // Ten ticks, in which a member that others can reach has long joined.
    await pause(5_000);
    expect(await modeOf(lab, zk1)).toBe("not serving");
  });

  it("listens for its peers where they cannot reach it", async () => {
    const { stdout } = await nodes.zk1.run("ss", "--listening", "--tcp", "--numeric");
    expect(stdout.match(/\S+(?=:3888\b)/g)).toEqual(["[::ffff:127.0.0.1]"]);
  });

  it("leaves an ensemble that one more failure stops", async () => {
    const { zk1, zk2, zk3 } = nodes;
    await zk2.cut();
    await untilStopped(lab, [zk1, zk3]);
  });
});

describe.skipIf(!canBootZooKeeper())("one voter with two observers", { timeout: 120_000 }, () => {
  let lab: Lab;
  let nodes: readonly Node[];

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    const trees = await compiledTrees(lab, cluster("10.77.0.1", "zk[1..3]"));
    for (const name of Object.keys(addresses)) {
      trees.patch(name, "etc/zookeeper/conf/zoo.cfg", (text) => text.replace(/^server\.[23]=.*$/gm, "$&:observer"));
    }
    nodes = Object.values(await makeNodes(lab, trees, addresses));
    await Promise.all(nodes.map((node) => node.boot()));
  }, 300_000);

  afterAll(closeLabs);

  it("are refused by mesosc", async () => {
    const text = cluster("10.77.0.1", "zk1").replace("packaging", "observers = zk[2..3]  packaging");
    expect(await codesOf(text)).toEqual(["ensemble-observers"]);
  });

  it("do not start", async () => {
    for (const node of nodes) {
      const refusal = "Observers w/o quorum is an invalid configuration";
      await eventually(
        "refused",
        async () => ({ seen: "no such line", reached: (await node.journal("zookeeper")).includes(refusal) }),
        { seconds: 60, logs: () => node.journal("zookeeper") },
      );
      expect(await modeOf(lab, node)).toBe("silent");
    }
  });
});
