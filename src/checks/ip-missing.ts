// ip-missing: a Mesos node that has an IPv6 address only, where Mesos needs an IPv4 one.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Member } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";
import { groupBy } from "./group-by.ts";

const check = declareCheck<{ readonly nodes: readonly string[]; readonly role: string }>({
  code: "ip-missing",
  severity: "warning",
  title: "a master or agent at an IPv6 address, without an IPv4 one",
  why: `Masters, agents and frameworks talk to each other over IPv4 alone: \`ip\` takes an IPv4 address, and without it Mesos looks up the machine's own name and stops where that has none. A node that is known here by its IPv6 address gets no \`ip\` from it, so what the daemon announces hangs on the machine's /etc/hosts.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..2] at 2001:db8::[1..2]
ensemble main on m[1..3]
masters on m[1..3]
agents on s[1..2]
          ^^^^^^^ Mesos needs an IPv4 address
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 2001:db8::1 { v4 = 10.0.1.1 }
node s2      at 2001:db8::2 { v4 = 10.0.1.2 }
ensemble main on m[1..3]
masters on m[1..3]
agents on s[1..2] { ip = "\${node.v4}" }
`,
  message: ({ nodes, role }) =>
    `${listed(nodes)} ${nodes.length === 1 ? "is" : "are"} in ${role} without an IPv4 address`,
  label: () => "Mesos needs an IPv4 address",
  help: () => 'set `ip`, from a setting of the node, say: `ip = "${node.v4}"`; or address the nodes by DNS names',
  *run(cluster): Iterable<Diagnostic> {
    for (const role of cluster.roles) {
      if (role.kind !== "masters" && role.kind !== "agents") continue;
      const groups = groupBy(role.members, (member) => (lacksIp(member) ? member.span : undefined));
      for (const [span, members] of groups) {
        yield diagnose(check, span, { nodes: members.map(({ node }) => node.name), role: role.name });
      }
    }
  },
});
export default check;

/** Nothing says which IPv4 address the service is to take, be it an option or libprocess's own variable. */
function lacksIp(member: Member): boolean {
  return (
    member.node.address?.kind === "ipv6" &&
    !["ip", "ip_discovery_command", "advertise_ip"].some(
      (key) => settingOf(member, key) !== undefined || member.faulty.has(key),
    ) &&
    !member.environment.some(({ name }) => name === "LIBPROCESS_IP" || name === "LIBPROCESS_ADVERTISE_IP")
  );
}
