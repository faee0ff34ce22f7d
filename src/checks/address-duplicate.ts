// address-duplicate: two nodes at one address, by their declarations or by a setting.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Address, type Cluster, type Member, type Node, type Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { declareCheck } from "./check.ts";
import { groupBy, groupsOfSeveral } from "./group-by.ts";
import { isLoopback } from "./loopback.ts";
import { isWritten, placeKey, removal, settingPlace } from "./places.ts";

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly address: string;
}

type Duplicate =
  /** Pairs of nodes that the same declarations make. */
  | { readonly kind: "nodes"; readonly pairs: readonly Pair[] }
  /** A setting that tells several nodes to listen at, or to announce, one address. */
  | { readonly kind: "setting"; readonly key: string; readonly address: string; readonly nodes: readonly string[] };

/** Settings that are the address of one machine, and what tells two apart that have the same one. */
const addresses: readonly { readonly key: string; readonly beside?: string }[] = [
  { key: "ip" },
  { key: "ip6" },
  { key: "advertise_ip", beside: "advertise_port" },
  { key: "clientPortAddress" },
];

const check = declareCheck<Duplicate>({
  code: "address-duplicate",
  severity: "error",
  title: "two nodes at one address",
  why: `A node is a machine, and what it runs is known to all others by its address. With one address for two nodes the ZooKeeper list, the zk strings and the announced host names name one machine twice and the other never: the second node's master, agent or ZooKeeper member binds an address that is not its own and fails ("Cannot assign requested address"), or, where both names mean the same machine, two services fight for one port. It is what is left when a block was copied and half of it changed.`,
  bad: `cluster c
node zk[1..2] at 10.0.0.[1..2]
node zk3      at 10.0.0.2
                 ^^^^^^^^ zk2 is there
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  message(data) {
    if (data.kind === "setting") return `${data.key} is ${data.address} on ${listed(data.nodes)}`;
    const { pairs } = data;
    const [first] = pairs;
    const more = pairs.length > 1 ? `, and ${pairs.length - 1} more of the same declarations share theirs` : "";
    return `${first?.first} and ${first?.second} are both at ${first?.address}${more}`;
  },
  label: (data) =>
    data.kind === "setting" ? `one address for ${data.nodes.length} nodes` : `${data.pairs[0]?.first} is there`,
  help: ({ kind }) =>
    kind === "nodes"
      ? "give each node the address that the others reach it by"
      : 'leave it out, or make it each node\'s own: "${node.address}"',
  // What one role says of an address is compared with what all others have.
  given: ({ addresses, roles }) => [addresses, ...(roles.some((role) => writtenKeys(role).size > 0) ? roles : [])],
  *run(cluster): Iterable<Diagnostic> {
    // A pattern that was copied whole is one mistake, however many nodes it makes.
    const found = new Map<string, { first: Node; second: Node; address: string }[]>();
    const sharers = groupsOfSeveral(cluster.nodes, ({ address }) => address && canonical(address));
    for (const second of sharers.size === 0 ? [] : cluster.nodes) {
      const [first] = (second.address && sharers.get(canonical(second.address))) ?? [];
      if (first?.address === undefined || second.address === undefined || first === second) continue;
      const key = `${placeKey(second.address.span)} ${placeKey(first.address.span)}`;
      const pairs = found.get(key) ?? [];
      pairs.push({ first, second, address: second.address.text });
      found.set(key, pairs);
    }
    for (const pairs of found.values()) {
      const [pair] = pairs;
      if (pair?.second.address === undefined) continue;
      const data = {
        kind: "nodes" as const,
        pairs: pairs.map(({ first, second, address }) => ({ first: first.name, second: second.name, address })),
      };
      yield diagnose(check, pair.second.address.span, data, {
        related: [{ span: (pair.first.address ?? pair.first).span, message: `the address of ${pair.first.name}` }],
      });
    }
    yield* settings(cluster);
  },
});
export default check;

/** Settings that give one address to several members which run one program. */
function* settings(cluster: Cluster): Iterable<Diagnostic> {
  const services = groupBy(cluster.roles, ({ target, kind, name }) => (kind === "framework" ? name : target));
  for (const roles of services.values()) {
    for (const { key, beside } of addresses) {
      if (!roles.some((role) => writtenKeys(role).has(key))) continue;
      const members = roles.flatMap((role) => role.members);
      const sharers = groupsOfSeveral(members, (member) => addressOf(member, key, beside));
      for (const group of sharers.values()) {
        // Addresses that all follow from the nodes' own are told of those.
        const culprit = group.findLast((member) => isWritten(settingOf(member, key)));
        const setting = culprit === undefined ? undefined : settingOf(culprit, key);
        if (culprit === undefined || setting === undefined) continue;
        const nodes = group.map(({ node }) => node.name);
        const data = { kind: "setting", key, address: setting.text, nodes } as const;
        yield diagnose(check, settingPlace(setting, culprit.role), data, { fix: removal(setting) });
      }
    }
  }
}

/** Those of the settings that somebody wrote for a member of the role. */
const writtenKeys = remembered(
  ({ members }: Role): ReadonlySet<string> =>
    new Set(
      addresses.map(({ key }) => key).filter((key) => members.some((member) => isWritten(settingOf(member, key)))),
    ),
);

/** What members must not share; nothing for `0.0.0.0`, and for loopback, which `address-loopback` judges. */
function addressOf(member: Member, key: string, beside: string | undefined): string | undefined {
  const text = settingOf(member, key)?.text;
  if (text === undefined || text === "0.0.0.0" || text === "::" || isLoopback(text)) return undefined;
  return `${text.toLowerCase()} ${beside === undefined ? "" : (settingOf(member, beside)?.text ?? "")}`;
}

/** One spelling for each address: `2001:DB8:0::1` is `2001:db8::1`, names are the same in any case. */
function canonical(address: Address): string {
  return address.kind === "ipv4" ? address.text : otherwiseWritten(address);
}

const otherwiseWritten = remembered(({ kind, text }: Address): string => {
  const url = `http://[${text}]/`;
  return kind === "ipv6" && URL.canParse(url) ? new URL(url).hostname : text.toLowerCase().replace(/\.$/, "");
});
