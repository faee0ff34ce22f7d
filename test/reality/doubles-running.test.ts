// The doubles as processes on a real ZooKeeper: what 0.23.0 was seen to do with quorums, paths, sessions and ports.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needs, needsProgram } from "../kit/real.ts";
import { bundleDoubles, layDoubles } from "./doubles/lay.ts";
import { eventually, makeProcesses, type Processes, type Running } from "./doubles/rig/processes.ts";
import { hasZooKeeper, modeOf, startZooKeeper } from "./doubles/rig/zookeeper.ts";
import { ask } from "./doubles/shared/http.ts";

const isReady = [needsProgram("java"), needs("libzookeeper-java", hasZooKeeper())].every(Boolean);
const host = "127.0.77.1";
const servers = `${host}:2181`;

describe.skipIf(!isReady)("the doubles of 0.23.0, started", { timeout: 240_000 }, () => {
  const processes = makeProcesses();
  let folder = "";
  let root = "";
  let zooKeeper: Running;
  let started = 0;

  const startServer = async (): Promise<void> => {
    zooKeeper = startZooKeeper(processes, join(folder, "zoo.cfg"));
    await eventually("ZooKeeper", () => modeOf(host, 2181), zooKeeper.output);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mesosc-running-"));
    root = join(folder, "root");
    const releases = { mesos: "0.23.0", marathon: "0.10.0", chronos: "2.4.0" };
    const packaging = { mesos: "mesosphere", marathon: "mesosphere", chronos: "mesosphere" } as const;
    layDoubles(await bundleDoubles(), { tree: root, root, releases, packaging, java: "/bin/false" });
    mkdirSync(join(folder, "data"));
    const lines = [
      `dataDir=${folder}/data`,
      "tickTime=500",
      "clientPort=2181",
      `clientPortAddress=${host}`,
      "admin.enableServer=false",
    ];
    writeFileSync(join(folder, "zoo.cfg"), `${lines.join("\n")}\n`);
    await startServer();
  }, 240_000);

  afterAll(async () => {
    await processes.stopAll();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  /** A master of its own address, work_dir and web port. */
  const startMaster = (path: string, ...flags: readonly string[]) => {
    started += 1;
    const address = `127.0.77.${String(started + 1)}`;
    const zk = path.startsWith("zk://") ? path : `zk://${servers}${path}`;
    const own = [`--ip=${address}`, `--work_dir=/work-${String(started)}`, `--zk=${zk}`, "--zk_session_timeout=2secs"];
    return masterWith(address, [...own, ...flags]);
  };
  const masterWith = (address: string, flags: readonly string[]) => {
    const running = processes.start([`${root}/usr/sbin/mesos-master`, ...flags]);
    return { running, address, flags, state: () => stateOf(`${address}:5050`) };
  };
  /** The same master once more, with what it had stored. */
  const again = ({ address, flags }: ReturnType<typeof masterWith>) => masterWith(address, flags);
  const stateOf = async (at: string) =>
    JSON.parse((await ask(`http://${at}/state.json`)).body) as {
      readonly leader?: string;
      readonly recovered: boolean;
      readonly slaves: readonly unknown[];
    };
  const leads = async ({ address, state }: ReturnType<typeof startMaster>): Promise<true | undefined> => {
    const { leader, recovered } = await state();
    return leader === `master@${address}:5050` && recovered ? true : undefined;
  };
  const leaderAmong = (masters: readonly ReturnType<typeof startMaster>[]) =>
    eventually(
      "a leader",
      async () => {
        const leading = await Promise.all(masters.map((master) => leads(master).catch(() => undefined)));
        return masters[leading.indexOf(true)];
      },
      () => masters.map(({ running }) => running.output()).join("\n"),
    );
  const startAgent = (path: string, name: string) =>
    processes.start([
      `${root}/usr/sbin/mesos-slave`,
      "--ip=127.0.77.98",
      `--master=zk://${servers}${path}`,
      `--work_dir=/agents/${name}`,
    ]);
  const recovered = (count: number, { running }: ReturnType<typeof startMaster>) =>
    eventually(
      `recovery of ${String(count)}`,
      () => running.output().includes(`Recovered ${String(count)} slaves from the Registry`) || undefined,
      running.output,
    );
  const kill = async (running: Running, signal: NodeJS.Signals = "SIGKILL"): Promise<void> => {
    running.child.kill(signal);
    await running.end;
  };
  const killAll = (...masters: readonly ReturnType<typeof startMaster>[]) =>
    Promise.all(masters.map(({ running }) => kill(running)));
  const oneShot = async (processesOf: Processes, program: string, ...args: readonly string[]) => {
    const running = processesOf.start([`${root}/usr/sbin/${program}`, ...args]);
    const end = await running.end;
    return { end, output: running.output() };
  };

  test("what refuses prints the message and the usage on standard error, with status 1", async () => {
    const { end, output } = await oneShot(processes, "mesos-master", "--foo");
    expect({ end, output }).toEqual({
      end: 1,
      output: "Failed to load unknown flag 'foo'\n\nUsage: mesos-master [options]\n",
    });
    expect(await oneShot(processes, "mesos-master", "--version")).toEqual({ end: 0, output: "mesos 0.23.0\n" });
  });

  test.each([
    ["300.1.1.1", "Parsing LIBPROCESS_IP=300.1.1.1 failed: Failed to parse the IP"],
    ["localhost", "Parsing LIBPROCESS_IP=localhost failed: Failed to parse the IP"],
    [
      "10.99.99.99",
      "Failed to bind on 10.99.99.99:5050: Cannot assign requested address: Cannot assign requested address [99]",
    ],
    [host, "Failed to bind on 127.0.77.1:2181: Address already in use: Address already in use [98]"],
  ])("an address %s aborts", async (ip, message) => {
    const port = ip === host ? ["--port=2181"] : [];
    const { end, output } = await oneShot(processes, "mesos-master", `--ip=${ip}`, "--work_dir=/w", ...port);
    expect(end).toBe("SIGABRT");
    expect(output).toContain(message);
  });

  test("three empty logs: quorum 2 recovers, 3 never does and aborts, 1 recovers alone", async () => {
    const two = [1, 2].map(() => startMaster("/two", "--quorum=2"));
    const waiting = await eventually("a leader", async () =>
      (await two[0]?.state())?.leader === undefined ? undefined : two[0]?.state(),
    );
    expect(waiting.recovered).toBe(false);
    const third = startMaster("/two", "--quorum=2");
    await eventually("a recovered leader", async () =>
      (await Promise.all([...two, third].map((master) => leads(master)))).find(Boolean),
    );

    const three = [1, 2, 3].map(() => startMaster("/three", "--quorum=3", "--registry_fetch_timeout=2secs"));
    const died = await Promise.race(three.map(({ running }) => running.end));
    expect(died).toBe("SIGABRT");
    expect(three.map(({ running }) => running.output()).join("")).toContain("Failed to perform fetch within 2secs");

    const alone = startMaster("/alone", "--quorum=1");
    await eventually("a lone master", () => leads(alone));
    await killAll(...two, third, ...three, alone);
  });

  test("quorum 1 of 3 forgets what a lone leader has stored; quorum 2 does not store it", async () => {
    const alone = startMaster("/forgets", "--quorum=1");
    await eventually("a leader", () => leads(alone), alone.running.output);
    const known = startAgent("/forgets", "known");
    await eventually("its agent", async () => (await alone.state()).slaves[0], known.output);
    await killAll(alone);
    await kill(known);
    const other = startMaster("/forgets", "--quorum=1");
    await recovered(0, other);
    await killAll(other);
    await recovered(1, again(alone));

    const three = [1, 2, 3].map(() => startMaster("/keeps", "--quorum=2"));
    const first = await leaderAmong(three);
    const kept = startAgent("/keeps", "kept");
    await eventually("its agent", async () => (await first.state()).slaves[0], kept.output);
    const others = three.filter((master) => master !== first);
    await killAll(first);
    await kill(kept);
    const second = await leaderAmong(others);
    await recovered(1, second);
    await killAll(...others.filter((master) => master !== second));
    const unknown = startAgent("/keeps", "new");
    expect(await eventually("its end", () => second.running.ended(), second.running.output)).toBe("SIGABRT");
    expect(second.running.output()).toContain("Failed to perform store within 5secs");
    await kill(unknown);
  });

  test("quorum 2 of 4 forgets what two have stored; with 3, the majority, a new log is never set up", async () => {
    const four = [1, 2, 3, 4].map(() => startMaster("/half", "--quorum=2"));
    const leader = await leaderAmong(four);
    const isVoter = async (address: string) =>
      (await ask(`http://${address}:5050/double/log`)).status === 200 ? true : undefined;
    await Promise.all(four.map(({ address }) => eventually("a voter", () => isVoter(address))));
    const [mate, ...gone] = four.filter((master) => master !== leader);
    const left = [leader, ...(mate === undefined ? [] : [mate])];
    await killAll(...gone);
    const agent = startAgent("/half", "half");
    await eventually("its agent", async () => (await leader.state()).slaves[0], agent.output);
    await kill(agent);
    await killAll(...left);
    const returned = gone.map(again);
    await recovered(0, await leaderAmong(returned));
    await killAll(...returned);

    const majority = [1, 2, 3, 4].map(() => startMaster("/most", "--quorum=3", "--registry_fetch_timeout=2secs"));
    expect(await Promise.race(majority.map(({ running }) => running.end))).toBe("SIGABRT");
    expect(majority.map(({ running }) => running.output()).join("")).toContain("Failed to perform fetch within 2secs");
    await killAll(...majority);
  });

  test("agents that register at one moment are told apart", async () => {
    const master = startMaster("/crowd", "--quorum=1");
    await eventually("a leader", () => leads(master), master.running.output);
    const given = Array.from({ length: 10 }, async (_, at) => {
      const body = JSON.stringify({ kind: "agent", id: "", name: "", hostname: `slave${String(at)}`, details: {} });
      return (await ask(`http://${master.address}:5050/double/register`, { method: "POST", body })).body;
    });
    expect(new Set(await Promise.all(given)).size).toBe(10);
    expect((await master.state()).slaves).toHaveLength(10);
    await killAll(master);
  });

  test("another path is another cluster, and nobody says so", async () => {
    const masters = [startMaster("/a", "--quorum=1"), startMaster("/b", "--quorum=1")];
    for (const master of masters) await eventually("two leaders", () => leads(master));
    await killAll(...masters);
  });

  test("a server without port: it answers, and never leads", async () => {
    const master = startMaster(`zk://${host}/mesos`, "--quorum=1");
    await eventually("an answer", async () => (await ask(`http://${master.address}:5050/health`)).status === 200);
    await eventually("the complaint", () =>
      master.running.output().includes(`no port in ${host}`) ? true : undefined,
    );
    expect((await master.state()).leader).toBeUndefined();
    await killAll(master);
  });

  test("who does not know the path's password may not contend", async () => {
    const first = startMaster(`zk://user:pass@${servers}/secret`, "--quorum=1");
    await eventually("a leader", () => leads(first));
    const second = startMaster("/secret", "--quorum=1");
    expect(await second.running.end).toBe(1);
    expect(second.running.output()).toContain("not authenticated");
    await killAll(first);
  });

  test("a leader that sleeps over its session ends itself; an agent goes with the next", async () => {
    const masters = [startMaster("/sleep", "--quorum=1"), startMaster("/sleep", "--quorum=1")] as const;
    const first = await leaderAmong(masters);
    const second = masters.find((master) => master !== first) ?? first;
    await eventually("a follower", async () => (await second.state()).leader, second.running.output);
    const agent = processes.start([
      `${root}/usr/sbin/mesos-slave`,
      "--ip=127.0.77.99",
      `--master=zk://${servers}/sleep`,
      "--work_dir=/agent",
    ]);
    await eventually("an agent", async () => (await first.state()).slaves[0], agent.output);
    first.running.child.kill("SIGSTOP");
    await eventually("the second leader", () => leads(second));
    await eventually("the agent with it", async () => (await second.state()).slaves[0], agent.output);
    first.running.child.kill("SIGCONT");
    expect(await eventually("its end", () => first.running.ended(), first.running.output)).toBe(1);
    expect(first.running.output()).toContain("Lost leadership... committing suicide!");

    // Changed, it may not come back under its old id; after a clean goodbye it may.
    const changed = ["--ip=127.0.77.99", `--master=zk://${servers}/sleep`, "--work_dir=/agent", "--attributes=rack:b"];
    await kill(agent);
    const refused = await oneShot(processes, "mesos-slave", ...changed);
    expect(refused).toMatchObject({ end: 1 });
    expect(refused.output).toContain("Incompatible slave info detected");
    const same = processes.start([`${root}/usr/sbin/mesos-slave`, ...changed.slice(0, 3)]);
    await eventually("recovery", () => (same.output().includes("Finished recovery") ? true : undefined), same.output);
    await kill(same, "SIGUSR1");
    const welcome = processes.start([`${root}/usr/sbin/mesos-slave`, ...changed]);
    await eventually(
      "recovery",
      () => (welcome.output().includes("Finished recovery") ? true : undefined),
      welcome.output,
    );
    await kill(welcome);
    await killAll(second);
  });

  test("without ZooKeeper the leader ends itself, and the follower waits and leads when it is back", async () => {
    const masters = [startMaster("/gone", "--quorum=1"), startMaster("/gone", "--quorum=1")] as const;
    const first = await leaderAmong(masters);
    const second = masters.find((master) => master !== first) ?? first;
    await eventually("a follower", async () => (await second.state()).leader, second.running.output);
    await kill(zooKeeper);
    const end = await eventually("the leader's end", () => first.running.ended(), first.running.output);
    expect(end).toBe(1);
    expect(first.running.output()).toContain("Lost leadership... committing suicide!");
    await eventually(
      "the follower's word",
      () => (second.running.output().includes("Contend again") ? true : undefined),
      second.running.output,
    );
    expect(second.running.ended()).toBeUndefined();
    await startServer();
    await eventually("the follower leading", () => leads(second), second.running.output);
    await killAll(second);
  });
});
