// What a program goes by for an option: the setting, or else its own default.
import type { Datum } from "../catalog/datum.ts";
import { optionIn } from "../catalog/option.ts";
import { readValue } from "../catalog/types.ts";
import type { Value } from "../catalog/value.ts";
import { settingOf, type Member } from "../model/cluster.ts";

/** The value in force on a member; undefined where there is none, or none that is known before the program runs. */
export function valueInForce(member: Member, key: string): Value | undefined {
  const setting = settingOf(member, key);
  if (setting !== undefined) return setting.value;
  const { target } = member.role;
  const facts = target.options.get(key);
  const option = facts === undefined ? undefined : optionIn(facts, member.release);
  if (option?.default === undefined) return undefined;
  const span = { source: target.source, start: 0, end: 0 };
  const read = (kind: "word" | "string"): Value | undefined => {
    const datum: Datum = { kind, text: String(option.default), span };
    return readValue(datum, option, () => undefined);
  };
  return read("word") ?? read("string");
}

/** The amount of a number, a time or a size, in whatever its kind counts. */
export function amountOf(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case "number":
      return value.value;
    case "duration":
      return value.milliseconds;
    case "size":
      return value.bytes;
    default:
      return undefined;
  }
}

/** The words of a list, or of a text with commas; of `role=weight` the role. */
export function wordsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === "list") return value.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
  return value?.kind === "text" ? value.text.split(",").map((word) => word.trim().replace(/=.*/, "")) : [];
}
