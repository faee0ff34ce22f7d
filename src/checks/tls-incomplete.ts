// tls-incomplete: TLS of Mesos' network library that is asked for, and cannot be had so.
import { inEra, type Era } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import type { EnvironmentVariable, Member } from "../model/cluster.ts";
import { declareRoleCheck } from "./check.ts";
import { placeKey } from "./places.ts";

/** How the variables begin, the newest first; releases that read several take either. */
const prefixes: readonly ({ readonly prefix: string } & Era)[] = [
  { prefix: "LIBPROCESS_SSL_", since: "1.0.0" },
  { prefix: "SSL_", since: "0.23.0", absentIn: ["1.0.0", "1.0.1"] },
];

const check = declareRoleCheck<{ readonly program: string; readonly lacking: readonly string[] }>({
  code: "tls-incomplete",
  severity: "error",
  title: "TLS between Mesos' processes that is asked for, and cannot be had so",
  why: `Masters and agents speak TLS where LIBPROCESS_SSL_ENABLED says so, and then they need a key and a certificate: without one they end with "SSL requires key!" or "SSL requires certificate!". Up to 0.28 the variables begin with SSL_.`,
  bad: `cluster c { versions { mesos = 1.4.1 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  environment { LIBPROCESS_SSL_ENABLED = true  LIBPROCESS_SSL_KEY_FILE = "/etc/mesos/key.pem" }
                ^^^^^^^^^^^^^^^^^^^^^^ without LIBPROCESS_SSL_CERT_FILE
}
`,
  good: `cluster c { versions { mesos = 1.4.1 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  environment {
    LIBPROCESS_SSL_ENABLED   = true
    LIBPROCESS_SSL_KEY_FILE  = "/etc/mesos/key.pem"
    LIBPROCESS_SSL_CERT_FILE = "/etc/mesos/cert.pem"
  }
}
`,
  message: ({ program, lacking }) =>
    `${program} is to speak TLS, and ${listed(lacking)} ${lacking.length === 1 ? "is" : "are"} not set`,
  label: ({ lacking }) => `without ${listed(lacking)}`,
  *judge({ kind, members }): Iterable<Diagnostic> {
    if (kind !== "masters" && kind !== "agents") return;
    const told = new Set<string>();
    for (const member of members) {
      for (const variable of member.environment) {
        const lacking = lackingBeside(variable, member);
        if (lacking.length === 0 || told.has(placeKey(variable.keySpan))) continue;
        told.add(placeKey(variable.keySpan));
        const program = `${member.role.target.title} ${member.release}`;
        yield diagnose(check, variable.keySpan, { program, lacking });
      }
    }
  },
});
export default check;

/** The variables that a switch for TLS needs beside it, in any spelling that the release reads. */
function lackingBeside({ name, text }: EnvironmentVariable, member: Member): string[] {
  const read = prefixes.filter((era) => inEra(era, member.release)).map(({ prefix }) => prefix);
  const own = read.find((prefix) => name === `${prefix}ENABLED`);
  if (own === undefined || !["true", "1"].includes(text)) return [];
  const isSet = (file: string): boolean =>
    member.environment.some((other) => read.some((prefix) => other.name === prefix + file && other.text !== ""));
  return ["KEY_FILE", "CERT_FILE"].filter((file) => !isSet(file)).map((file) => own + file);
}
