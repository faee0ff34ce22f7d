// Rules between the options that members have: which pairs exclude each other, which option needs which.
import { eraAt, inEra } from "../catalog/release.ts";
import type { OptionFacts, Relation } from "../catalog/option.ts";
import { settingOf, type Member, type Role, type Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { isWritten } from "./places.ts";

/** A rule that holds for a member: an option that it has, and what the option says of another. */
export interface Ruled {
  readonly member: Member;
  readonly setting: Setting;
  readonly relation: Relation;
}

/** Settings of a map whose option has something to say; the map that thousands of members share is looked through once. */
const telling = remembered((settings: ReadonlyMap<string, Setting>) =>
  [...settings.values()].filter(
    ({ option: { facts } }) => facts.conflicts !== undefined || facts.requires !== undefined,
  ),
);

/** The rules of one kind that hold for the members of a role, whether they are kept or not. */
export function* rulesOf(role: Role, kind: "conflicts" | "requires"): Generator<Ruled> {
  for (const member of role.members) {
    const settings = [
      ...telling(member.shared).filter(({ option }) => !member.own.has(option.name)),
      ...telling(member.own),
    ];
    for (const setting of settings) {
      for (const relation of setting.option.facts[kind] ?? []) {
        if (isGiven(setting) && concerns(relation, setting, member)) yield { member, setting, relation };
      }
    }
  }
}

function concerns(relation: Relation, setting: Setting, member: Member): boolean {
  if (!inEra(relation, member.release)) return false;
  if (relation.is !== undefined && wordOf(relation, setting) === undefined) return false;
  return relation.while === undefined || has(member, relation.while.option, relation.while.is) === true;
}

/** The value of a setting, or the word of its list, that a rule is about. */
export function wordOf({ is }: Relation, { option, value, text }: Setting): string | undefined {
  const words = value.kind === "list" ? text.split(option.separator ?? ",") : [text];
  return is === undefined ? text : words.find((word) => is.includes(word));
}

/** Whether the program is told of it: a flag that can only be switched on, and is off, is left out. */
export function isGiven({ option, value }: Setting): boolean {
  return value.kind !== "boolean" || value.value || option.form === "value" || option.off !== undefined;
}

/** Whether the member's option has the value, or holds it in its list; undefined where nobody can say. */
export function has(member: Member, name: string, wanted: string): boolean | undefined {
  if (member.faulty.has(name)) return undefined;
  const setting = settingOf(member, name);
  if (setting !== undefined) {
    const { value, text } = setting;
    return value.kind === "list" ? text.split(setting.option.separator ?? ",").includes(wanted) : text === wanted;
  }
  const facts = member.role.target.options.get(name);
  const fallback = facts === undefined ? undefined : eraAt(facts.default ?? [], member.release);
  if (fallback?.words !== undefined) return undefined;
  return String(fallback?.value ?? "")
    .split(facts?.separator ?? ",")
    .includes(wanted);
}

/** Whether the member's program gets the option from somewhere: a setting, or the variable that it falls back on. */
export function isSet(member: Member, facts: OptionFacts): boolean {
  if (member.faulty.has(facts.name)) return true;
  const setting = settingOf(member, facts.name);
  if (setting !== undefined) return isGiven(setting);
  const variable = eraAt(facts.default ?? [], member.release)?.variable;
  return variable !== undefined && member.environment.some(({ name }) => name === variable);
}

/** Of two settings the one to point at: what somebody wrote, and the later of what somebody wrote. */
export function laterOf(first: Setting, second: Setting): readonly [Setting, Setting] {
  if (!isWritten(first)) return [second, first];
  if (!isWritten(second)) return [first, second];
  const [left, right] = [first.keySpan, second.keySpan];
  const isLater = left?.source === right?.source && (left?.start ?? 0) > (right?.start ?? 0);
  return isLater ? [first, second] : [second, first];
}
