// Does the walkthrough's cluster come up on six machines, and lose a leader, a Marathon and a whole node without an operator?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./boot/eventually.ts";
import { ask, askJson } from "./boot/http.ts";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { leadingMarathon } from "./boot/marathon.ts";
import {
  leadingMaster,
  masterState,
  registeredAgent,
  untilRegistered,
  type Expected,
  type MasterState,
} from "./boot/mesos.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBootZooKeeper } from "./boot/prerequisites.ts";
import { journals, mainProcess, said, untilRestarted } from "./boot/services.ts";
import { compiledTrees } from "./boot/trees.ts";
import { layZooKeeperTarball } from "./boot/zookeeper-tarball.ts";
import { untilModes } from "./boot/zookeeper.ts";
import { bundleDoubles, layDoubles } from "./doubles/lay.ts";
import { layPackageFiles } from "./doubles/package-files.ts";

const addresses = {
  master1: "192.168.5.51",
  master2: "192.168.5.52",
  master3: "192.168.5.53",
  slave1: "192.168.5.54",
  slave2: "192.168.5.55",
  slave3: "192.168.5.56",
};

type Name = keyof typeof addresses;

/** The walkthrough's own text, on a system that can boot here, and told not to wait so long before it gives up a session. */
function walkthrough(): string {
  const quick = "service { restart_delay = 2s }";
  const changes = [
    ["os = centos6", "os = debian12"],
    [`prefix = "/opt/zookeeper-3.4.6" }`, `prefix = "/opt/zookeeper-3.4.6"  tickTime = 1000  jvm { heap = 128MB } }`],
    ["masters on master[1..3] {", `masters on master[1..3] {\n  zk_session_timeout = 6s  ${quick}`],
    ["agents on slave[1..3] {", `agents on slave[1..3] {\n  ${quick}`],
    ["marathon on master[1..2]", `marathon on master[1..2] { zk_session_timeout = 6s  ${quick} }`],
    ["http_port = 4400", `http_port = 4400  zk_timeout = 6s  ${quick}`],
  ] as const;
  const text = readFileSync(join(import.meta.dirname, "../../fixtures/walkthrough/cluster.mesos"), "utf8");
  return changes.reduce((former, [written, instead]) => {
    if (!former.includes(written)) throw new Error(`the walkthrough has no ${written}`);
    return former.replace(written, instead);
  }, text);
}

const services: Readonly<Record<Name, readonly string[]>> = {
  master1: ["zookeeper", "mesos-master", "marathon", "chronos"],
  master2: ["zookeeper", "mesos-master", "marathon"],
  master3: ["zookeeper", "mesos-master"],
  slave1: ["mesos-slave"],
  slave2: ["mesos-slave"],
  slave3: ["mesos-slave"],
};

const everybody = { agents: ["slave1", "slave2", "slave3"], frameworks: ["chronos-2.4.0", "marathon"] };

describe.skipIf(!canBootZooKeeper())("the walkthrough's six machines", { timeout: 240_000 }, () => {
  let lab: Lab;
  let nodes: Readonly<Record<Name, Node>>;
  let masters: readonly Node[];
  let agents: readonly Node[];

  beforeAll(async () => {
    lab = await openLab("192.168.5.254");
    const trees = await compiledTrees(lab, walkthrough());
    const bundles = await bundleDoubles();
    for (const name of Object.keys(addresses)) {
      const tree = join(trees.folder, name);
      layDoubles(bundles, {
        tree,
        root: "",
        releases: { mesos: "0.23.0", marathon: "0.10.0", chronos: "2.4.0" },
        packaging: { mesos: "mesosphere", marathon: "mesosphere", chronos: "mesosphere" },
      });
      layPackageFiles(tree);
      layZooKeeperTarball(tree, "/opt/zookeeper-3.4.6");
    }
    nodes = await makeNodes(lab, trees, addresses);
    const { master1, master2, master3, slave1, slave2, slave3 } = nodes;
    masters = [master1, master2, master3];
    agents = [slave1, slave2, slave3];
    await Promise.all(Object.values(nodes).map((node) => node.boot()));
  }, 400_000);

  afterAll(closeLabs);

  const others = (node: Node): readonly Node[] => masters.filter((master) => master !== node);
  /** Waits until one of these masters leads, and has registered everybody. */
  const settled = async (
    among = masters,
    expected: Expected = everybody,
  ): Promise<{ readonly leader: Node; readonly state: MasterState }> => {
    const leader = await leadingMaster(lab, among);
    return { leader, state: await untilRegistered(lab, leader, expected) };
  };

  it("start every service by themselves, and none of them twice", async () => {
    await untilModes(lab, masters, ["leader", "follower", "follower"], 120);
    await settled();
    for (const node of Object.values(nodes)) {
      const own = services[node.name as Name];
      expect(await said(node, "systemctl", "is-system-running", "--wait")).toBe("running");
      for (const service of own) {
        const shown = await said(node, "systemctl", "show", "-p", "ActiveState,SubState,NRestarts", service);
        expect(`${node.name} ${service}\n${shown}`).toBe(
          `${node.name} ${service}\nNRestarts=0\nActiveState=active\nSubState=running`,
        );
        expect((await node.run("systemctl", "status", service)).status).toBe(0);
      }
      expect(await node.journal()).not.toMatch(/\.service:\d+:/);
    }
  });

  it("run nothing of a master on an agent, nor an agent on a master", async () => {
    const off = (node: Node) => (agents.includes(node) ? "mesos-master" : "mesos-slave");
    for (const node of Object.values(nodes)) {
      expect(await said(node, "systemctl", "is-enabled", off(node))).toBe("masked");
      expect(await said(node, "systemctl", "is-active", off(node))).toBe("inactive");
      expect(await said(node, "systemctl", "start", off(node))).toContain("masked");
      const listening = await said(node, "ss", "--no-header", "--listening", "--tcp", "--numeric");
      const ports = [...listening.matchAll(/:(\d+) /g)].map(([, port]) => Number(port));
      expect(ports.includes(5050)).toBe(masters.includes(node));
      expect(ports.includes(5051)).toBe(agents.includes(node));
    }
  });

  it("have every master lead to the leading one", async () => {
    const { leader } = await settled();
    for (const master of masters) {
      for (const path of ["/master/redirect", "/redirect"]) {
        expect(await ask(lab, master, { port: 5050, path })).toMatchObject({
          status: 307,
          location: `//${leader.address}:5050`,
        });
      }
      const state = await masterState(lab, master);
      expect(state?.slaves.length).toBe(master === leader ? 3 : 0);
    }
  });

  it("answer for Marathon at both of its nodes and for Chronos at its one", async () => {
    const leader = await leadingMarathon(lab, [nodes.master1, nodes.master2]);
    for (const node of [nodes.master1, nodes.master2]) {
      expect(await ask(lab, node, { port: 8080, path: "/ping" })).toMatchObject({ status: 200, body: "pong" });
      expect(await askJson(lab, node, { port: 8080, path: "/v2/info" })).toMatchObject({
        leader: `${leader.address}:8080`,
        marathon_config: {
          master: "zk://192.168.5.51:2181,192.168.5.52:2181,192.168.5.53:2181/mesos",
          hostname: leader.address,
        },
      });
    }
    expect(await ask(lab, nodes.master1, { port: 4400, path: "/scheduler/jobs" })).toMatchObject({
      status: 200,
      body: "[]",
    });
    const { state } = await settled();
    expect(state.frameworks.map(({ name, hostname }) => [name, hostname])).toEqual(
      expect.arrayContaining([
        ["marathon", leader.address],
        ["chronos-2.4.0", "192.168.5.51"],
      ]),
    );
  });

  it("start an agent again that was killed, which keeps its id, and its tasks survive that and a restart", async () => {
    const { slave1 } = nodes;
    const id = await registeredAgent(lab, slave1);
    const task = await ask(lab, slave1, { port: 5051, path: "/double/task", method: "POST" });
    const first = await mainProcess(slave1, "mesos-slave");
    await slave1.run("kill", "-KILL", first);
    const second = await untilRestarted(slave1, "mesos-slave", first);
    expect(await registeredAgent(lab, slave1)).toBe(id);
    await slave1.run("systemctl", "restart", "mesos-slave");
    await untilRestarted(slave1, "mesos-slave", second);
    expect(await registeredAgent(lab, slave1)).toBe(id);
    const { pid } = JSON.parse(task?.body ?? "{}") as { readonly pid?: number };
    expect(await said(slave1, "ps", "-p", String(pid), "-o", "comm=")).toBe("sleep");
  });

  it("start Chronos again that was killed, and it leads again", async () => {
    const former = await mainProcess(nodes.master1, "chronos");
    await nodes.master1.run("kill", "-KILL", former);
    await untilRestarted(nodes.master1, "chronos", former);
    await eventually(
      "Chronos",
      async () => {
        const reply = await ask(lab, nodes.master1, { port: 4400, path: "/scheduler/jobs" });
        return { seen: String(reply?.status), reached: reply?.status === 200 };
      },
      { seconds: 60, logs: () => nodes.master1.journal("chronos") },
    );
  });

  it("leave a service stopped that an operator stops, and start it when told", async () => {
    const { slave2 } = nodes;
    await slave2.run("systemctl", "stop", "mesos-slave");
    expect(await said(slave2, "systemctl", "is-active", "mesos-slave")).toBe("inactive");
    expect((await slave2.run("systemctl", "status", "mesos-slave")).status).toBe(3);
    await slave2.run("systemctl", "start", "mesos-slave");
    expect((await slave2.run("systemctl", "status", "mesos-slave")).status).toBe(0);
    await registeredAgent(lab, slave2);
  });

  it("replace a leading master that is stopped, and agents and frameworks follow", async () => {
    const { leader: former } = await settled();
    await former.run("systemctl", "stop", "mesos-master");
    expect(await said(former, "systemctl", "is-active", "mesos-master")).toBe("inactive");
    const { leader } = await settled(others(former));
    await former.run("systemctl", "start", "mesos-master");
    await settled();
    expect(await ask(lab, former, { port: 5050, path: "/master/redirect" })).toMatchObject({
      status: 307,
      location: `//${leader.address}:5050`,
    });
  });

  it("take over a stopped Marathon with the second, as the same framework", async () => {
    const both = [nodes.master1, nodes.master2];
    const frameworkId = async () => (await settled()).state.frameworks.find(({ name }) => name === "marathon")?.id;
    const former = await leadingMarathon(lab, both);
    const id = await frameworkId();
    await former.run("systemctl", "stop", "marathon");
    expect(await said(former, "systemctl", "is-active", "marathon")).toBe("inactive");
    const second = both.filter((node) => node !== former);
    const leader = await leadingMarathon(lab, second);
    await eventually(
      "Marathon registered by the second",
      async () => {
        const { state } = await settled();
        const found = state.frameworks.find(({ name }) => name === "marathon");
        return { seen: String(found?.hostname), reached: found?.hostname === leader.address };
      },
      { seconds: 60, logs: () => journals(second, "marathon") },
    );
    expect(await frameworkId()).toBe(id);
    await former.run("systemctl", "start", "marathon");
    expect(await leadingMarathon(lab, both)).toBe(leader);
  });

  it("go on when the leading master's whole node loses its power, and take it back", async () => {
    const { leader: former } = await settled();
    await former.cut();
    const left = others(former);
    await untilModes(lab, left, ["leader", "follower"], 120);
    const withoutChronos = { ...everybody, frameworks: ["marathon"] };
    const { leader } = await settled(left, former === nodes.master1 ? withoutChronos : everybody);
    await former.boot();
    await untilModes(lab, masters, ["leader", "follower", "follower"], 120);
    await settled();
    expect(await ask(lab, former, { port: 5050, path: "/master/redirect" })).toMatchObject({
      status: 307,
      location: `//${leader.address}:5050`,
    });
  });

  it("would run a master on an agent, were it not switched off", async () => {
    const { slave3 } = nodes;
    await slave3.run("rm", "/etc/systemd/system/mesos-master.service");
    await slave3.stop();
    await slave3.boot();
    expect(await said(slave3, "systemctl", "is-active", "mesos-master")).toBe("active");
    expect(await said(slave3, "cat", "/etc/mesos-master/quorum")).toBe("1");
  });
});
