// init-unsupported: an init system that the operating system does not run.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly init: string;
  readonly node: string;
  readonly os: string;
  readonly supported: readonly string[];
}>({
  code: "init-unsupported",
  severity: "error",
  title: "an init system that the operating system does not run",
  why: `A service definition for an init system that does not run on the machine is a file that nobody reads: the tree looks right, and after the next boot nothing is started.`,
  bad: `cluster c { os = debian12  init = upstart }
                                  ^^^^^^^ not on debian12
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c { os = debian12  init = systemd }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ init, node, os }) => `${os}, which ${node} runs, has no init system ${init}`,
  label: ({ os }) => `not on ${os}`,
  help: ({ os, supported }) => `${os} can have: ${supported.join(", ")}`,
});
