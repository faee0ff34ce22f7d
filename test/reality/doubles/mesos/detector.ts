// Following the leading master: through ZooKeeper, or the one that was named.
import { lookup } from "node:dns/promises";
import { Refusal, say } from "../shared/refusal.ts";
import { watchGroup } from "../shared/group.ts";
import { openSession, type Session } from "../shared/session.ts";
import { serverListFault, type ZkUrl } from "./zk-url.ts";

/** What a master says of itself under the zk path; 0.23 wrote it in protobuf, later releases in JSON. */
export interface MasterInfo {
  readonly id: string;
  readonly ip: string;
  readonly hostname: string;
  readonly port: number;
  readonly version: string;
}

export const masterLabels = ["info_", "json.info_"];

/** Opens a session as ZooKeeper's C client does. Where it refuses the server list, it tries for ten minutes, then aborts. */
export async function openMesosSession({ servers, auth }: ZkUrl, timeoutMilliseconds: number): Promise<Session> {
  const fault = serverListFault(servers);
  if (fault !== undefined) {
    say(`ZOO_ERROR@getaddrs@489: ${fault}\nzookeeper_init failed: Invalid argument ; retrying in 1 second`);
    await new Promise((resolve) => setTimeout(resolve, 600_000));
    throw new Refusal("zookeeper.cpp:111] Failed to create ZooKeeper, zookeeper_init: Invalid argument [22]", "abort");
  }
  const hosts = servers
    .split(",")
    .map((server) => server.trim().replace(/:[0-9]+$/, ""))
    .filter((host) => host !== "");
  await Promise.all(
    hosts.map((host) =>
      lookup(host).catch(() => {
        throw new Refusal(
          "zookeeper.cpp:111] Failed to create ZooKeeper, zookeeper_init: No such file or directory [2]",
          "abort",
        );
      }),
    ),
  );
  const list = servers
    .split(",")
    .map((server) => server.trim())
    .filter((server) => server !== "")
    .join(",");
  return openSession({ servers: list, auth, timeoutMilliseconds });
}

/** Tells of the leading master now and whenever it changes; a lost session is followed by a new one. */
export async function detectThroughZooKeeper(
  url: ZkUrl,
  timeoutMilliseconds: number,
  tell: (leader: MasterInfo | undefined) => void,
): Promise<void> {
  for (;;) {
    const session = await openMesosSession(url, timeoutMilliseconds);
    watchGroup(session, url.path, masterLabels, ([leader]) => {
      tell(leader === undefined ? undefined : (JSON.parse(leader.data) as MasterInfo));
    });
    await session.lost;
    tell(undefined);
    say("Lost leading master");
  }
}

/** `host:port` or `master@host:port`, which must resolve; `zk://` forgotten is taken for a master too. */
export async function namedMaster(text: string): Promise<MasterInfo> {
  const failed = new Refusal(`Failed to create a master detector: Failed to parse '${text}'`);
  const match = /^(?:[^@]*@)?([^:/]+):([0-9]+)/.exec(text.trim());
  const [, host, port] = match ?? [];
  if (host === undefined || port === undefined) throw failed;
  const { address } = await lookup(host, 4).catch(() => {
    throw failed;
  });
  return { id: "", ip: address, hostname: host, port: Number(port), version: "" };
}
