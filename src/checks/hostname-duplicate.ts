// hostname-duplicate: two nodes announce one name for the same kind of service.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Cluster, type Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { declareCheck } from "./check.ts";
import { groupBy } from "./group-by.ts";
import { isWritten, removal, settingPlace } from "./places.ts";

const check = declareCheck<{ readonly hostname: string; readonly nodes: readonly string[]; readonly what: string }>({
  code: "hostname-duplicate",
  severity: "error",
  title: "two nodes that announce one host name",
  why: `\`hostname\` is what a service tells the others to call it. Masters send browsers and clients on to the leader's; Marathon and Chronos standbys pass every request on to it; frameworks show it as the place where a task runs. When two nodes announce one name, half of those requests arrive at the wrong machine: a standby that passes a request on to "the leader" and reaches itself answers with an error, and two agents of one name cannot be told apart by constraints.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { hostname = "mesos.example.com" }
                                ^^^^^^^^^^^^^^^^^^^ m1, m2 and m3 announce it
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { hostname = "\${node.name}.example.com" }
`,
  message: ({ hostname, nodes, what }) =>
    `${listed(nodes)} ${nodes.length === 2 ? "both" : "all"} announce ${what} as ${hostname}`,
  label: ({ nodes }) => `${listed(nodes)} announce it`,
  help: () => 'leave it out, and mesosc takes each node\'s address; or make it differ: "${node.name}"',
  given: ({ roles }) => roles.map(announcements),
  *run(cluster): Iterable<Diagnostic> {
    for (const { what, roles } of services(cluster)) {
      for (const hostname of repeated(roles)) {
        const group = roles.flatMap((role) => membersByName(role).get(hostname) ?? []);
        // Names that all follow from the addresses: the addresses are what is wrong (`address-duplicate`).
        const culprit = group.findLast((member) => isWritten(settingOf(member, "hostname")));
        const setting = culprit === undefined ? undefined : settingOf(culprit, "hostname");
        if (culprit === undefined || setting === undefined) continue;
        const place = settingPlace(setting, culprit.role);
        const elsewhere = group
          .map((member) => ({ member, span: settingPlace(settingOf(member, "hostname"), member.role) }))
          .find(({ span }) => span.start !== place.start || span.source !== place.source);
        yield diagnose(
          check,
          place,
          { hostname, nodes: group.map(({ node }) => node.name), what },
          {
            related: elsewhere && [
              { span: elsewhere.span, message: `the name that ${elsewhere.member.node.name} announces` },
            ],
            fix: removal(setting),
          },
        );
      }
    }
  },
});
export default check;

/** Roles whose members are told apart by their names: all agents together, the masters, each framework. */
function services({
  masters,
  agents,
  frameworks,
}: Cluster): { readonly what: string; readonly roles: readonly Role[] }[] {
  return [
    ...(masters === undefined ? [] : [{ what: "their master", roles: [masters] }]),
    { what: "their agent", roles: agents },
    ...frameworks.map((role) => ({ what: `framework ${role.name}`, roles: [role] })),
  ];
}

/** A role and the names that its members announce, each with whether somebody wrote it, in one text. */
const announcements = remembered(({ kind, name, members }: Role) => {
  const names = members.map((member) => settingOf(member, "hostname"));
  return [kind, name, ...names.map((setting) => `${isWritten(setting) ? "=" : ""}${setting?.text}`)].join("\n");
});

/** The names that several members announce. */
function repeated(roles: readonly Role[]): ReadonlySet<string> {
  const found = new Set(roles.flatMap(repeatedIn));
  if (roles.length < 2) return found;
  const seen = new Set<string>();
  for (const role of roles) {
    for (const name of membersByName(role).keys()) {
      if (seen.has(name)) found.add(name);
      else seen.add(name);
    }
  }
  return found;
}

const repeatedIn = remembered((role: Role): readonly string[] =>
  [...membersByName(role)].flatMap(([name, members]) => (members.length > 1 ? [name] : [])),
);

const membersByName = remembered(({ members }: Role) =>
  groupBy(members, (member) => settingOf(member, "hostname")?.text.toLowerCase()),
);
