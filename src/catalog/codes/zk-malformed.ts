// zk-malformed: a zk:// string that a client cannot use, or would use wrongly.
import { declare } from "../../diagnostics/code.ts";

export type ZkFault =
  | "scheme"
  | "no-servers"
  | "empty-server"
  | "missing-port"
  | "bad-port"
  | "peer-port"
  | "blank"
  | "second-scheme"
  | "hosts-scheme"
  | "path-per-server"
  | "double-slash"
  | "brackets";

const messages: Readonly<Record<ZkFault, (text: string) => string>> = {
  scheme: (text) => `\`${text}\` is no ZooKeeper string: it must begin with \`zk://\``,
  "no-servers": () => "the zk string names no server",
  "empty-server": () => "there is a comma too many in the zk string",
  "missing-port": (text) => `\`${text}\` has no port: a ZooKeeper client refuses a server without one`,
  "bad-port": (text) => `\`${text}\` is no port`,
  "peer-port": (text) => `${text} is not a port that ZooKeeper's clients use`,
  blank: () => "there is white space inside the zk string",
  "second-scheme": () => "`zk://` stands once at the beginning, not before each server",
  "hosts-scheme": (text) => `\`${text}\`: a list of host:port stands here, without \`zk://\` and path`,
  "path-per-server": () => "the path stands once, after the last server",
  "double-slash": () => "the path of the zk string has an empty part",
  brackets: (text) => `\`${text}\`: ZooKeeper's clients look up an address in brackets as a name and fail`,
};

const labels: Readonly<Record<ZkFault, string>> = {
  scheme: "must begin with `zk://`",
  "no-servers": "no server here",
  "empty-server": "a server is missing here",
  "missing-port": "add the client port, `:2181`",
  "bad-port": "must be from 1 to 65535",
  "peer-port": "must be the client port, usually 2181",
  blank: "no white space here",
  "second-scheme": "leave this out",
  "hosts-scheme": "a list of host:port without `zk://`",
  "path-per-server": "everything from here on is taken for the path",
  "double-slash": "one `/` only",
  brackets: "write the address without brackets, or a name",
};

export default declare<{
  readonly fault: ZkFault;
  readonly text: string;
  /** The setting that it was read for. */
  readonly key?: string;
  /** How many more of the string's servers have the same fault. */
  readonly more?: number;
}>({
  code: "zk-malformed",
  severity: "error",
  title: "a zk:// string that a client cannot use",
  why: `Mesos looks at the scheme and the path of a zk string and at nothing else. A server without a port leaves the daemon running for ten minutes, without a leader, before it aborts; port 3888 or 5050 answers, but no ZooKeeper client is served there; a comma or a path too many ends up in the name of a znode, and the master elects itself on a path of its own.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { zk = zk://10.0.0.1:2181,10.0.0.2,10.0.0.3:2181/mesos }
                                             ^^^^^^^^ add the client port, \`:2181\`
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { zk = main/mesos }
`,
  message({ fault, text, more = 0 }) {
    return `${messages[fault](text)}${more === 0 ? "" : `; ${more} more ${more === 1 ? "is" : "are"} the same`}`;
  },
  label: ({ fault }) => labels[fault],
  help: ({ key }) =>
    key === "servers"
      ? 'servers are written one by one: `servers = ["host:2181", …]`'
      : `\`${key === "master" ? "master" : "zk"} = ENSEMBLE/PATH\` lets mesosc write the string, the same on every node`,
});
