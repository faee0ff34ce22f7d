// duplicate-name: two declarations of one name.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  /** `node`, `group`, `let`, `ensemble`, `framework`, `agents`; `cluster` and `masters` stand once whatever their name. */
  readonly what: string;
  readonly name: string;
  /** The other's name, where it is not the very same. */
  readonly other?: string | undefined;
  readonly otherWhat?: string | undefined;
}>({
  code: "duplicate-name",
  severity: "error",
  title: "two declarations of one name",
  why: `A name stands for one thing. Two nodes of one name would share a folder, and the second would overwrite the first; two frameworks of one name would share their state in ZooKeeper and elect one leader between them. Names of nodes are names of machines as well, and those do not distinguish upper and lower case.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node m3      at 10.0.0.4
     ^^ declared before
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ what, name, other, otherWhat }) => {
    if (what === "cluster") return "a program describes one cluster, and this is a second";
    if (what === "masters") return "a cluster has one `masters` declaration, and this is a second";
    if (otherWhat !== undefined) return `${what} \`${name}\` has the name of a ${otherWhat}`;
    if (other !== undefined) return `${what} \`${name}\` differs from \`${other}\` in upper and lower case only`;
    return `${what} \`${name}\` is declared twice`;
  },
  label: () => "declared before",
  help: ({ what }) =>
    what === "framework"
      ? "tell them apart with `framework KIND as NAME on …`"
      : what === "cluster"
        ? "put each cluster into a file of its own"
        : what === "masters"
          ? "name all masters in one selector; `on` inside the block sets what differs"
          : undefined,
});
