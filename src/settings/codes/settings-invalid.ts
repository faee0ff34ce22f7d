// A fault in mesosc.json, the settings beside the cluster files.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  /** What is wrong, with the values in question and the place inside the text. */
  readonly problem: string;
  readonly label?: string | undefined;
  /** What to do. */
  readonly help?: string | undefined;
}>({
  code: "settings-invalid",
  severity: "error",
  title: "a mesosc.json that is not as mesosc needs it",
  why: `mesosc.json, beside the cluster files or in a folder above them, says which findings matter: "severities" gives a code
another severity, or turns it off, and "exclude" leaves files out. A misspelt code there would silence nothing, or the wrong thing,
and nobody would notice; so everything in it is held against what mesosc knows.

Errors cannot be lowered: nothing is written for a cluster that would not work, whatever a file says. The mesosc.json in an output
folder is another file, the manifest of a compile, and is never read as settings.`,
  bad: {
    files: {
      "cluster.mesos": "cluster example {}\n",
      "mesosc.json": `{
  "severities": {
    "master-single": "off"
    ^^^^^^^^^^^^^^^ no such code
  }
}
`,
    },
  },
  good: {
    files: {
      "cluster.mesos": "cluster example {}\n",
      "mesosc.json": `{
  "severities": {
    "masters-single": "off"
  }
}
`,
    },
  },
  message: ({ problem }) => problem,
  label: ({ label }) => label,
  help: ({ help }) => help,
});
