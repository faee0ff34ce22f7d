// port-clash: two services of a node want one port.
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { crowdedMembers, membersOn, type Cluster, type Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { roleDoes, roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { blockSetting, insertion, placeKey, replacement } from "./places.ts";
import { portsOf, type Port } from "./ports.ts";

interface Party {
  readonly role: string;
  readonly purpose: string;
  readonly key: string;
  readonly origin: Port["origin"];
}

const check = declareCheck<{
  readonly port: number;
  readonly nodes: readonly string[];
  readonly first: Party;
  readonly second: Party;
  readonly free: number;
}>({
  code: "port-clash",
  severity: "error",
  title: "two services of a node that want one port",
  why: `Whichever starts second fails to bind and ends, is started again and fails again; which of the two it is can change with each boot. Most such clashes are between ports that nobody wrote: Marathon and Chronos both take 8080 unless told otherwise, and from 3.5 on ZooKeeper's admin server does too. ZooKeeper then logs a warning and goes on without it, or, running alone, exits with 4; where ZooKeeper is first, it is Marathon that does not start.

Within one ZooKeeper member, one port for two purposes is worse than a failure, since it can go unnoticed until that member is to lead.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { http_port = 5050 }
                                            ^^^^ masters listen on 5050 too
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { http_port = 8081 }
`,
  message: ({ port, nodes, first, second }) =>
    `port ${port} on ${listed(nodes)} is wanted twice, by ${sayParty(first)} and by ${sayParty(second)}`,
  label: ({ port, first, second }) =>
    first.role === second.role ? `also for ${first.purpose}` : `${roleDoes(first.role, "listen")} on ${port} too`,
  help: ({ free, second }) => `${free} is free there: \`${second.key} = ${free}\` in ${second.role}`,
  given: (cluster) => [...crowdedMembers(cluster), ...cluster.roles.flatMap(nodesOfClashing)],
  *run(cluster): Iterable<Diagnostic> {
    // One mistake makes a clash on each node of a role: told once, with all the nodes.
    const clashes = new Map<string, { first: Port; second: Port; nodes: string[] }>();
    const suspects = new Set([...cluster.crowded, ...cluster.roles.flatMap(nodesOfClashing)]);
    for (const node of cluster.nodes) {
      if (!suspects.has(node)) continue;
      const holders = new Map<number, Port>();
      for (const port of membersOn(cluster, node).flatMap(portsOf)) {
        const other = holders.get(port.port);
        if (other === undefined) {
          holders.set(port.port, port);
          continue;
        }
        // Point at what somebody wrote; at the service that starts later where both or neither did.
        const [first, second] = port.origin === "written" || other.origin === "implied" ? [other, port] : [port, other];
        const key = [first, second].map(({ span, key, port }) => `${placeKey(span)} ${key} ${port}`).join(" ");
        const clash = clashes.get(key);
        if (clash === undefined) clashes.set(key, { first, second, nodes: [node.name] });
        else clash.nodes.push(node.name);
      }
    }
    if (clashes.size === 0) return;
    const taken = portsByRole(cluster);
    for (const { first, second, nodes } of clashes.values()) {
      const free = freePort(second, taken(second));
      const data = { port: second.port, nodes, first: party(first), second: party(second), free };
      yield diagnose(check, second.span, data, {
        related: [{ span: first.span, message: `${sayParty(party(first))} has port ${first.port}` }],
        fix: move(second, free),
      });
    }
  },
});
export default check;

function party({ member, purpose, key, origin }: Port): Party {
  return { role: roleTitle(member.role), purpose, key, origin };
}

function sayParty({ role, purpose, key, origin }: Party): string {
  return `${role} (${purpose}: ${key}${origin === "written" ? "" : " by default"})`;
}

/** The nodes of a role's members that want one port twice. */
const nodesOfClashing = remembered(({ members }: Role) =>
  members
    .filter((member) => {
      const ports = portsOf(member).map(({ port }) => port);
      return new Set(ports).size < ports.length;
    })
    .map(({ node }) => node),
);

/** All ports in use on the nodes of a port's role. */
function portsByRole(cluster: Cluster): (port: Port) => Set<number> {
  const found = new Map<unknown, Set<number>>();
  return ({ member: { role } }) => {
    const known =
      found.get(role) ??
      new Set(role.members.flatMap(({ node }) => membersOn(cluster, node).flatMap(portsOf)).map(({ port }) => port));
    found.set(role, known);
    return known;
  };
}

/** The next port above that nobody on those nodes uses. */
function freePort({ port }: Port, taken: ReadonlySet<number>): number {
  for (let free = port + 1; free < 65536; free++) if (!taken.has(free)) return free;
  return 1024;
}

function move({ member: { role }, key, origin, span }: Port, free: number): Fix | undefined {
  if (origin === "written") return replacement(span, String(free));
  return blockSetting(role, key) === undefined ? insertion(role, `${key} = ${free}`) : undefined;
}
