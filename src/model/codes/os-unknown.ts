// os-unknown: an operating system that mesosc has no paths and services for.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly os: string;
  readonly known: readonly string[];
  readonly nearest: string | undefined;
}>({
  code: "os-unknown",
  severity: "error",
  title: "an operating system that mesosc does not know",
  why: `The operating system decides the init system and its release, and with them what a service definition may say: the upstart of Enterprise Linux 6 knows no \`setuid\`, a unit of today's systemd is refused by yesterday's. A guess would give services that do not start at boot.`,
  bad: `cluster c { os = debain12 }
                 ^^^^^^^^ did you mean \`debian12\`?
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c { os = debian12 }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ os }) => `there is no operating system ${os}`,
  label: ({ nearest }) => didYouMean(nearest, "not known"),
  help: ({ known }) => `known ones: ${known.join(", ")}; take the nearest release of the same family`,
});
