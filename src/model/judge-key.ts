// Judges a key of a role's block against the release in force: unknown, not there yet, gone, or on its way out.
import type { Option } from "../catalog/option.ts";
import { absenceOf, inWords, type Absence } from "../catalog/presence.ts";
import { inEra, type Release } from "../catalog/release.ts";
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { spanText } from "../text/source.ts";
import type { Entry } from "./blocks.ts";
import optionDeprecated from "./codes/option-deprecated.ts";
import optionRemoved from "./codes/option-removed.ts";
import optionTooNew from "./codes/option-too-new.ts";
import optionUnknown from "./codes/option-unknown.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { languageNames } from "./language-settings.ts";
import type { Linking } from "./linking.ts";
import { misplacedAdvice } from "./misplaced.ts";

/** What is wrong with a key that means no option in the release. */
export function judgeUnknown(entry: Entry, target: ProgramTarget, release: Release, linking: Linking): Diagnostic {
  const { key, keySpan } = entry;
  const program = `${target.title} ${release}`;
  const advice = misplacedAdvice(target.role, key);
  if (advice !== undefined)
    return diagnose(unknownSetting, keySpan, { key, place: program, nearest: undefined, advice });
  const absence = absenceOf(key, target.options.values(), target.releases, release);
  if (absence !== undefined) return judgeAbsent(entry, absence, target, release, linking);
  const documented = documentedAs(key, target, release, linking);
  if (documented !== undefined) {
    const data = {
      key,
      program,
      nearest: documented,
      advice: "the documents call it so; this is the name that is read",
    };
    return diagnose(optionUnknown, keySpan, data, { fix: renaming(entry, documented) });
  }
  const elsewhere = otherRoles(key, target, linking);
  const near = elsewhere === undefined ? nearestName(key, target, release, linking) : undefined;
  const inForce = near === undefined || linking.options.find(target, release, near) !== undefined;
  const isOurs = near !== undefined && languageNames(target.role).includes(near);
  return diagnose(
    optionUnknown,
    keySpan,
    { key, program, nearest: near, advice: elsewhere ?? (inForce || isOurs ? undefined : presenceOf(near, target)) },
    { fix: near !== undefined && (inForce || isOurs) ? renaming(entry, near) : undefined },
  );
}

function judgeAbsent(
  entry: Entry,
  absence: Absence,
  target: ProgramTarget,
  release: Release,
  { options }: Linking,
): Diagnostic {
  const { key, keySpan } = entry;
  const program = `${target.title} ${release}`;
  const facts = target.options.get(key);
  const { before, after, takenBy } = absence;
  // Where the later release refuses the earlier name, the two are not one setting, but one may stand for the other.
  const former = facts?.renamedFrom;
  const meant = former !== undefined && options.find(target, release, former) !== undefined ? former : undefined;
  if (after !== undefined) {
    const releases = inWords(absence.stretches, target.releases);
    const fix = meant === undefined ? undefined : renaming(entry, meant);
    return diagnose(optionTooNew, keySpan, { key, program, before, after, releases }, { fix });
  }
  const wanted = facts?.renamedTo ?? facts?.deprecated?.use;
  const successor = wanted !== undefined && options.find(target, release, wanted) !== undefined ? wanted : undefined;
  const note = facts?.deprecated?.note;
  const data = { key, program, last: before ?? "", takenBy: takenBy ?? release, successor, note };
  const fix = successor !== undefined && successor === facts?.renamedTo ? renaming(entry, successor) : undefined;
  return diagnose(optionRemoved, keySpan, data, { fix });
}

/** What there is to say against a key that means `option`; undefined where there is nothing. */
export function judgeDeprecated(
  entry: Entry,
  option: Option,
  target: ProgramTarget,
  release: Release,
  { options }: Linking,
): Diagnostic | undefined {
  const { key, keySpan } = entry;
  const { facts, name } = option;
  const program = `${target.title} ${release}`;
  const alias = facts.aliases?.find((each) => each.name === key && key !== name && inEra(each, release));
  if (alias?.deprecated === true) {
    const data = { key, program, successor: name, what: "name", note: undefined } as const;
    return diagnose(optionDeprecated, keySpan, data, { fix: renaming(entry, name) });
  }
  const { deprecated } = facts;
  if (deprecated === undefined || !inEra(deprecated, release)) return undefined;
  const { use, note } = deprecated;
  const successor = use !== undefined && options.find(target, release, use) !== undefined ? use : undefined;
  const fix = successor !== undefined && successor === facts.renamedTo ? renaming(entry, successor) : undefined;
  return diagnose(optionDeprecated, keySpan, { key, program, successor, what: "option", note }, { fix });
}

/** Puts another name in the key's place, quoted where the key is. */
function renaming({ keySpan }: Entry, name: string): Fix {
  const text = spanText(keySpan).startsWith('"') ? JSON.stringify(name) : name;
  return { title: `Write \`${name}\``, edits: [{ span: keySpan, text }] };
}

function documentedAs(key: string, target: ProgramTarget, release: Release, { options }: Linking): string | undefined {
  const facts = [...target.options.values()].find((each) => each.documentedAs === key);
  return facts !== undefined && options.find(target, release, facts.name) !== undefined ? facts.name : undefined;
}

/** The nearest name that the release knows, else the nearest that any release knows. */
function nearestName(key: string, target: ProgramTarget, release: Release, linking: Linking): string | undefined {
  const known = [...linking.options.names(target, release), ...languageNames(target.role)];
  return nearest(key, known) ?? nearest(key, target.optionNames);
}

function presenceOf(name: string, target: ProgramTarget): string | undefined {
  const absence = absenceOf(name, target.options.values(), target.releases, "");
  if (absence === undefined) return undefined;
  const releases = inWords(absence.stretches, target.releases);
  return `\`${name}\` is there ${/^\d/.test(releases) ? `in ${releases}` : releases}`;
}

const roleWords = { ensemble: "ensemble", masters: "masters", agents: "agents", framework: "framework" } as const;

/** Says whose option a key is, where the program is one of several roles' and another role has it. */
function otherRoles(key: string, target: ProgramTarget, { targets }: Linking): string | undefined {
  const others = [...targets.programs.values()].filter(
    (other) => other !== target && other.program === target.program && other.options.has(key),
  );
  const [other] = others;
  return other === undefined ? undefined : `${other.title} has it: write it in \`${roleWords[other.role]}\``;
}
