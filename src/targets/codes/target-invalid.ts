// A fault in a folder given with --targets: its JSON, or what the JSON says.
import { declare } from "../../diagnostics/code.ts";

export interface TargetInvalid {
  /** What is wrong, with the values in question and the place inside the text. */
  readonly problem: string;
  /** A few words for the place. */
  readonly label?: string | undefined;
  /** The name that was probably meant. */
  readonly nearest?: string | undefined;
}

export default declare<TargetInvalid>({
  code: "target-invalid",
  severity: "error",
  title: "a target's manifest or option list is not as mesosc needs it",
  why: `A folder given with --targets adds a framework, an init system or an operating system: target.json says which files are
written and how the program is run, options/*.json which options its releases have. mesosc checks these texts before it uses them,
since a misspelt key in a manifest would otherwise be a file that is silently missing on every node.

A target with a fault is left out as a whole, so a cluster that uses it is not compiled.`,
  bad: {
    files: {
      "cluster.mesos": "cluster example {}\n",
      "targets/singularity/target.json": `{
  "name": "singularity",
  "title": "Singularity",
  "role": "framework",
  "releases": ["1.5.0"],
  "packaging": {},
  ^^^^^^^^^^^ no such key
  "packagings": {
    "tarball": [
      {
        "files": [],
        "service": { "name": "singularity", "description": "Singularity", "command": ["{prefix}/bin/singularity"] }
      }
    ]
  },
  "defaultPackaging": { "*": "tarball" }
}
`,
    },
  },
  good: {
    files: {
      "cluster.mesos": "cluster example {}\n",
      "targets/singularity/target.json": `{
  "name": "singularity",
  "title": "Singularity",
  "role": "framework",
  "releases": ["1.5.0"],
  "packagings": {
    "tarball": [
      {
        "files": [],
        "service": { "name": "singularity", "description": "Singularity", "command": ["{prefix}/bin/singularity"] }
      }
    ]
  },
  "defaultPackaging": { "*": "tarball" }
}
`,
    },
  },
  message: ({ problem }) => problem,
  label: ({ label }) => label,
  help: ({ nearest }) => (nearest === undefined ? undefined : `did you mean ${JSON.stringify(nearest)}?`),
});
