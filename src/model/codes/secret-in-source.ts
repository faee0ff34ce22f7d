// secret-in-source: a secret that is written in the program.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly key: string }>({
  code: "secret-in-source",
  severity: "warning",
  title: "a secret that is written in the program",
  why: `A program lies in a repository, in reviews and in backups, and so does every secret in it, for as long as the history lives. mesosc keeps secrets out of its messages, manifest and diffs, but it cannot keep them out of the file that holds them.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { credentials = [{ principal: "p", secret: "s3cr3t" }] }
                                                              ^^^^^^^^ readable by all who read this file
`,
  good: {
    files: {
      "main.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { credentials = [{ principal: "p", secret: secret("env:P_SECRET") }] }
`,
    },
    surroundings: { environment: { P_SECRET: "s3cr3t" } },
  },
  message: ({ key }) => `\`${key}\` holds a secret that is written in the program`,
  label: () => "readable by all who read this file",
  help: () => 'take it from the environment or a file: `secret("env:NAME")`, `secret("file:PATH")`',
});
