// Is `ensemble-even` right about four voters, and about the fourth as an observer? The former's trees are made by hand.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../src/api.ts";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBootZooKeeper } from "./boot/prerequisites.ts";
import { compiledTrees } from "./boot/trees.ts";
import { leaderOf, modeOf, untilModes, untilStopped, zkCli, zkRead } from "./boot/zookeeper.ts";

const cluster = (nodes: number): string => `
cluster boot { os = debian12  versions { zookeeper = 3.8.0 } }
node zk[1..${nodes}] at 10.77.0.[1..${nodes}]
ensemble main on zk[1..${nodes}] {
  packaging = debian
  tickTime = 500
  jvm { heap = 128MB }
}
`;

const observed = cluster(4).replace("on zk[1..4] {", "on zk[1..3] {\n  observers = zk4");

const addresses = { zk1: "10.77.0.1", zk2: "10.77.0.2", zk3: "10.77.0.3", zk4: "10.77.0.4" };

describe.skipIf(!canBootZooKeeper())("an ensemble of four voters", { timeout: 120_000 }, () => {
  let lab: Lab;
  let leader: Node;
  let kept: readonly Node[];
  let lost: readonly Node[];

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    const trees = await compiledTrees(lab, cluster(5));
    for (const name of ["zk1", "zk2", "zk3", "zk4"]) {
      trees.patch(name, "etc/zookeeper/conf/zoo.cfg", (text) => text.replace(/^server\.5=.*\n/m, ""));
    }
    const nodes = Object.values(await makeNodes(lab, trees, addresses));
    await Promise.all(nodes.map((node) => node.boot()));
    await untilModes(lab, nodes, ["leader", "follower", "follower", "follower"]);
    leader = await leaderOf(lab, nodes);
    const followers = nodes.filter((node) => node !== leader);
    kept = [leader, ...followers.slice(2)];
    lost = followers.slice(0, 2);
  }, 300_000);

  afterAll(closeLabs);

  it("is refused by mesosc", async () => {
    const { diagnostics } = await check({ source: { text: cluster(4) } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ensemble-even"]);
  });

  it("serves with one down, as three would", async () => {
    await Promise.all(lost.slice(0, 1).map((node) => node.cut()));
    await untilModes(lab, [...kept, ...lost.slice(1)], ["leader", "follower", "follower"]);
  });

  it("does not serve with two down, though two are up", async () => {
    await Promise.all(lost.slice(1).map((node) => node.cut()));
    await untilStopped(lab, kept);
    expect(await zkCli(leader, "create", "/unheard", "value")).toContain("ConnectionLoss for /unheard");
  });

  it("serves again when one of the two is back", async () => {
    await Promise.all(lost.slice(1).map((node) => node.boot()));
    await untilModes(lab, [...kept, ...lost.slice(1)], ["leader", "follower", "follower"]);
  });
});

describe.skipIf(!canBootZooKeeper())("three voters and an observer", { timeout: 120_000 }, () => {
  let lab: Lab;
  let nodes: Readonly<Record<keyof typeof addresses, Node>>;

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    const trees = await compiledTrees(lab, observed);
    nodes = await makeNodes(lab, trees, addresses);
    await Promise.all(Object.values(nodes).map((node) => node.boot()));
  }, 300_000);

  afterAll(closeLabs);

  it("serve, and the observer holds what a voter was told", async () => {
    await untilModes(lab, Object.values(nodes), ["leader", "follower", "follower", "observer"]);
    expect(await modeOf(lab, nodes.zk4)).toBe("observer");
    expect(await zkCli(nodes.zk1, "create", "/seen", "by-all")).toContain("Created /seen");
    expect(await zkRead(nodes.zk4, "/seen")).toContain("by-all");
  });

  it("do not serve with one voter, for the observer has no vote", async () => {
    await Promise.all([nodes.zk1.cut(), nodes.zk2.cut()]);
    await untilStopped(lab, [nodes.zk3, nodes.zk4]);
  });
});
