// ensemble-ipv6: members at IPv6 addresses, and a ZooKeeper that cannot read those.
import { isIPv6 } from "../catalog/ip-address.ts";
import { inEra, type Era } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";

/** Releases that take the server line apart at every colon. */
const blind: readonly Era[] = [{ until: "3.4.8" }, { since: "3.5.0", until: "3.5.1" }];

const check = declareCheck<{ readonly ensemble: string; readonly address: string; readonly release: string }>({
  code: "ensemble-ipv6",
  severity: "error",
  title: "members at IPv6 addresses that the release cannot read",
  why: `ZooKeeper learnt to read IPv6 addresses in its server lines with 3.4.9 and 3.5.2. Releases before that take the line apart at every colon: some log an error and drop the member, so that each server counts another number of voters, others do not start.`,
  bad: `cluster c { os = centos7  versions { zookeeper = 3.4.6 } }
node z[1..3] at 2001:db8::[1..3]
node m[1..3] at 10.0.0.[1..3]
ensemble main on z[1..3]
                 ^^^^^^^ 3.4.6 cannot read 2001:db8::1
masters on m[1..3]
`,
  good: `cluster c { os = centos7  versions { zookeeper = 3.4.14 } }
node z[1..3] at 2001:db8::[1..3]
node m[1..3] at 10.0.0.[1..3]
ensemble main on z[1..3]
masters on m[1..3]
`,
  message: ({ ensemble, address, release }) =>
    `ensemble ${ensemble} has a member at ${address}, which ZooKeeper ${release} cannot read`,
  label: ({ address, release }) => `${release} cannot read ${address}`,
  help: () => 'take 3.4.9, 3.5.2 or later, or give the nodes DNS names: `at "z[1..3].example.com"`',
  *run(cluster): Iterable<Diagnostic> {
    for (const { name, servers } of cluster.ensembles) {
      const address = servers.find(({ host }) => isIPv6(host))?.host;
      const reader = servers.find(({ member }) => member !== undefined && isBlind(member.release))?.member;
      if (address === undefined || reader === undefined) continue;
      yield diagnose(check, reader.span, { ensemble: name, address, release: reader.release });
    }
  },
});
export default check;

function isBlind(release: string): boolean {
  return blind.some((era) => inEra(era, release));
}
