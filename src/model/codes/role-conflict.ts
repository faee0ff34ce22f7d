// role-conflict: a node that would run the same service twice.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly node: string;
  readonly role: string;
  readonly other: string;
  /** Further nodes of the same term that conflict as well. */
  readonly more: number;
}>({
  code: "role-conflict",
  severity: "error",
  title: "a node that would run one service twice",
  why: `A machine runs one agent, one ZooKeeper server, one Marathon: the second has the same service name, the same configuration files and the same ports. The files of one would overwrite the other's, and which agent the machine becomes would depend on their order.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..3] at 10.0.1.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
agents     on s[1..3]
agents gpu on s3 { attributes { gpu = yes } }
              ^^ an agent already
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s[1..3] at 10.0.1.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
agents     on s[1..2]
agents gpu on s3 { attributes { gpu = yes } }
`,
  message: ({ node, role, other, more }) =>
    `${node}${more === 0 ? "" : ` (and ${more} more)`} is in ${role} and in ${other}, which are the same service`,
  label: ({ other }) => (other.startsWith("agents") ? "an agent already" : `in ${other} already`),
  help: ({ role }) =>
    role.startsWith("agents")
      ? "select the node in one of them, and set what differs with `on` inside the block"
      : "let each of them have nodes of its own",
});
