// A zk:// URL as Mesos takes it apart; the server list is the ZooKeeper client's affair.
import { Refusal } from "../shared/refusal.ts";

export interface ZkUrl {
  /** user:password for ZooKeeper's scheme digest. */
  readonly auth: string | undefined;
  readonly servers: string;
  readonly path: string;
}

/** Trimmed; the path starts at the first slash, the last @ before it splits, one trailing slash is dropped. */
export function readZkUrl(text: string, what: "contender" | "detector"): ZkUrl {
  const url = text.trim();
  if (!url.startsWith("zk://")) {
    throw new Refusal(`Error parsing ZooKeeper URL: Expecting 'zk://' at the beginning of the URL`);
  }
  const rest = url.slice("zk://".length);
  const slash = rest.indexOf("/");
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const path = slash === -1 ? "/" : rest.slice(slash);
  if (path === "/") {
    throw new Refusal(
      `Failed to create a master ${what}: Expecting a (chroot) path for ZooKeeper ('/' is not supported)`,
    );
  }
  const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
  if (trimmed.endsWith("/")) throw new Refusal("Check failed: znode.at(znode.size() - 1) != '/'", "abort");
  if (trimmed.includes("//") || trimmed.startsWith("//")) {
    throw new Refusal(`Group aborting: Failed to create '${trimmed}/n5' in ZooKeeper: bad arguments`, "abort");
  }
  const at = authority.lastIndexOf("@");
  return {
    auth: at === -1 ? undefined : authority.slice(0, at),
    servers: authority.slice(at + 1),
    path: trimmed,
  };
}

/** What ZooKeeper's C client says about a server list, or undefined where it takes it. */
export function serverListFault(servers: string): string | undefined {
  for (const server of servers.split(",").map((entry) => entry.trim())) {
    if (server === "") continue;
    const match = /^([^:]+)(?::(.*))?$/.exec(server);
    if (match?.[2] === undefined) return `no port in ${server}`;
    if (!/^[0-9]+$/.test(match[2]) || Number(match[2]) === 0) return `invalid port in ${server}`;
  }
  return undefined;
}
