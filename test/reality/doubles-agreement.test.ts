// Compiled clusters come up on the doubles: masters elect, agents register, frameworks lead, and a stopped leader is replaced.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/api.ts";
import { needs, needsProgram } from "../kit/real.ts";
import { bundleDoubles, type Bundles, type Laying } from "./doubles/lay.ts";
import { layNode, type LaidNode } from "./doubles/rig/node.ts";
import { eventually, makeProcesses, type Running } from "./doubles/rig/processes.ts";
import { hasZooKeeper, modeOf } from "./doubles/rig/zookeeper.ts";
import { ask } from "./doubles/shared/http.ts";

interface Case {
  readonly name: string;
  /** Of the loopback addresses 127.0.N.1 to 4. */
  readonly block: number;
  readonly laying: Pick<Laying, "releases" | "packaging">;
  /** What the cluster block says beside the releases. */
  readonly cluster: string;
  readonly framework: string;
  readonly agent: string;
  readonly jobs: string;
}

const cases: readonly Case[] = [
  {
    name: "the packages of 2015",
    block: 23,
    laying: {
      releases: { mesos: "0.23.0", marathon: "0.10.0", chronos: "2.4.0" },
      packaging: { mesos: "mesosphere", marathon: "mesosphere", chronos: "mesosphere" },
    },
    cluster: "",
    framework: "",
    agent: "mesos-slave",
    jobs: "/scheduler/jobs",
  },
  {
    name: "the last tarballs",
    block: 111,
    laying: {
      releases: { mesos: "1.11.0", marathon: "1.11.24", chronos: "3.0.2" },
      packaging: { mesos: "tarball", marathon: "tarball", chronos: "tarball" },
    },
    cluster: "packaging = tarball",
    framework: `environment { MESOS_NATIVE_JAVA_LIBRARY = "/opt/mesos-1.11.0/lib/libmesos.so" }`,
    agent: "mesos-agent",
    jobs: "/v1/scheduler/jobs",
  },
];

const clusterText = ({ block, laying: { releases }, cluster, framework }: Case): string => `
cluster doubles {
  os = debian12 ${cluster}
  versions { zookeeper = 3.8.0  mesos = ${releases.mesos}  marathon = ${releases.marathon}  chronos = ${releases.chronos} }
}
node m[1..3] at 127.0.${String(block)}.[1..3]
node agent1 at 127.0.${String(block)}.4
ensemble main on m[1..3] { packaging = debian  tickTime = 500  clientPortAddress = "\${node.address}" }
masters on m[1..3] {
  zk_session_timeout = 4s
  credentials = [{ principal: "marathon", secret: "moon-42" }, { principal: "agent", secret: "sun" }]
  ${releases.mesos === "0.23.0" ? "authenticate = true  authenticate_slaves = true" : "authenticate_frameworks = true  authenticate_agents = true"}
}
agents on agent1 {
  credential = { principal: "agent", secret: "sun" }
  attributes { rack = "a" }
  resources { cpus = 2  mem = 1GB  ports = [31000..32000] }
}
framework marathon on m[1..2] {
  zk_session_timeout = 4s  http_address = "\${node.address}"
  mesos_authentication_principal = "marathon"  mesos_authentication_secret_file = secret("env:MARATHON_SECRET")
  ${releases.marathon === "0.10.0" ? "" : "mesos_authentication = true"}
  ${framework}
}
framework chronos on m[2..3] {
  zk_timeout = 4s  http_address = "\${node.address}"
  mesos_authentication_principal = "marathon"  mesos_authentication_secret_file = secret("env:MARATHON_SECRET")
  ${framework}
}
`;

const isReady = [needsProgram("java"), needs("libzookeeper-java", hasZooKeeper())].every(Boolean);

describe.skipIf(!isReady).each(cases)("$name", { timeout: 240_000 }, (example) => {
  const { block, laying, agent, jobs } = example;
  const address = (number: number): string => `127.0.${String(block)}.${String(number)}`;
  const processes = makeProcesses();
  const services = new Map<string, Running>();
  let folder = "";
  let bundles: Bundles;
  let nodes: ReadonlyMap<string, LaidNode>;

  const nodeOf = (name: string): LaidNode => {
    const node = nodes.get(name);
    if (node === undefined) throw new Error(`no node ${name}`);
    return node;
  };
  const start = (node: string, service: string): void => {
    services.set(`${node} ${service}`, nodeOf(node).startService(service));
  };
  const stop = async (node: string, service: string): Promise<void> => {
    const running = services.get(`${node} ${service}`);
    running?.child.kill("SIGKILL");
    await running?.end;
  };
  const outputs = (): string =>
    [...services].map(([name, { output, ended }]) => `== ${name} (${String(ended())})\n${output()}`).join("\n");
  const get = async (url: string) => ask(`http://${url}`);
  const stateOf = async (master: number) =>
    JSON.parse((await get(`${address(master)}:5050/master/state.json`)).body) as {
      readonly leader?: string;
      readonly recovered: boolean;
      readonly slaves: readonly {
        readonly hostname: string;
        readonly attributes: unknown;
        readonly resources: unknown;
      }[];
      readonly frameworks: readonly { readonly name: string; readonly hostname: string }[];
    };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mesosc-doubles-"));
    bundles = await bundleDoubles();
    const result = await compile({
      source: { text: clusterText(example) },
      folder,
      environment: { MARATHON_SECRET: "moon-42" },
    });
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    await result.write("out");
    const names = ["m1", "m2", "m3", "agent1"];
    nodes = new Map(names.map((name) => [name, layNode(processes, bundles, join(folder, "out", name), laying)]));
    for (const name of ["m1", "m2", "m3"]) services.set(`${name} zookeeper`, nodeOf(name).startZooKeeper());
    await eventually(
      "an ensemble",
      async () => {
        const modes = await Promise.all([1, 2, 3].map((number) => modeOf(address(number), 2181)));
        return modes.every((mode) => mode !== undefined) ? modes : undefined;
      },
      outputs,
    );
  }, 240_000);

  afterAll(async () => {
    await processes.stopAll();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  const leadingMaster = (among: readonly number[]): Promise<number> =>
    eventually(
      "a leading master",
      async () => {
        const states = await Promise.all(among.map(stateOf));
        const [leader] = new Set(states.map((state) => state.leader));
        const isOne = leader !== undefined && states.every((state) => state.leader === leader);
        const number = among.find((candidate) => leader === `master@${address(candidate)}:5050`);
        return isOne && number !== undefined && states[among.indexOf(number)]?.recovered === true ? number : undefined;
      },
      outputs,
    );

  test("the masters elect one, and the others redirect to it", async () => {
    for (const name of ["m1", "m2", "m3"]) start(name, "mesos-master");
    const leader = await leadingMaster([1, 2, 3]);
    for (const number of [1, 2, 3]) {
      const { status } = await get(`${address(number)}:5050/master/redirect`);
      expect(status).toBe(307);
      expect(
        (await fetch(`http://${address(number)}:5050/redirect`, { redirect: "manual" })).headers.get("location"),
      ).toBe(`//${address(leader)}:5050`);
      expect((await get(`${address(number)}:5050/health`)).status).toBe(200);
    }
  });

  test("the agent registers with what its configuration says", async () => {
    start("agent1", agent);
    const leader = await leadingMaster([1, 2, 3]);
    const slave = await eventually("a registered agent", async () => (await stateOf(leader)).slaves[0], outputs);
    expect(slave).toMatchObject({
      hostname: address(4),
      attributes: { rack: "a" },
      resources: { cpus: "2", mem: "1024", ports: "[31000-32000]" },
    });
  });

  test("Marathon and Chronos lead, and the standbys answer for the leader", async () => {
    for (const name of ["m1", "m2"]) start(name, "marathon");
    for (const name of ["m2", "m3"]) start(name, "chronos");
    for (const number of [1, 2]) {
      await eventually(
        "Marathon",
        async () => ((await get(`${address(number)}:8080/ping`)).body === "pong" ? true : undefined),
        outputs,
      );
    }
    for (const number of [2, 3]) {
      await eventually(
        "Chronos",
        async () => ((await get(`${address(number)}:4400${jobs}`)).status === 200 ? true : undefined),
        outputs,
      );
    }
    const leader = await leadingMaster([1, 2, 3]);
    const registered = await eventually(
      "registered frameworks",
      async () => {
        const { frameworks } = await stateOf(leader);
        return frameworks.length === 2 ? frameworks.map(({ name }) => name.replace(/-.*/, "")).sort() : undefined;
      },
      outputs,
    );
    expect(registered).toEqual(["chronos", "marathon"]);
  });

  test("a killed leading master is replaced, and the agent goes with the new one", async () => {
    const former = await leadingMaster([1, 2, 3]);
    await stop(`m${String(former)}`, "mesos-master");
    const others = [1, 2, 3].filter((number) => number !== former);
    const leader = await leadingMaster(others);
    expect(leader).not.toBe(former);
    await eventually("the agent with the new leader", async () => (await stateOf(leader)).slaves[0], outputs);
  });

  test("a killed leading Marathon is taken over by the second", async () => {
    const leaderSeenBy = async (number: number): Promise<string> =>
      (JSON.parse((await get(`${address(number)}:8080/v2/leader`)).body) as { readonly leader: string }).leader;
    const former = (await leaderSeenBy(1)) === `${address(1)}:8080` ? 1 : 2;
    const other = former === 1 ? 2 : 1;
    await stop(`m${String(former)}`, "marathon");
    const leader = await eventually(
      "the second Marathon",
      async () => ((await leaderSeenBy(other)) === `${address(other)}:8080` ? other : undefined),
      outputs,
    );
    expect(leader).toBe(other);
  });
});
