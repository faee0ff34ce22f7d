// options-disagree: two options of a program whose values do not fit together.
import { optionIn, type Comparison } from "../catalog/option.ts";
import { inEra } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Member, type Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareRoleCheck } from "./check.ts";
import { amountOf, valueInForce, wordsOf } from "./in-force.ts";
import { isWritten, settingPlace, writtenKey, writtenSettings } from "./places.ts";

const check = declareRoleCheck<{
  readonly key: string;
  readonly text: string;
  readonly comparison: Comparison;
  /** What the other option has, and what is not among it. */
  readonly other: string;
  readonly strangers: readonly string[];
  readonly role: string;
}>({
  code: "options-disagree",
  severity: "error",
  title: "two options of a program whose values do not fit together",
  why: `Each of the two is legal by itself, and together they keep the program from starting: a measurement that takes longer than the time between two of them, a cache of fewer versions than the deployments at work need, sorters of two kinds, a weight for a role that is not on the list of roles. Which of the two is meant, only you know.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { perf_duration = 2min  perf_interval = 1min }
                               ^^^^ more than perf_interval, 1mins
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { perf_duration = 10s  perf_interval = 1min }
`,
  message({ key, text, comparison: { option, must, times = 1 }, other, strangers, role }) {
    switch (must) {
      case "equal":
        return `${key} of ${role} is ${text} and ${option} is ${other}: they must be the same`;
      case "not-exceed":
        return `${key} of ${role}, ${text}, is more than ${option}, ${other}`;
      case "exceed":
        return `${key} of ${role}, ${text}, is not more than ${times === 1 ? "" : `${times} times `}${option}, ${other}`;
      case "be-among":
        return `${key} of ${role} names ${listed(strangers)}, and ${option} ${other === "" ? "names nothing" : `is ${other}`}`;
    }
  },
  label({ comparison: { option, must, times = 1 }, other }) {
    switch (must) {
      case "equal":
        return `${option} is ${other}`;
      case "not-exceed":
        return `more than ${option}, ${other}`;
      case "exceed":
        return `must be more than ${times === 1 ? "" : `${times} × `}${other}`;
      case "be-among":
        return `not in ${option}`;
    }
  },
  *judge(role): Iterable<Diagnostic> {
    for (const { name: key, compared = [] } of role.target.options.having("compared")) {
      for (const comparison of compared) {
        // Either may be the one that was written: the program's default stands for the other.
        const groups = [...writtenSettings(role.members, key), ...writtenSettings(role.members, comparison.option)];
        for (const { setting, members } of groups.slice(0, 1)) {
          const found = members.map((member) => judge(key, comparison, member)).find((each) => each !== undefined);
          if (found === undefined) continue;
          const data = { ...found, key: nameOf(key, members[0]), comparison, role: roleTitle(role) };
          yield diagnose(check, settingPlace(setting, role), data, {
            related: relatedTo(setting, comparison, members[0]),
          });
        }
      }
    }
  },
});
export default check;

function nameOf(key: string, member: Member | undefined): string {
  const setting = member === undefined ? undefined : settingOf(member, key);
  return setting === undefined ? key : writtenKey(setting);
}

function relatedTo(setting: Setting, { option }: Comparison, member: Member | undefined) {
  const other = member === undefined ? undefined : settingOf(member, option);
  const span = isWritten(other) && other !== setting ? other.valueSpan : undefined;
  return span === undefined ? [] : [{ span, message: `${option} is set here` }];
}

interface Found {
  readonly text: string;
  readonly other: string;
  readonly strangers: readonly string[];
}

/** What does not fit on a member; undefined where it fits, or where a value is at fault anyway. */
function judge(key: string, comparison: Comparison, member: Member): Found | undefined {
  const { option, must, times = 1, or = [], unset } = comparison;
  if (!inEra(comparison, member.release) || member.faulty.has(key) || member.faulty.has(option)) return undefined;
  const own = valueInForce(member, key);
  const other = valueInForce(member, option);
  const found = { text: textOf(member, key), other: textOf(member, option), strangers: [] };
  if (must === "be-among") {
    if (own === undefined || (other === undefined && unset !== "empty")) return undefined;
    const known = [...or, ...wordsOf(other)];
    const strangers = wordsOf(own).filter((word) => !known.includes(word));
    return strangers.length === 0 ? undefined : { ...found, strangers };
  }
  if (must === "equal")
    return own === undefined || other === undefined || found.text === found.other ? undefined : found;
  const [amount, limit] = [amountOf(own), amountOf(other)];
  if (amount === undefined || limit === undefined) return undefined;
  return (must === "not-exceed" ? amount <= limit : amount > limit * times) ? undefined : found;
}

function textOf(member: Member, key: string): string {
  const facts = member.role.target.options.get(key);
  const fallback = facts === undefined ? undefined : optionIn(facts, member.release)?.default;
  return settingOf(member, key)?.text ?? String(fallback ?? "");
}
