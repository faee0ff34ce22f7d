// A real ZooKeeper server from the machine's packages, and its four-letter answer.
import { connect } from "node:net";
import { existsSync } from "node:fs";
import type { Processes, Running } from "./processes.ts";

const classPath = ["/usr/share/java/zookeeper.jar", "/usr/share/java/slf4j-simple.jar"];

export function hasZooKeeper(): boolean {
  return classPath.every((jar) => existsSync(jar));
}

export function startZooKeeper(processes: Processes, configuration: string): Running {
  const jvm = ["-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath.join(":")];
  return processes.start(["java", ...jvm, "org.apache.zookeeper.server.quorum.QuorumPeerMain", configuration]);
}

/** `leader`, `follower`, `standalone`; undefined where it does not serve. */
export function modeOf(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    let text = "";
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("connect", () => socket.write("srvr"));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(undefined));
    socket.on("close", () => resolve(/^Mode: (\w+)/m.exec(text)?.[1]));
  });
}
