// attributes-malformed: attributes that the agent would refuse or change.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly fault: string; readonly label: string }>({
  code: "attributes-malformed",
  severity: "error",
  title: "attributes that the agent would refuse or change",
  why: `Attributes are handed to the agent as \`name:value\` between semicolons. A semicolon, a brace or an unbalanced bracket in a value aborts the agent at start, blanks are silently dropped, and until 0.23 a second colon aborts it as well.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { attributes { rack = "r1;r2" } }
                                   ^^^^^^^ no semicolon here
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { attributes { rack = r1  generation = 3 } }
`,
  message: ({ name, fault }) => `attribute \`${name}\`: ${fault}`,
  label: ({ label }) => label,
});
