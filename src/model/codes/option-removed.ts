// option-removed: an option that an earlier release took away.
import { declare } from "../../diagnostics/code.ts";
import type { Release } from "../../catalog/release.ts";

export default declare<{
  readonly key: string;
  /** `Marathon 1.5.0`. */
  readonly program: string;
  /** The last release that had it, and the first that did not. */
  readonly last: Release;
  readonly takenBy: Release;
  /** The option that took its place, in this release. */
  readonly successor: string | undefined;
  readonly note: string | undefined;
}>({
  code: "option-removed",
  severity: "error",
  title: "an option that the release no longer has",
  why: `A program refuses an option that was taken out as it refuses any name that it does not know, so that a service which ran for years does not come up after an upgrade. \`mesosc check --as marathon=1.5.0 cluster.mesos\` shows before the upgrade what it would break.`,
  bad: `cluster c { versions { marathon = 1.5.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { max_tasks_per_offer = 5 }
                                ^^^^^^^^^^^^^^^^^^^ now \`max_instances_per_offer\`
`,
  good: `cluster c { versions { marathon = 1.5.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { max_instances_per_offer = 5 }
`,
  message: ({ key, program, takenBy }) => `${program} no longer has \`${key}\`: ${takenBy} took it out`,
  label: ({ successor, last }) => (successor === undefined ? `${last} was the last with it` : `now \`${successor}\``),
  help: ({ successor, note }) => note ?? (successor === undefined ? "leave it out" : undefined),
});
