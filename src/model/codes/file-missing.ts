// file-missing: a file for `file("…")` that cannot be read.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly path: string }>({
  code: "file-missing",
  severity: "error",
  title: "a file for file(…) that cannot be read",
  why: `\`file("PATH")\` puts a file's text on the nodes. Without the text the daemon would be told of a file that holds nothing, and would read it as an empty configuration.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { whitelist = file("/root/hosts.txt") }
                                 ^^^^^^^^^^^^^^^^^^^^^^^ cannot be read
`,
  good: {
    files: {
      "main.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { whitelist = file("hosts.txt") }
`,
    },
    surroundings: { others: { "hosts.txt": "s1.example.com\n" } },
  },
  message: ({ path }) => `there is no file \`${path}\` that can be read`,
  label: () => "cannot be read",
  help: () => "paths are relative to the file that names them",
});
