// name-malformed: a name that cannot be one.
import { declare } from "../../diagnostics/code.ts";
import { withArticle } from "../../diagnostics/wording.ts";
import { longestName, type NameFault } from "../names.ts";

const sentences: Readonly<Record<NameFault | "variable", string>> = {
  empty: "a name has at least one character",
  slash: "no `/` in a name",
  dots: "no `..` in a name",
  character: "only letters, digits, `.`, `-` and `_`",
  edge: "must begin and end with a letter, a digit or `_`",
  long: `at most ${longestName} characters`,
  reserved: "this is what the manifest is called",
  variable: "letters, digits and `_`, and no digit first",
};

export default declare<{
  /** `node`, `cluster`, `ensemble`, `environment variable`, … */
  readonly what: string;
  readonly name: string;
  readonly fault: NameFault | "variable";
}>({
  code: "name-malformed",
  severity: "error",
  title: "a name that cannot be one",
  why: `Names become folders, service names and parts of paths: a node called \`../etc\` would be written beside the output folder instead of into it. So a name is made of letters, digits, \`.\`, \`-\` and \`_\`, and begins and ends with a letter, a digit or \`_\`.`,
  bad: `cluster c
node ../../etc/passwd at 10.0.0.1
     ^^^^^^^^^^^^^^^^ no \`/\` in a name
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ what, name }) => `\`${name}\` cannot be the name of ${withArticle(what)}`,
  label: ({ fault }) => sentences[fault],
});
