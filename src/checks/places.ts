// Where in the cluster file a check's finding belongs, and which edit there would mend it.
import type { Fix } from "../diagnostics/code.ts";
import { settingOf, type Member, type Role, type Setting } from "../model/cluster.ts";
import type { SettingSyntax } from "../syntax/syntax.ts";
import { partOf, spanText, type Span } from "../text/source.ts";
import { groupBy } from "./group-by.ts";

/** Somebody asked for this value on this role; it was neither derived (from another role's, say) nor a default. */
export function isWritten(setting: Setting | undefined): setting is Setting {
  return setting?.keySpan !== undefined;
}

/** The key as it was written, which may be mesosc's own (`zk`) for the program's (`zk_hosts`). */
export function writtenKey({ keySpan, option }: Setting): string {
  return keySpan === undefined ? option.name : spanText(keySpan);
}

/** The value where it was written; the role's head where nobody wrote it. */
export function settingPlace(setting: Setting | undefined, role: Role): Span {
  return (isWritten(setting) ? setting.valueSpan : undefined) ?? role.span;
}

/** The part of a written value that says `word`; the whole value where it is not spelt so there. */
export function partPlace(setting: Setting, role: Role, word: string): Span {
  const span = settingPlace(setting, role);
  const text = spanText(span);
  const places = [...text.matchAll(/[^\s,"[\]{}=]+/g)].filter(([found]) => found === word);
  const at = isWritten(setting) ? places[0]?.index : undefined;
  return at === undefined ? span : partOf(span, at, at + word.length);
}

/** What says how many members a role has: its selector. */
export function selectorPlace(role: Role): Span {
  return role.syntax.selector?.span ?? role.span;
}

/** The same place gives the same key. */
export function placeKey(span: Span): string {
  return `${span.source.uri}#${span.start}-${span.end}`;
}

/** A setting with the members of one role on which it is in force. */
export interface SettingGroup {
  readonly setting: Setting;
  readonly members: readonly Member[];
}

/** The written settings `key` of `members`, each place and value once, in the order of the members. */
export function writtenSettings(members: readonly Member[], key: string): SettingGroup[] {
  return settingGroups(members, key, (setting, { role }) =>
    isWritten(setting) ? `${placeKey(setting.valueSpan ?? role.span)}=${setting.text}` : undefined,
  );
}

/** The settings `key` of `members`, those of one name together; of a group, its first member's stands for all. */
export function settingGroups(
  members: readonly Member[],
  key: string,
  nameOf: (setting: Setting, member: Member) => unknown,
): SettingGroup[] {
  // Most members share theirs.
  const names = new Map<Setting, unknown>();
  const groups = groupBy(members, (member) => {
    const setting = settingOf(member, key);
    if (setting === undefined) return undefined;
    if (!names.has(setting)) names.set(setting, nameOf(setting, member));
    return names.get(setting);
  });
  return [...groups.values()].flatMap((group): SettingGroup[] => {
    const setting = group[0] === undefined ? undefined : settingOf(group[0], key);
    return setting === undefined ? [] : [{ setting, members: group }];
  });
}

/** `key = value` of a role's own block, for keys that are mesosc's and so no settings of the model (`ids`, `peerPort`). */
export function blockSetting(role: Role, key: string): SettingSyntax | undefined {
  return role.syntax.block?.items.find(
    (item): item is SettingSyntax => item.kind === "setting" && item.key.text === key,
  );
}

/** Takes `key = value` out, with the line that it has to itself; undefined where the value stands elsewhere (in a `let`). */
export function removal(setting: Setting): Fix | undefined {
  const { keySpan, valueSpan } = setting;
  if (keySpan === undefined || valueSpan?.source !== keySpan.source) return undefined;
  const { source } = keySpan;
  if (!/^\s*=\s*$/.test(source.text.slice(keySpan.end, valueSpan.start))) return undefined;
  // White space around goes too: a whole line with its indentation, or the blanks up to the next setting.
  const before = /[\t ]*$/.exec(source.text.slice(0, keySpan.start))?.[0].length ?? 0;
  const ownLine = keySpan.start === before || source.text[keySpan.start - before - 1] === "\n";
  const behind = source.text.slice(valueSpan.end);
  const line = ownLine ? /^[\t ]*\r?\n/.exec(behind)?.[0].length : undefined;
  const after = line ?? /^[\t ]*/.exec(behind)?.[0].length ?? 0;
  const start = line === undefined ? 0 : -before;
  const span = partOf(keySpan, start, valueSpan.end + after - keySpan.start);
  return { title: `Remove \`${writtenKey(setting)}\``, edits: [{ span, text: "" }] };
}

/** Puts `key = value` into a role's block, making the block where there is none. */
export function insertion(role: Role, text: string): Fix {
  const { span } = role.syntax;
  const block = role.syntax.block?.span;
  if (block === undefined || !spanText(block).startsWith("{")) {
    const { length } = spanText(span);
    return { title: `Add \`${text}\``, edits: [{ span: partOf(span, length, length), text: ` { ${text} }` }] };
  }
  const at = partOf(block, 1, 1);
  const indented = /^\{[\t ]*\r?\n([\t ]*)/.exec(spanText(block));
  const written = indented === null ? ` ${text} ` : `\n${indented[1] ?? ""}${text}`;
  return { title: `Add \`${text}\``, edits: [{ span: at, text: written }] };
}

/** Puts another text in a written value's place. */
export function replacement(span: Span, text: string): Fix {
  return { title: `Write \`${text}\``, edits: [{ span, text }] };
}
