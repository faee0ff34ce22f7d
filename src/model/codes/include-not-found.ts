// include-not-found: an include that leads to no readable file.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly pattern: string; readonly reason: string }>({
  code: "include-not-found",
  severity: "error",
  title: "an include that leads to no file",
  why: `An include is a path or a glob, relative to the file that it stands in. A glob that matches nothing is an error too: a folder that was renamed would otherwise take its nodes out of the cluster without a word.`,
  bad: `cluster c
include "racks/*.mesos"
        ^^^^^^^^^^^^^^^ no file here
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: {
    files: {
      "cluster.mesos": `cluster c
include "nodes.mesos"
ensemble main on m[1..3]
masters on m[1..3]
`,
      "nodes.mesos": `node m[1..3] at 10.0.0.[1..3]
`,
    },
  },
  message: ({ pattern, reason }) => (pattern === "" ? reason : `\`${pattern}\`: ${reason}`),
  label: () => "no file here",
  help: () => "the path is relative to the file with the include",
});
