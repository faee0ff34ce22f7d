// credentials-missing: masters that demand authentication, and know nobody's secret.
import { inEra, type Era } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Member } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";
import { settingPlace, writtenKey, writtenSettings } from "./places.ts";

/** Options that demand authentication, by every name that one had; `credentials` is whom the master then believes. */
const demands = ["authenticate", "authenticate_frameworks", "authenticate_agents", "authenticate_slaves"];

/** Releases in which the master refuses to start so. */
const fatal: readonly Era[] = [{ until: "0.20.1" }, { since: "0.23.0" }];

const check = declareCheck<{ readonly key: string; readonly release: string }>({
  code: "credentials-missing",
  severity: "error",
  title: "masters that demand authentication without credentials",
  why: `A master that is to authenticate frameworks or agents compares what they say with its \`credentials\`. Without any it refuses to start, on all masters at once, and the service manager starts it again and again.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { authenticate_agents = true }
                                           ^^^^ without \`credentials\`
`,
  good: {
    files: {
      "cluster.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  authenticate_agents = true
  credentials         = [{ principal: "agent", secret: secret("env:AGENT_SECRET") }]
}
`,
    },
    surroundings: { environment: { AGENT_SECRET: "s3cr3t" } },
  },
  message: ({ key, release }) => `${key} is true without credentials, and Mesos master ${release} does not start so`,
  label: () => "without `credentials`",
  help: () => 'add them: `credentials = [{ principal: "NAME", secret: secret("env:NAME") }]`',
  *run({ masters }): Iterable<Diagnostic> {
    if (masters === undefined) return;
    for (const key of demands) {
      for (const { setting, members } of writtenSettings(masters.members, key)) {
        const member = setting.text === "true" ? members.find(lacksCredentials) : undefined;
        if (member === undefined) continue;
        const data = { key: writtenKey(setting), release: member.release };
        yield diagnose(check, settingPlace(setting, masters), data);
      }
    }
  },
});
export default check;

/** Authenticators that are modules look for credentials wherever they like. */
function lacksCredentials(member: Member): boolean {
  const authenticators = settingOf(member, "authenticators")?.text ?? "crammd5";
  return (
    authenticators === "crammd5" &&
    settingOf(member, "credentials") === undefined &&
    !["authenticators", "credentials"].some((key) => member.faulty.has(key)) &&
    fatal.some((era) => inEra(era, member.release))
  );
}
