// packaging-unsupported: a packaging that the program does not come in, in this release.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly packaging: string;
  readonly program: string;
  readonly release: string;
  /** The operating system that there is none for, where there is one for others. */
  readonly os: string | undefined;
  readonly supported: readonly string[];
}>({
  code: "packaging-unsupported",
  severity: "error",
  title: "a packaging that the release, or the operating system, does not come in",
  why: `How a program finds its configuration differs from packaging to packaging, and from release to release of the same one. Files written for a packaging that does not exist lie where nothing reads them, and the daemon starts with its defaults.`,
  bad: `cluster c { versions { mesos = 0.23.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { packaging = apache }
                                 ^^^^^^ not for 0.23.0
`,
  good: `cluster c { versions { mesos = 0.23.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { packaging = mesosphere }
`,
  message: ({ packaging, program, release, os }) =>
    `there is no packaging ${packaging} of ${program} ${release}${os === undefined ? "" : ` for ${os}`}`,
  label: ({ release, os }) => `not for ${os ?? release}`,
  help: ({ program, release, os, supported }) =>
    supported.length === 0
      ? undefined
      : `${program} ${release} comes${os === undefined ? "" : ` to ${os}`} as: ${supported.join(", ")}`,
});
