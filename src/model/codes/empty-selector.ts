// empty-selector: a selector, or a term of one, that selects no node.
import { declare } from "../../diagnostics/code.ts";
import { listed } from "../../diagnostics/wording.ts";

export type EmptySelection =
  /** A glob that no name matches. */
  | { readonly kind: "glob"; readonly term: string }
  /** Nothing is left after `except`. */
  | { readonly kind: "excepted" }
  /** A term of an `on` block, or some nodes of it, which the enclosing selector does not hold. */
  | { readonly kind: "outside"; readonly term: string; readonly nodes: readonly string[] }
  /** An ensemble without `on` and without `servers`. */
  | { readonly kind: "absent"; readonly name: string };

export default declare<EmptySelection>({
  code: "empty-selector",
  severity: "error",
  title: "a selector that selects no node",
  why: `A role on no node is a role that does not run, and settings for no node are settings that nobody gets; in both cases the cluster would come up without what the file says. Usually a glob is misspelt, or the nodes were renamed and the selector was not.`,
  bad: `cluster c
node m[1..3]     at 10.0.0.[1..3]
node slave[1..9] at 10.0.1.[1..9]
ensemble main on m[1..3]
masters on m[1..3]
agents on slave[1..9], agent*
                       ^^^^^^ matches no node
`,
  good: `cluster c
node m[1..3]     at 10.0.0.[1..3]
node slave[1..9] at 10.0.1.[1..9]
ensemble main on m[1..3]
masters on m[1..3]
agents on slave*
`,
  message: (data) => {
    switch (data.kind) {
      case "glob":
        return `no node's name matches \`${data.term}\``;
      case "excepted":
        return "nothing is left of the selector after `except`";
      case "outside":
        return `${listed(data.nodes)} ${data.nodes.length === 1 ? "is" : "are"} not among the nodes that this block is inside of`;
      case "absent":
        return `ensemble \`${data.name}\` is on no node`;
    }
  },
  label: (data) => {
    switch (data.kind) {
      case "glob":
        return "matches no node";
      case "excepted":
        return "selects no node";
      case "outside":
        return "not selected by the enclosing block";
      case "absent":
        return "neither `on` nor `servers`";
    }
  },
  help: (data) =>
    data.kind === "absent"
      ? 'say `on NODES`, or `servers = ["host:2181", …]` for an ensemble that is not ours to configure'
      : undefined,
});
