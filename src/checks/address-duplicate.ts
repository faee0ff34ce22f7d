// address-duplicate: two nodes at one address.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Address, Node } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";
import { placeKey } from "./places.ts";

const check = declareCheck<{
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly address: string }[];
}>({
  code: "address-duplicate",
  severity: "error",
  title: "two nodes at one address",
  why: `A node is a machine, and what it runs is known to all others by its address. With one address for two nodes the ZooKeeper list, the zk strings and the announced host names name one machine twice and the other never: the second node's master, agent or ZooKeeper member binds an address that is not its own and fails ("Cannot assign requested address"), or, where both names mean the same machine, two services fight for one port. It is what is left when a block was copied and half of it changed.`,
  bad: `cluster c
node zk[1..2] at 10.0.0.[1..2]
node zk3 at 10.0.0.2
            ^^^^^^^^ zk2 is there
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  message({ pairs }) {
    const [first] = pairs;
    const more = pairs.length > 1 ? `, and ${pairs.length - 1} more of the same declarations share theirs` : "";
    return `${first?.first} and ${first?.second} are both at ${first?.address}${more}`;
  },
  label: ({ pairs }) => `${pairs[0]?.first} is there`,
  help: () => "give each node the address that the others reach it by",
  *run(cluster): Iterable<Diagnostic> {
    const holders = new Map<string, Node>();
    // A pattern that was copied whole is one mistake, however many nodes it makes.
    const found = new Map<string, { first: Node; second: Node; address: string }[]>();
    for (const node of cluster.nodes) {
      if (node.address === undefined) continue;
      const address = canonical(node.address);
      const first = holders.get(address);
      if (first === undefined) {
        holders.set(address, node);
        continue;
      }
      const key = `${placeKey(node.address.span)} ${placeKey((first.address ?? first).span)}`;
      const pairs = found.get(key) ?? [];
      pairs.push({ first, second: node, address: node.address.text });
      found.set(key, pairs);
    }
    for (const pairs of found.values()) {
      const [pair] = pairs;
      if (pair?.second.address === undefined) continue;
      const data = {
        pairs: pairs.map(({ first, second, address }) => ({ first: first.name, second: second.name, address })),
      };
      yield diagnose(check, pair.second.address.span, data, {
        related: [{ span: (pair.first.address ?? pair.first).span, message: `the address of ${pair.first.name}` }],
      });
    }
  },
});
export default check;

/** One spelling for each address: `2001:DB8:0::1` is `2001:db8::1`, names are the same in any case. */
function canonical({ kind, text }: Address): string {
  const url = `http://[${text}]/`;
  return kind === "ipv6" && URL.canParse(url) ? new URL(url).hostname : text.toLowerCase().replace(/\.$/, "");
}
