// option-conflict: two options that the program does not take together.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Setting } from "../model/cluster.ts";
import { declareRoleCheck } from "./check.ts";
import { isWritten, partPlace, placeKey, removal, settingPlace, writtenKey } from "./places.ts";
import { has, isGiven, laterOf, rulesOf, wordOf } from "./relations.ts";

const check = declareRoleCheck<{
  readonly program: string;
  readonly key: string;
  readonly other: string;
  /** What of both counts: `ip`, or with its value, `registry = in_memory`. */
  readonly names: readonly [string, string];
}>({
  code: "option-conflict",
  severity: "error",
  title: "two options that exclude each other",
  why: `Some options are two ways to say one thing: an address or the command that finds it, a list of modules or the folder with it. The program will not choose. It ends with a line that names both, on every node at once, and the service manager starts it again and again.`,
  bad: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  modules = { libraries: [] }
  modules_dir = "/etc/mesos/modules"
  ^^^^^^^^^^^ not beside \`modules\`
}
`,
  good: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  modules_dir = "/etc/mesos/modules"
}
`,
  message: ({ program, names: [first, second] }) => `${program} takes \`${first}\` or \`${second}\`, and not both`,
  label: ({ names: [, second] }) => `not beside \`${second}\``,
  help: () => "leave one of them out",
  *judge(role): Iterable<Diagnostic> {
    const seen = new Set<string>();
    for (const { member, setting, relation } of rulesOf(role, "conflicts")) {
      const other = settingOf(member, relation.option);
      if (other === undefined || !isGiven(other)) continue;
      if (relation.has !== undefined && has(member, relation.option, relation.has) !== true) continue;
      const [here, there] = laterOf(setting, other);
      // A word of a list beside another word of the same list.
      const inside = other === setting && relation.has !== undefined;
      const place = inside ? partPlace(here, role, relation.has) : (here.keySpan ?? settingPlace(here, role));
      const key = `${placeKey(place)} ${there.option.name} ${member.release}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const named = (each: Setting): string => {
        const counts = each === setting ? relation.is !== undefined : relation.has !== undefined;
        const text = wordOf(relation, setting) ?? setting.text;
        return counts ? `${writtenKey(each)} = ${each === setting ? text : (relation.has ?? "")}` : writtenKey(each);
      };
      const data = {
        program: `${role.target.title} ${member.release}`,
        key: writtenKey(here),
        other: writtenKey(there),
        names: inside
          ? ([relation.has, wordOf(relation, setting) ?? ""] as const)
          : ([named(here), named(there)] as const),
      };
      const related =
        !inside && isWritten(there) && there.keySpan !== undefined
          ? [{ span: there.keySpan, message: "given here" }]
          : [];
      yield diagnose(check, place, data, { related, fix: inside ? undefined : removal(here) });
    }
  },
});
export default check;
