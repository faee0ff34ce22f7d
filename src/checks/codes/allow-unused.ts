// allow-unused: an allow comment that silences nothing.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly code: string; readonly why: "no-finding" | "error" }>({
  code: "allow-unused",
  severity: "warning",
  title: "an allow comment that silences nothing",
  why: `An allow comment that outlives its warning hides the next one, which nobody has thought about. It covers its own line, or the next one where it stands alone; errors cannot be silenced.`,
  bad: `cluster c
# mesosc: allow masters-single a laptop
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ silences nothing
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
node m1 at 10.0.0.1
# mesosc: allow ensemble-single a laptop
ensemble main on m1
# mesosc: allow masters-single a laptop
masters on m1
`,
  message: ({ code, why }) =>
    why === "error"
      ? `\`${code}\` is an error, and errors cannot be silenced`
      : `no \`${code}\` is found here to silence`,
  label: () => "silences nothing",
  help: ({ why }) => (why === "error" ? "mend what it says" : "take the comment out"),
});
