// resource-unusual: a resource whose name is nearly one that Mesos knows.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly meant: string }>({
  code: "resource-unusual",
  severity: "warning",
  title: "a resource whose name is nearly one of Mesos' own",
  why: `Mesos knows cpus, mem, disk, gpus and ports. An agent takes any other name as well and offers it to frameworks, which do not ask for it; what was meant is then detected instead, as if nothing had been written. An agent with \`cpu = 4\` on a machine of 32 offers cpus:32.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { resources { cpu = 8 } }
                           ^^^ did you mean \`cpus\`?
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { resources { cpus = 8 } }
`,
  message: ({ name, meant }) => `resource \`${name}\` is not Mesos' own \`${meant}\``,
  label: ({ meant }) => `did you mean \`${meant}\`?`,
});
