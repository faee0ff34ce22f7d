// address-count: not as many addresses as nodes.
import { declare } from "../../diagnostics/code.ts";
import { counted } from "../../diagnostics/count.ts";

export default declare<{ readonly pattern: string; readonly nodes: number; readonly addresses: number }>({
  code: "address-count",
  severity: "error",
  title: "not as many addresses as nodes",
  why: `Addresses go to nodes one to one, in order. With one too many or too few, every node after the gap would be configured with its neighbour's address: masters would bind to an address that is not theirs and fail, agents would register under the wrong name.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..4]
                ^^^^^^^^^^^^^ 4 addresses for 3 nodes
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ pattern, nodes, addresses }) =>
    `\`${pattern}\` is ${counted(nodes, "node")}, but there ${addresses === 1 ? "is" : "are"} ${sayAddresses(addresses)}`,
  label: ({ nodes, addresses }) => `${sayAddresses(addresses)} for ${counted(nodes, "node")}`,
});

function sayAddresses(count: number): string {
  return counted(count, "address", "addresses");
}
