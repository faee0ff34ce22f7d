// missing-cluster: a program without a `cluster` declaration.
import { declare } from "../../diagnostics/code.ts";

export default declare<null>({
  code: "missing-cluster",
  severity: "error",
  title: "a program without a cluster declaration",
  why: `The cluster's name goes into the manifest and into \`\${cluster.name}\`, and its block holds what all nodes share. A program without one is most often a file that is meant to be included by another.`,
  bad: `node m[1..3] at 10.0.0.[1..3]
^^^^ no \`cluster\` before or after
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: () => "the program declares no cluster",
  label: () => "no `cluster` before or after",
  help: () => "add `cluster NAME`, or compile the file that includes this one",
});
