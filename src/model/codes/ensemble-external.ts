// ensemble-external: settings for an ensemble that is not ours to configure.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly part: string }>({
  code: "ensemble-external",
  severity: "error",
  title: "settings for an ensemble that is not ours to configure",
  why: `\`servers\` names an ensemble that somebody else runs: mesosc writes zk strings that point at it, and no files for it. Nodes or ZooKeeper settings beside it would have no effect, and the servers would go on as they are.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble shared { servers = ["zk1:2181", "zk2:2181", "zk3:2181"]  tickTime = 2000 }
                                                                  ^^^^^^^^ has no effect here
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble shared { servers = ["zk1:2181", "zk2:2181", "zk3:2181"] }
masters on m[1..3]
`,
  message: ({ name, part }) => `ensemble \`${name}\` has \`servers\`, so \`${part}\` has no effect`,
  label: () => "has no effect here",
  help: () => "leave it out, or leave `servers` out and mesosc configures the ensemble",
});
