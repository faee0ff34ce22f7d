// file-clash: two services of a node that would have to share a file and want different things in it.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly node: string;
  readonly path: string;
  readonly first: string;
  readonly second: string;
}>({
  code: "file-clash",
  severity: "error",
  title: "two services of a node need one file with different contents",
  why: `Some files are read by more than one program: the packages' wrappers take the masters' zk string for Mesos and for Chronos from the same /etc/mesos/zk. A node has one such file, so the services on it must want the same thing; the one that gets the other's string would join the wrong ensemble.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node z[1..3] at 10.0.1.[1..3]
ensemble main  on m[1..3]
ensemble other on z[1..3]
masters on m[1..3] { zk = main/mesos }
framework chronos on m1, z1 { zk = other/chronos }
                     ^^ wants its own /etc/mesos/zk
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node z[1..3] at 10.0.1.[1..3]
ensemble main  on m[1..3]
ensemble other on z[1..3] { clientPort = 2182 }
masters on m[1..3] { zk = main/mesos }
framework chronos on m1, m2 { zk = main/chronos }
framework marathon on z1, z2 { zk = other/marathon }
`,
  message: ({ node, path, first, second }) =>
    `${first} and ${second} on ${node} both need ${path}, with different contents`,
  label: ({ path }) => `wants its own ${path}`,
  help: () => "run one of them on another node, or let both use the same ensemble",
});
