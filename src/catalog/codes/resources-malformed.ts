// resources-malformed: resources that the agent would refuse.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly fault: string; readonly label: string }>({
  code: "resources-malformed",
  severity: "error",
  title: "resources that the agent would refuse",
  why: `An agent reads its resources as numbers, ranges in brackets and sets in braces, each as \`name:value\` between semicolons. Anything else ends with "Failed to determine slave resources" and the agent does not start; an agent whose resources change between two starts refuses to recover as well.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { resources { cpus = many } }
                                  ^^^^ must be a number
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { resources { cpus = 8  mem = 30GB  ports = [21000..24000] } }
`,
  message: ({ name, fault }) => `resource \`${name}\`: ${fault}`,
  label: ({ label }) => label,
  help: () =>
    'a resource is a number, a size, ranges `[31000..32000]` or a set `["a", "b"]`; by role: `{ "*": 4, web: 4 }`',
});
