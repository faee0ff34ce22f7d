// Does ZooKeeper itself read our zoo.cfg as it was meant, and do three servers that read it elect a leader?
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { makePlan } from "../../src/plan/make-plan.ts";
import { analysisOf } from "../kit/analyse.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { needs, needsProgram, run } from "../kit/real.ts";

const jar = "/usr/share/java/zookeeper.jar";
const classPath = `${jar}:/usr/share/java/slf4j-nop.jar`;
const reader = fileURLToPath(new URL("zookeeper/ReadConfig.java", import.meta.url));

function canReadConfig(): boolean {
  return needsProgram("java", "javac") && needs("ZooKeeper's classes (package libzookeeper-java)", existsSync(jar));
}

/** Lays every server's zoo.cfg and myid into `folder`, where the program's `dataDir` must lead; the files' paths by node. */
function layOut(folder: string, text: string): Map<string, string> {
  const { checked, diagnostics } = analysisOf(text);
  if (checked === undefined) throw new Error(diagnostics.map(({ code }) => code.code).join());
  const paths = new Map<string, string>();
  for (const { node, files } of makePlan(checked).nodes()) {
    mkdirSync(`${folder}/${node}`);
    for (const name of ["zoo.cfg", "myid"]) {
      const file = files.find(({ path }) => path === `/etc/zookeeper/conf/${name}`);
      if (file === undefined) throw new Error(`${node} has no ${name}`);
      writeFileSync(`${folder}/${node}/${name}`, file.content);
    }
    paths.set(node, `${folder}/${node}/zoo.cfg`);
  }
  return paths;
}

const dataDir = (folder: string): string => `dataDir = "${folder}/\${node.name}"`;

describe.skipIf(!canReadConfig())("ZooKeeper's own parser", () => {
  test.each([
    [
      "three members, with timing of their own",
      "node z[1..3] at 10.0.0.[1..3]\nensemble main on z* { tickTime = 3000  initLimit = 7  syncLimit = 4  DATA }",
      ["z1", "z2", "z3"].map(
        (_, index) =>
          `id ${index + 1} PARTICIPANT client 2181 timing 3000 7 4 voters 3 | 1 PARTICIPANT 10.0.0.1 2888 3888 | 2 PARTICIPANT 10.0.0.2 2888 3888 | 3 PARTICIPANT 10.0.0.3 2888 3888`,
      ),
    ],
    [
      "observers, which count for ids and not for votes",
      "node z[1..5] at 10.0.0.[1..5]\nensemble main on z[1..3] { observers = z[4..5]  DATA }",
      [1, 2, 3, 4, 5].map(
        (id) =>
          `id ${id} ${id > 3 ? "OBSERVER" : "PARTICIPANT"} client 2181 timing 2000 10 5 voters 3 | ${[1, 2, 3, 4, 5]
            .map((each) => `${each} ${each > 3 ? "OBSERVER" : "PARTICIPANT"} 10.0.0.${each} 2888 3888`)
            .join(" | ")}`,
      ),
    ],
    [
      "five members and two observers",
      "node z[1..7] at 10.0.0.[1..7]\nensemble main on z[1..5] { observers = z[6..7]  DATA }",
      [1, 2, 3, 4, 5, 6, 7].map((id) => expect.stringMatching(`^id ${id} .* voters 5 `) as string),
    ],
    [
      "IPv6 addresses, and ports of their own",
      "node z[1..3] at 2001:db8::[1..3]\nensemble main on z* { clientPort = 12181  peerPort = 12888  electionPort = 13888  DATA }",
      [1, 2, 3].map(
        (id) =>
          `id ${id} PARTICIPANT client 12181 timing 2000 10 5 voters 3 | ${[1, 2, 3]
            .map((each) => `${each} PARTICIPANT 2001:db8:0:0:0:0:0:${each} 12888 13888`)
            .join(" | ")}`,
      ),
    ],
    [
      "ids that were given",
      "node z[1..3] at 10.0.0.[1..3]\nensemble main on z* { ids = { z1: 20, z2: 255 }  DATA }",
      [20, 255, 3].map(
        (id) =>
          `id ${id} PARTICIPANT client 2181 timing 2000 10 5 voters 3 | 3 PARTICIPANT 10.0.0.3 2888 3888 | 20 PARTICIPANT 10.0.0.1 2888 3888 | 255 PARTICIPANT 10.0.0.2 2888 3888`,
      ),
    ],
  ])("reads %s", { timeout: 30_000 }, (_, text, expected) => {
    const folder = temporaryFolder();
    const paths = layOut(folder, `cluster c { os = debian12 }\n${text.replace("DATA", dataDir(folder))}`);
    const { stdout, stderr } = run("java", ["-XX:TieredStopAtLevel=1", "-cp", classPath, reader, ...paths.values()]);
    expect(stdout.trimEnd().split("\n"), stderr).toEqual(expected);
  });
});

describe.skipIf(!canReadConfig())("three servers on one machine", () => {
  test("elect a leader among them", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    // Below those that the system gives to outgoing connections.
    const client = 12_000 + (process.pid % 5_000);
    const ports = `clientPort = ${client}  peerPort = ${client + 5_000}  electionPort = ${client + 10_000}`;
    const paths = layOut(
      folder,
      `cluster c { os = debian12 }
node z[1..3] at 127.0.0.[1..3]
ensemble main on z* { tickTime = 500  clientPortAddress = "\${node.address}"  ${ports}  ${dataDir(folder)} }`,
    );
    const servers = [...paths].map(([node, path]) => start(path, `${folder}/${node}/log`));
    onTestFinished(() => Promise.all(servers.map(end)).then(() => undefined));
    const deadline = Date.now() + 40_000;
    let modes: readonly string[] = [];
    while (modes.join() !== "follower,follower,leader") {
      if (Date.now() > deadline || servers.some(({ exitCode }) => exitCode !== null)) {
        const logs = [...paths.keys()].map((node) => readFileSync(`${folder}/${node}/log`, "utf8").slice(-2000));
        throw new Error(`the modes are ${modes.join()}:\n${logs.join("\n")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      modes = (await Promise.all(["127.0.0.1", "127.0.0.2", "127.0.0.3"].map((host) => modeOf(host, client)))).sort();
    }
  });
});

function start(config: string, log: string): ChildProcess {
  const main = "org.apache.zookeeper.server.quorum.QuorumPeerMain";
  const words = ["-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", `${jar}:/usr/share/java/slf4j-simple.jar`, main, config];
  const output = openSync(log, "w");
  const server = spawn("java", words, { stdio: ["ignore", output, output] });
  closeSync(output);
  return server;
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });
}

/** What a server says it is; empty while it does not answer. */
function modeOf(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect({ host, port, timeout: 2000 }, () => socket.write("srvr"));
    socket.on("data", (bytes) => (text += String(bytes)));
    socket.on("timeout", () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(/^Mode: (\w+)$/m.exec(text)?.[1] ?? ""));
  });
}
