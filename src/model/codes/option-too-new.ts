// option-too-new: an option that a later release brings.
import { declare } from "../../diagnostics/code.ts";
import type { Release } from "../../catalog/release.ts";

export default declare<{
  readonly key: string;
  /** `Mesos master 0.23.0`. */
  readonly program: string;
  /** The nearest releases that have it. */
  readonly before: Release | undefined;
  readonly after: Release;
  /** `from 0.24.0 on`, or the stretches of releases that have it. */
  readonly releases: string;
}>({
  code: "option-too-new",
  severity: "error",
  title: "an option that a later release brings",
  why: `A release refuses an option that was not invented yet, as it refuses any name that it does not know: the daemon prints its usage and ends, and the service manager restarts it for ever. Documents on the web describe the newest release, and seldom say since when an option is there.

Options were also brought to patch releases of older lines. So 1.4.3 may have what 1.5.0 lacks and 1.5.2 has again: a move to a higher number can lose an option.`,
  bad: `cluster c { versions { mesos = 0.23.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { max_completed_frameworks = 10 }
                     ^^^^^^^^^^^^^^^^^^^^^^^^ 0.24.2 has it
`,
  good: `cluster c { versions { mesos = 0.24.2 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { max_completed_frameworks = 10 }
`,
  message: ({ key, program, before }) =>
    before === undefined ? `${program} does not have \`${key}\` yet` : `${program} does not have \`${key}\``,
  label: ({ before, after }) => (before === undefined ? `${after} has it` : `${before} and ${after} have it`),
  help: ({ releases }) =>
    `it is there ${/^\d/.test(releases) ? `in ${releases}` : releases}: leave it out, or run one of those`,
});
