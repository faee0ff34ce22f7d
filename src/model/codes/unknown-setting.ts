// unknown-setting: a key that is not known where it stands.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly key: string;
  /** Where the key stands: `the cluster block`, `mesos-master 0.23.0`. */
  readonly place: string;
  readonly nearest: string | undefined;
  /** What to do instead, where that is known better than by the nearest name. */
  readonly advice?: string | undefined;
}>({
  code: "unknown-setting",
  severity: "error",
  title: "a setting that is not known where it stands",
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
  message: ({ key, place }) => `${place} has no setting \`${key}\``,
  label: ({ nearest }) => didYouMean(nearest, "not known here"),
  help: ({ advice }) => advice,
});
