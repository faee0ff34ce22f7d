// setting-ineffective: a setting that the program reads and does nothing with.
import { inEra } from "../catalog/release.ts";
import type { Ineffective } from "../catalog/option.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Member, type Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareRoleCheck } from "./check.ts";
import { valueInForce, wordsOf } from "./in-force.ts";
import { settingPlace, writtenKey, writtenSettings } from "./places.ts";

const check = declareRoleCheck<{
  readonly key: string;
  readonly role: string;
  readonly release: string;
  readonly why: string;
}>({
  code: "setting-ineffective",
  severity: "warning",
  title: "a setting that the program reads and does nothing with",
  why: `Some settings are accepted without a word and change nothing: in releases that parse an option and never look at it, or where another setting is missing that it only works with. Chronos sends no mail unless \`mail_server\` is host:port and \`mail_from\` is there as well; Mesos before 1.4.2 sorts as it always did, whatever \`framework_sorter\` says; ACLs are not looked at by another authorizer than \`local\`.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m[1..2] { mail_server = "mail.example.com:25" }
                                             ^^^^^^^^^^^^^^^^^^^^^ has no effect
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m[1..2] { mail_server = "mail.example.com:25"  mail_from = "chronos@example.com" }
`,
  message: ({ key, role, release, why }) => `${key} has no effect on ${role} ${release}: ${why}`,
  label: () => "has no effect",
  *judge(role): Iterable<Diagnostic> {
    for (const { name: key, ineffective = [] } of role.target.options.having("ineffective")) {
      for (const { setting, members } of writtenSettings(role.members, key)) {
        const [member] = members;
        const found = member === undefined ? undefined : ineffective.find((facts) => holds(facts, setting, member));
        if (member === undefined || found === undefined) continue;
        const data = { key: writtenKey(setting), role: roleTitle(role), release: member.release, why: found.why };
        yield diagnose(check, settingPlace(setting, role), data);
      }
    }
  },
});
export default check;

function holds({ without, unless, lacking, ...era }: Ineffective, setting: Setting, member: Member): boolean {
  if (!inEra(era, member.release)) return false;
  if (without !== undefined && (settingOf(member, without) !== undefined || member.faulty.has(without))) return false;
  if (unless !== undefined && member.faulty.has(unless.option)) return false;
  if (unless !== undefined && wordsOf(valueInForce(member, unless.option)).includes(unless.is)) return false;
  return lacking === undefined || !setting.text.includes(lacking);
}
