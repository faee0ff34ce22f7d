// secret-missing: a secret that is not where the program says.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly kind: "env" | "file"; readonly name: string }>({
  code: "secret-missing",
  severity: "error",
  title: "a secret that is not there",
  why: `Secrets are read when the trees are written, from the environment or a file, and stay out of the program. One that is missing would become an empty credential, which a master accepts from nobody, or which leaves a framework's interface open.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  credentials = [{ principal: "p", secret: secret("env:P_SECRTE") }]
                                           ^^^^^^^^^^^^^^^^^^^^^^ not set, or empty
}
`,
  good: {
    files: {
      "main.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  credentials = [{ principal: "p", secret: secret("env:P_SECRET") }]
}
`,
    },
    surroundings: { environment: { P_SECRET: "s3cr3t" } },
  },
  message: ({ kind, name }) =>
    kind === "env" ? `the environment has no secret \`${name}\`` : `there is no secret in the file \`${name}\``,
  label: ({ kind }) => (kind === "env" ? "not set, or empty" : "cannot be read, or empty"),
  help: ({ kind, name }) => (kind === "env" ? `set it before: \`export ${name}=…\`` : undefined),
});
