// unknown-declaration: a declaration that begins with a word that begins none.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly keyword: string;
  readonly nearest: string | undefined;
  readonly known: readonly string[];
}>({
  code: "unknown-declaration",
  severity: "error",
  title: "a declaration that begins with a word that begins none",
  why: `Each declaration begins with its keyword. What follows an unknown one has no meaning, and leaving it out silently would leave machines out of the cluster: an \`agent\` block with its letter missing would compile to a cluster with masters and no agents.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
master on m[1..3]
^^^^^^ did you mean \`masters\`?
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ keyword }) => `\`${keyword}\` begins no declaration`,
  label: ({ nearest }) => didYouMean(nearest, "not a declaration"),
  help: ({ known }) => `a declaration begins with one of: ${known.join(", ")}`,
});
