// allow-malformed: an allow comment without a reason, or of a code that does not exist.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly code: string;
  /** With `no-allow`, `code` is what stands in the place of `allow`. */
  readonly fault: "no-reason" | "no-code" | "unknown-code" | "no-allow";
  readonly nearest?: string | undefined;
}>({
  code: "allow-malformed",
  severity: "error",
  title: "an allow comment without a reason, or of an unknown code",
  why: `A silenced warning is a decision, and the next person needs to know whose and why. The form is \`# mesosc: allow CODE reason\`.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
# mesosc: allow ensemble-single
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ say why
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
  message: ({ code, fault }) => {
    if (fault === "no-allow") return `a comment to mesosc says \`allow\`, not \`${code}\``;
    if (fault === "no-code") return "the allow names no code";
    return fault === "no-reason" ? `the allow of \`${code}\` gives no reason` : `there is no code \`${code}\``;
  },
  label: ({ fault, nearest }) => {
    if (fault === "no-allow") return "must be `allow`";
    if (fault === "no-code") return "say which, and why";
    return fault === "no-reason" ? "say why" : didYouMean(nearest, "no such code");
  },
  help: ({ fault }) => {
    if (fault === "no-allow") return "write `# mesosc: allow CODE reason`; begin any other comment with another word";
    return fault === "no-reason"
      ? "write the reason behind the code: `# mesosc: allow CODE reason`"
      : "`mesosc explain` lists all codes";
  },
});
