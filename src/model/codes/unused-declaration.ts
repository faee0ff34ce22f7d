// unused-declaration: something declared that nothing uses.
import { declare } from "../../diagnostics/code.ts";
import { listed } from "../../diagnostics/wording.ts";

export default declare<{
  readonly what: "let" | "group" | "ensemble" | "node";
  readonly name: string;
  /** For nodes: those of the pattern without a role, where some have one. */
  readonly idle?: readonly string[] | undefined;
}>({
  code: "unused-declaration",
  severity: "warning",
  title: "something declared that nothing uses",
  why: `A declaration that nothing uses is either left over or, more often, the sign of a selector that names something else than was meant: a node without a role gets no files at all, and its agent is missing from the cluster without an error on any machine.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node spare   at 10.0.0.9
     ^^^^^ has no role
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node spare   at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on spare
`,
  message: ({ what, name, idle }) => {
    if (what !== "node") return `${what} \`${name}\` is not used`;
    if (idle === undefined) return `node \`${name}\` has no role`;
    return `of node \`${name}\`, ${listed(idle)} ${idle.length === 1 ? "has" : "have"} no role`;
  },
  label: ({ what, idle }) => (what !== "node" ? "not used" : idle === undefined ? "has no role" : "some have no role"),
  help: ({ what }) => (what === "node" ? "select it in a role, or leave it out; nothing is written for it" : undefined),
});
