// option-unknown: an option that no release of the program has.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly key: string;
  /** `Mesos master 0.23.0`. */
  readonly program: string;
  readonly nearest: string | undefined;
  /** What to do instead, where that is known better than by the nearest name. */
  readonly advice?: string | undefined;
}>({
  code: "option-unknown",
  severity: "error",
  title: "an option that the program does not have",
  why: `The programs refuse an option that they do not know: mesos-master prints "Failed to load unknown flag" and its whole usage, and the service manager restarts it for ever. ZooKeeper is worse: it hands an unknown key to the JVM as a property, and the value that you meant to set stays at its default.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { registri = replicated_log }
                     ^^^^^^^^ did you mean \`registry\`?
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { registry = replicated_log }
`,
  message: ({ key, program }) => `${program} has no option \`${key}\``,
  label: ({ nearest }) => didYouMean(nearest, "not known here"),
  help: ({ advice }) => advice,
});
