// include-cycle: a file that includes itself, directly or by way of others.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly via: readonly string[] }>({
  code: "include-cycle",
  severity: "error",
  title: "a file that includes itself",
  why: `Each file is read once, in a tree that starts at the main file. A circle has no first file, so it is nearly always a path that leads to another file than was meant.`,
  bad: {
    files: {
      "cluster.mesos": `cluster c
include "nodes.mesos"
ensemble main on m[1..3]
masters on m[1..3]
`,
      "nodes.mesos": `node m[1..3] at 10.0.0.[1..3]
include "cluster.mesos"
        ^^^^^^^^^^^^^^^ leads back to cluster.mesos
`,
    },
  },
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
  message: ({ name, via }) =>
    via.length === 0 ? `${name} includes itself` : `${name} includes itself by way of ${via.join(" and ")}`,
  label: ({ name }) => `leads back to ${name}`,
  help: () => "take this include out: what is included once is known everywhere",
});
