// prefix-unused: a folder for a program that its packages put where they want.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly program: string; readonly packaging: string }>({
  code: "prefix-unused",
  severity: "warning",
  title: "a prefix for a program that is not unpacked from a tarball",
  why: `\`prefix\` says where a tarball was unpacked. Packages bring their programs to places of their own, and so do the services that mesosc writes for them start those: what lies under the prefix is not what runs.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { prefix = "/opt/mesos" }
                     ^^^^^^ has no effect
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { packaging = tarball  prefix = "/opt/mesos" }
`,
  message: ({ program, packaging }) => `packaging ${packaging} of ${program} has no prefix`,
  label: () => "has no effect",
  help: () => "add `packaging = tarball`, or leave it out",
});
