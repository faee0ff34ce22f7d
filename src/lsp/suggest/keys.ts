// Suggests settings and sections for a block: the options of the role's program at its release, and mesosc's own.
import { optionIn, type Option } from "../../catalog/option.ts";
import { inEra, type Release } from "../../catalog/release.ts";
import { languageNames, languageSetting, sectionOptions, sectionsIn } from "../../model/language-settings.ts";
import type { SectionArea } from "../../model/blocks.ts";
import type { BlockSyntax } from "../../syntax/syntax.ts";
import { syntaxAt } from "../../syntax/walk.ts";
import type { Analysis } from "../../workspace.ts";
import { usualValue } from "../../targets/filled-in.ts";
import type { ProgramTarget } from "../../targets/target.ts";
import { languagePlaceOf, programOf, variablesOf } from "../block-place.ts";
import { literal, type Suggestion } from "../completion-items.ts";
import type { Cursor } from "../cursor.ts";
import { optionBrief, settingCard } from "../option-card.ts";
import type { Place } from "../session.ts";
import { listedWords } from "./values.ts";
import { nodeKeys } from "./names.ts";
import { resourceCards, sectionCards } from "../words.ts";

export function suggestKeys(place: Place, cursor: Cursor): readonly Suggestion[] {
  const { declaration } = cursor;
  const area = cursor.sections.at(-1);
  const all =
    area !== undefined
      ? keysOfSection(area as SectionArea, place, cursor)
      : declaration === undefined
        ? []
        : keysOfBlock(place, cursor);
  const used = usedKeys(place, cursor);
  return all.filter(({ label }) => !used.has(label));
}

/** What the operator gave other nodes. */
function keysOfNodes(analysis: Analysis): readonly Suggestion[] {
  return [...nodeKeys(analysis)].map(([label, text]) => ({
    kind: "option",
    label,
    detail: `as other nodes have it, such as ${text}`,
    snippet: `${literal(label)} = $0`,
    rank: 1,
  }));
}

function keysOfBlock(place: Place, { declaration, isNarrowed }: Cursor): readonly Suggestion[] {
  const { analysis } = place;
  const at = declaration === undefined ? undefined : languagePlaceOf(declaration);
  if (declaration === undefined || at === undefined) return [];
  const own = languageNames(at).flatMap((name): readonly Suggestion[] => {
    const setting = languageSetting(name, at);
    const option = setting === undefined ? undefined : optionIn(setting.facts, "0");
    if (setting === undefined || option === undefined || (isNarrowed && setting.narrowing === "refused")) return [];
    const words = listedWords(name, place, declaration);
    const brief = suggestOption(option, option.default, words.length > 0 ? words : undefined);
    return [{ ...brief, documentation: settingCard(option, { words, takes: setting.takes }), rank: 2 }];
  });
  const sections = sectionsIn[at].map((area): Suggestion => ({
    kind: "section",
    label: area,
    detail: `${area} { … }`,
    documentation: sectionCards[area],
    snippet: `${area} {\n  $0\n}`,
    rank: 3,
  }));
  const inForce = programOf(analysis, declaration);
  const ownNames = new Set(own.map(({ label }) => label));
  const options =
    inForce === undefined
      ? []
      : optionSuggestions(inForce.target, inForce.release).filter(({ label }) => !ownNames.has(label));
  const narrowing: readonly Suggestion[] =
    inForce === undefined
      ? []
      : [
          {
            kind: "keyword",
            label: "on",
            detail: "on SELECTOR { … }",
            documentation: "Settings for some of the nodes.",
            snippet: "on ${1:node} {\n  $0\n}",
            rank: 4,
          },
        ];
  return [...(at === "node" ? keysOfNodes(analysis) : []), ...own, ...sections, ...options, ...narrowing];
}

/** A release's options never change, and there are hundreds. */
const made = new WeakMap<ProgramTarget, Map<Release, readonly Suggestion[]>>();

function optionSuggestions(target: ProgramTarget, release: Release): readonly Suggestion[] {
  const releases = made.get(target) ?? new Map<Release, readonly Suggestion[]>();
  made.set(target, releases);
  const known = releases.get(release);
  if (known !== undefined) return known;
  const suggestions = [...target.options.values()].flatMap((facts): readonly Suggestion[] => {
    const option = optionIn(facts, release);
    if (option === undefined) return [];
    const deprecated = facts.deprecated !== undefined && inEra(facts.deprecated, release);
    const usual = usualValue(target, option);
    return [
      { ...suggestOption(option, usual), option: { target: target.name, release, name: facts.name }, deprecated },
    ];
  });
  releases.set(release, suggestions);
  return suggestions;
}

function suggestOption(option: Option, usual = option.default, words?: readonly string[]): Suggestion {
  return {
    kind: "option",
    label: option.name,
    detail: optionBrief(option, usual, words),
    snippet: `${literal(option.name)} = $0`,
    rank: 1,
  };
}

function keysOfSection(area: SectionArea, { analysis }: Place, { declaration }: Cursor): readonly Suggestion[] {
  switch (area) {
    case "environment": {
      const inForce = declaration === undefined ? undefined : programOf(analysis, declaration);
      const variables = inForce === undefined ? [] : variablesOf(analysis, inForce);
      return variables.map(({ option, program }) => ({
        ...suggestOption(option),
        documentation: settingCard(option, { where: program }),
        deprecated: option.facts.deprecated !== undefined && inEra(option.facts.deprecated, option.release),
      }));
    }
    case "versions": {
      const programs = new Map([...analysis.targets.programs.values()].map((target) => [target.program, target]));
      return [...programs].map(([program, { defaultRelease }]) => ({
        kind: "option",
        label: program,
        detail: `default ${defaultRelease}`,
        snippet: `${program} = $0`,
        rank: 1,
      }));
    }
    case "service":
    case "jvm":
      return [...sectionOptions[area].values()].map((option) => ({
        ...suggestOption(option),
        documentation: settingCard(option),
      }));
    case "resources":
      return Object.entries(resourceCards).map(([label, detail]) => ({
        kind: "option",
        label,
        detail,
        snippet: `${label} = $0`,
        rank: 1,
      }));
    default:
      return [];
  }
}

/** Keys that stand in the same block already, but for the one that is being typed. */
function usedKeys({ file, offset }: Place, { word }: Cursor): ReadonlySet<string> {
  const block = syntaxAt(file, offset).findLast((syntax): syntax is BlockSyntax => syntax.kind === "block");
  return new Set(
    (block?.items ?? []).flatMap((item) =>
      item.kind === "narrowing" ||
      (word.start < word.end && item.key.span.start <= word.start && word.start <= item.key.span.end)
        ? []
        : [item.key.text],
    ),
  );
}
