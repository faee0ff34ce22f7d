// The zk strings of Marathon and Chronos, by their own grammars.
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";

export interface ZooKeeperPlace {
  readonly servers: string;
  readonly auth: string | undefined;
  readonly path: string;
}

/** Marathon's: lower-case scheme, a path without empty nodes and trailing slash; ports mandatory until 1.1.7. */
export function readMarathonZk(text: string, release: string): ZooKeeperPlace {
  const knowsAuth = isFrom(release, "1.3.0");
  const auth = knowsAuth ? "(?<auth>[^/:]+:[^@]+)@" : "(?<auth>[^/@]+)@";
  const port = knowsAuth ? "(?::[0-9]+)?" : ":[0-9]+";
  const server = `[A-z0-9.-]+${port}`;
  const grammar = new RegExp(`^zk://(?:${auth})?(?<servers>${server}(?:,${server})*)(?<path>(?:/[^/]+)+)$`);
  const groups = grammar.exec(text)?.groups;
  if (groups?.["servers"] === undefined || groups["path"] === undefined) {
    throw new Refusal(`[scallop] Error: Bad arguments for option 'zk': '${text}' - wrong arguments format`);
  }
  return {
    servers: withPorts(groups["servers"]),
    // Before 1.3 it was read and never sent.
    auth: knowsAuth ? groups["auth"] : undefined,
    path: groups["path"],
  };
}

/** From 1.5.12, 1.6.544 and 1.7.50 a master that starts with zk:// must fit the same grammar. */
export function checkMarathonMaster(text: string, release: string): void {
  const isChecked =
    isFrom(release, "1.7.50") || isBetween(release, "1.6.544", "1.7.0") || isBetween(release, "1.5.12", "1.6.0");
  if (isChecked && text.startsWith("zk://")) readMarathonZk(text, release);
}

/** Chronos's servers: `host:port` each; from 2.3.2 a leading zk:// goes, with all from the first slash after it. */
export function readZkHosts(text: string, release: string): string {
  const strips = isFrom(release, "2.3.2") && text.startsWith("zk://");
  const hosts = strips ? text.slice("zk://".length).replace(/\/.*$/s, "") : text;
  for (const host of hosts.split(",")) {
    if (!/^[^:@/\s]+:[0-9]+$/.test(host)) throw new Refusal(`Could not parse zk_hosts: '${host}' is not host:port`);
  }
  return hosts;
}

function withPorts(servers: string): string {
  return servers
    .split(",")
    .map((server) => (server.includes(":") ? server : `${server}:2181`))
    .join(",");
}

function isBetween(release: string, from: string, before: string): boolean {
  return isFrom(release, from) && !isFrom(release, before);
}
