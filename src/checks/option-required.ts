// option-required: an option that the program does not start without, by itself or beside another one.
import { inEra } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Member, Role } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareRoleCheck } from "./check.ts";
import { insertion, partPlace, placeKey, settingPlace, writtenKey } from "./places.ts";
import { has, isSet, rulesOf, wordOf } from "./relations.ts";

type Need =
  /** The program needs it whatever else is set; `role` lacks it. */
  | { readonly kind: "always"; readonly role: string }
  /** A setting needs it; `value` is what it must have, where not any will do. */
  | {
      readonly kind: "beside";
      readonly key: string;
      readonly text: string | undefined;
      readonly value: string | undefined;
    };

const check = declareRoleCheck<{ readonly program: string; readonly option: string; readonly need: Need }>({
  code: "option-required",
  severity: "error",
  title: "an option that the program does not start without",
  why: `What mesosc can work out it fills in, so that little is left that an operator must say. Where something is, the program says it at its start and ends, and the service manager starts it again and again. Other options are of no use alone: HTTPS needs a keystore, the reporter of metrics a host, authentication a principal. Some programs then refuse to start; others go on without what was asked for.`,
  bad: `cluster c { versions { marathon = 1.11.24 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { mesos_authentication = true }
                                                       ^^^^ without \`mesos_authentication_principal\`
`,
  good: `cluster c { versions { marathon = 1.11.24 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] {
  mesos_authentication           = true
  mesos_authentication_principal = "marathon"
}
`,
  message({ program, option, need }) {
    if (need.kind === "always") return `${need.role}: ${program} does not start without \`${option}\``;
    const wanted = need.value === undefined ? `\`${option}\`` : `\`${need.value}\` in \`${option}\``;
    const key = need.text === undefined ? need.key : `${need.key} = ${need.text}`;
    return `\`${key}\` needs ${wanted} in ${program}`;
  },
  label: ({ option, need }) =>
    need.kind === "beside" && need.value !== undefined
      ? `without \`${need.value}\` in \`${option}\``
      : `without \`${option}\``,
  help: ({ option, need }) =>
    need.kind === "beside" && need.value !== undefined ? undefined : `add it: \`${option} = …\``,
  *judge(role): Iterable<Diagnostic> {
    yield* missing(role);
    yield* missingBeside(role);
  },
});
export default check;

/** Required whatever else is set. Members of one release and the same blocks lack the same. */
function* missing(role: Role): Generator<Diagnostic> {
  const required = role.target.options.having("required");
  const told = new Set<string>();
  for (const member of role.members) {
    for (const facts of required) {
      const inForce =
        inEra(facts, member.release) &&
        (facts.required === true || (typeof facts.required === "object" && inEra(facts.required, member.release)));
      if (!inForce || isSet(member, facts) || told.has(`${facts.name} ${member.release}`)) continue;
      told.add(`${facts.name} ${member.release}`);
      const need: Need = { kind: "always", role: roleTitle(role) };
      yield diagnose(check, role.span, { program: programOf(member), option: facts.name, need });
    }
  }
}

function* missingBeside(role: Role): Generator<Diagnostic> {
  const seen = new Set<string>();
  for (const { member, setting, relation } of rulesOf(role, "requires")) {
    const facts = role.target.options.get(relation.option);
    if (facts === undefined || !inEra(facts, member.release)) continue;
    const isKept =
      relation.has === undefined
        ? isSet(member, facts)
        : [relation.has, ...(relation.or ?? [])].some((value) => has(member, relation.option, value) !== false);
    if (isKept) continue;
    const word = wordOf(relation, setting);
    const span = setting.value.kind === "list" ? partPlace(setting, role, word ?? "") : settingPlace(setting, role);
    const key = `${placeKey(span)} ${relation.option} ${relation.has ?? ""} ${member.release}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const need: Need = {
      kind: "beside",
      key: writtenKey(setting),
      text: shownText(word, relation.is),
      value: relation.has,
    };
    const data = { program: programOf(member), option: relation.option, need };
    const value = relation.has;
    const isSimple =
      value !== undefined && facts.type !== "list" && !member.shared.has(facts.name) && !member.own.has(facts.name);
    yield diagnose(check, span, data, {
      fix: isSimple ? insertion(role, `${facts.name} = ${spelt(value)}`) : undefined,
    });
  }
}

/** The value, where it matters which one it is. */
function shownText(text: string | undefined, is: readonly string[] | undefined): string | undefined {
  return is === undefined || is.includes("true") ? undefined : text;
}

function spelt(value: string): string {
  return /^[A-Za-z][\w.-]*$/.test(value) ? value : JSON.stringify(value);
}

function programOf(member: Member): string {
  return `${member.role.target.title} ${member.release}`;
}
