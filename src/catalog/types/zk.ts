// ZooKeeper client strings: `zk://h:p,…/path`, `h:p,…`, paths, and the master's address.
import { diagnose } from "../../diagnostics/code.ts";
import emptyValue from "../codes/empty-value.ts";
import wrongType from "../codes/wrong-type.ts";
import zkMalformed, { type ZkFault } from "../codes/zk-malformed.ts";
import { partSpan, plainText, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import type { HostPort, Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { refuse } from "./text.ts";

/** Ports that are found in zk strings by mistake: ZooKeeper's own two, a master's, an agent's. */
const peerPorts = new Set([2888, 3888, 5050, 5051]);

/** Reads the servers of `h:p,h:p` at `offset` of the datum's text; reports each kind of fault where it first is. */
function readServers(
  datum: Datum,
  text: string,
  offset: number,
  option: Option,
  report: Report,
): HostPort[] | undefined {
  const servers: HostPort[] = [];
  const faults = new Map<ZkFault, { readonly start: number; readonly shown: string; more: number }>();
  const fault = (kind: ZkFault, start: number, shown: string): void => {
    const first = faults.get(kind);
    if (first === undefined) faults.set(kind, { start, shown, more: 0 });
    else first.more++;
  };
  let start = 0;
  for (const part of text.split(",")) {
    const colon = part.lastIndexOf(":");
    const host = part.slice(0, colon);
    const port = part.slice(colon + 1);
    if (part === "") fault("empty-server", Math.min(start, text.length - 1), ",");
    else if (/\s/.test(part)) fault("blank", start, part);
    else if (part.startsWith("[")) fault("brackets", start, part);
    else if (colon < 0 || port === "") fault("missing-port", start, part);
    else if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
      fault("bad-port", start + colon + 1, port);
    else if (peerPorts.has(Number(port))) fault("peer-port", start + colon + 1, port);
    else if (host === "") fault("empty-server", start, part);
    else servers.push({ host, port: Number(port) });
    start += part.length + 1;
  }
  for (const [kind, { start: at, shown, more }] of faults) {
    const span = partSpan(datum, offset + at, offset + at + Math.max(shown.length, 1));
    report(diagnose(zkMalformed, span, { fault: kind, text: shown, key: option.name, more }));
  }
  return faults.size === 0 ? servers : undefined;
}

/** Reads a whole `zk://[auth@]h:p,…[/path]`. The path is `` where there is none: `zk-path-missing` judges that. */
function readZkUrl(datum: Datum, option: Option, report: Report): Value | undefined {
  const text = plainText(datum);
  if (text === undefined) return refuse(datum, option, zk.expects(option), report);
  if (text === "") {
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  }
  const fail = (fault: ZkFault, start: number, end: number): undefined => {
    report(
      diagnose(zkMalformed, partSpan(datum, start, end), { fault, text: text.slice(start, end), key: option.name }),
    );
    return undefined;
  };
  if (!text.startsWith("zk://")) return fail("scheme", 0, text.length);
  const second = text.indexOf("zk://", 5);
  if (second >= 0) return fail("second-scheme", second, second + 5);
  const slash = text.indexOf("/", 5);
  const authority = text.slice(5, slash < 0 ? undefined : slash);
  const path = slash < 0 ? "" : text.slice(slash);
  const nextServer = /,[^,/]*:\d+/.exec(path);
  if (nextServer !== null) return fail("path-per-server", slash, text.length);
  if (path.includes("//")) return fail("double-slash", slash + path.indexOf("//"), slash + path.indexOf("//") + 2);
  if (/\s/.test(path)) return fail("blank", slash, text.length);
  const at = authority.lastIndexOf("@");
  if (authority.slice(at + 1) === "") return fail("no-servers", 0, text.length);
  const servers = readServers(datum, authority.slice(at + 1), 5 + at + 1, option, report);
  if (servers === undefined) return undefined;
  // One slash at the end is dropped by Mesos and refused by Marathon: write it without.
  const value = { kind: "zk", servers, path: path.length > 1 ? path.replace(/\/$/, "") : path } as const;
  return at < 0 ? value : { ...value, credentials: authority.slice(0, at) };
}

/** `zk://…`, as Mesos and Marathon read it. IPv6 addresses stand without brackets: clients split at the last colon. */
function printZkUrl(value: Value): string {
  if (value.kind !== "zk") return value.kind === "text" ? value.text : "";
  const credentials = value.credentials === undefined ? "" : `${value.credentials}@`;
  return `zk://${credentials}${printZkServers(value)}${value.path}`;
}

/** `h:p,…`, as Chronos and ZooKeeper's own clients read it. */
function printZkServers(value: Value): string {
  if (value.kind !== "zk") return value.kind === "text" ? value.text : "";
  return value.servers.map(({ host, port }) => `${host}:${port}`).join(",");
}

/**
 * Reads a zk string that is a secret, or holds one; of the value, what stands before the `@` is the secret. A fault in
 * it is not pointed at, since that would quote it.
 */
function readSecretZk(datum: Extract<Datum, { kind: "secret" }>, option: Option, report: Report): Value | undefined {
  const value = readZkUrl({ ...datum, kind: "string" }, option, () => undefined);
  const hasCredentials = value?.kind === "zk" && value.credentials !== undefined;
  if (hasCredentials) return value;
  const expected = "a secret of the form zk://user:password@host:port/path";
  report(diagnose(wrongType, datum.span, { key: option.name, expected, found: "this secret" }));
  return undefined;
}

export const zk: ValueType = {
  expects: () => "an ensemble's path such as main/mesos, or a zk:// string",
  read: (datum, option, report) =>
    datum.kind === "secret" ? readSecretZk(datum, option, report) : readZkUrl(datum, option, report),
  print: printZkUrl,
};

export const zkHosts: ValueType = {
  expects: () => "servers such as zk1:2181,zk2:2181",
  read(datum, option, report) {
    const items = datum.kind === "list" ? datum.items : [datum];
    const servers: HostPort[] = [];
    for (const item of items) {
      const text = plainText(item);
      if (text === undefined || text === "") return refuse(item, option, this.expects(option), report);
      if (text.includes("://")) {
        report(diagnose(zkMalformed, item.span, { fault: "hosts-scheme", text, key: option.name }));
        return undefined;
      }
      const read = readServers(item, text, 0, option, report);
      if (read === undefined) return undefined;
      for (const server of read) servers.push(server);
    }
    if (servers.length > 0) return { kind: "zk", servers, path: "" };
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  },
  print: printZkServers,
};

export const zkPath: ValueType = {
  expects: () => "a path in ZooKeeper such as /chronos",
  read(datum, option, report) {
    const text = plainText(datum);
    if (text === undefined || !/^\/[^\s/]+(?:\/[^\s/]+)*$/.test(text)) {
      return refuse(datum, option, this.expects(option), report);
    }
    return { kind: "text", text };
  },
  print: (value) => (value.kind === "zk" ? value.path : value.kind === "text" ? value.text : ""),
};

/** What `--master` of agents and frameworks takes: a zk string, or one master's address with its port. */
export const master: ValueType = {
  expects: () => "an ensemble's path such as main/mesos, a zk:// string, or host:port",
  read(datum, option, report) {
    const text = plainText(datum);
    if (text !== undefined && /^(?:https?:\/\/)?[^\s/,:]+:\d{1,5}$/.test(text)) return { kind: "text", text };
    return zk.read(datum, option, report);
  },
  print: printZkUrl,
};
