// zk-ipv6: a framework that is given IPv6 addresses of ZooKeeper servers, which it cannot read.
import { isIPv6 } from "../catalog/ip-address.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Cluster, Setting } from "../model/cluster.ts";
import { settingsOf } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";

const check = declareCheck<{ readonly framework: string; readonly address: string }>({
  code: "zk-ipv6",
  severity: "error",
  title: "a framework that cannot read the IPv6 addresses of its ZooKeeper servers",
  why: `Marathon reads the servers of its zk string as names with one colon before the port, and Chronos takes its list apart in the same way: neither knows IPv6 addresses, and both stop at start. ZooKeeper itself and the members of the ensemble have no trouble with them.`,
  bad: `cluster c
node z[1..3] at 2001:db8::[1..3]
node m[1..3] at 10.0.0.[1..3]
ensemble main on z[1..3]
masters on m[1..3]
framework marathon on m[1..2]
          ^^^^^^^^ cannot read 2001:db8::1
`,
  good: `cluster c
node z[1..3] at "z[1..3].example.com"
node m[1..3] at 10.0.0.[1..3]
ensemble main on z[1..3]
masters on m[1..3]
framework marathon on m[1..2]
`,
  message: ({ framework, address }) => `${framework} cannot read ${address} as a ZooKeeper server`,
  label: ({ address }) => `cannot read ${address}`,
  help: () => 'give the ensemble\'s nodes DNS names: `at "z[1..3].example.com"`',
  *run(cluster: Cluster): Iterable<Diagnostic> {
    for (const { syntax, span, target, members } of cluster.frameworks) {
      const [first] = members;
      const address = first === undefined ? undefined : settingsOf(first).flatMap(ipv6Servers)[0];
      if (address === undefined) continue;
      yield diagnose(check, syntax.target?.span ?? span, { framework: target.title, address });
    }
  },
});
export default check;

function ipv6Servers({ value }: Setting): string[] {
  return value.kind === "zk" ? value.servers.flatMap(({ host }) => (isIPv6(host) ? [host] : [])) : [];
}
