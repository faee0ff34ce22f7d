// Is `myid-duplicate` right about what two equal ids do? mesosc refuses the cluster, so its trees are made by hand.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../src/api.ts";
import { eventually } from "./boot/eventually.ts";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBootZooKeeper } from "./boot/prerequisites.ts";
import { compiledTrees } from "./boot/trees.ts";
import { modeOf, untilModes, untilStopped } from "./boot/zookeeper.ts";

const cluster = (ids: string): string => `
cluster boot { os = debian12  versions { zookeeper = 3.8.0 } }
node zk[1..3] at 10.77.0.[1..3]
ensemble main on zk[1..3] {
  packaging = debian
  tickTime = 500
  jvm { heap = 128MB }
  ids = ${ids}
}
`;

describe.skipIf(!canBootZooKeeper())("two members with id 2", { timeout: 120_000 }, () => {
  let lab: Lab;
  let nodes: Readonly<Record<"zk1" | "zk2" | "zk3", Node>>;

  beforeAll(async () => {
    lab = await openLab("10.77.0.254");
    const trees = await compiledTrees(lab, cluster("{ zk3: 3 }"));
    for (const name of ["zk1", "zk2", "zk3"]) {
      trees.patch(name, "etc/zookeeper/conf/zoo.cfg", (text) => text.replace("server.3=", "server.2="));
    }
    trees.patch("zk3", "etc/zookeeper/conf/myid", () => "2\n");
    nodes = await makeNodes(lab, trees, { zk1: "10.77.0.1", zk2: "10.77.0.2", zk3: "10.77.0.3" });
    await Promise.all(Object.values(nodes).map((node) => node.boot()));
  }, 300_000);

  afterAll(closeLabs);

  it("are refused by mesosc", async () => {
    const { diagnostics } = await check({ source: { text: cluster("{ zk3: 2 }") } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["myid-duplicate"]);
  });

  it("leave the first one out: it listens at the other's address, and exits with 14", async () => {
    await eventually(
      "zk2's server ended with 14",
      async () => {
        const { stdout } = await nodes.zk2.run("systemctl", "show", "-p", "ExecMainStatus", "zookeeper");
        return { seen: stdout, reached: stdout === "ExecMainStatus=14\n" };
      },
      { seconds: 60, logs: () => nodes.zk2.journal("zookeeper") },
    );
    const complaints = (await nodes.zk2.journal("zookeeper")).match(/Cannot assign requested address/g);
    expect(complaints?.length).toBeGreaterThanOrEqual(3);
  });

  it("leave an ensemble of two, which one failure stops", async () => {
    const { zk1, zk2, zk3 } = nodes;
    await untilModes(lab, [zk1, zk3], ["leader", "follower"]);
    await zk1.cut();
    await untilStopped(lab, [zk3]);
    expect(await modeOf(lab, zk2)).not.toMatch(/leader|follower/);
  });
});
