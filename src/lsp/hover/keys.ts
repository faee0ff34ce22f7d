// Hovers over keys: of settings, sections, and what stands in those.
import { optionIn } from "../../catalog/option.ts";
import { settingOf } from "../../model/cluster.ts";
import { languageSetting, sectionOptions } from "../../model/language-settings.ts";
import { createOptionLookup } from "../../model/option-lookup.ts";
import type { Syntax } from "../../syntax/syntax.ts";
import { areaOf, languagePlaceOf, programOf, variablesOf, type BlockPlace } from "../block-place.ts";
import { shownText } from "../cluster-cards.ts";
import type { HoverText } from "../hover-text.ts";
import { optionCard, settingCard } from "../option-card.ts";
import { programCard } from "../program-card.ts";
import type { Place } from "../session.ts";
import { listedWords } from "../suggest/values.ts";
import { resourceCards, sectionCards } from "../words.ts";

/** The key of a setting or section. */
export function hoverKey(place: Place, leaf: Syntax, at: BlockPlace): HoverText | undefined {
  const { declaration, section, setting } = at;
  if (leaf === section?.key) {
    const area = areaOf(section);
    return area === undefined ? undefined : { text: `**\`${area}\`**\n\n${sectionCards[area]}`, span: leaf.span };
  }
  if (leaf !== setting?.key) return undefined;
  const text = keyCard(place, setting.key.text, at);
  if (text === undefined) return undefined;
  const inForce = programOf(place.analysis, declaration, at.narrowing);
  const own = inForce?.member === undefined ? undefined : settingOf(inForce.member, setting.key.text);
  const value = own === undefined ? "" : `\n\nin force on ${inForce?.member?.node.name ?? ""}: ${shownText(own)}`;
  return { text: text + value, span: leaf.span };
}

function keyCard(place: Place, key: string, { declaration, section, narrowing }: BlockPlace): string | undefined {
  const { analysis } = place;
  const area = areaOf(section);
  if (area === "service" || area === "jvm") {
    const option = sectionOptions[area].get(key);
    return option === undefined ? undefined : settingCard(option);
  }
  const inForce = programOf(analysis, declaration, narrowing);
  switch (area) {
    case "versions":
      return programCard(analysis, key);
    case "environment": {
      const found = inForce === undefined ? [] : variablesOf(analysis, inForce);
      const variable = found.find(({ option }) => option.name === key);
      return variable === undefined ? undefined : settingCard(variable.option, { where: variable.program });
    }
    case "resources":
      return `**\`${key}\`** · resource\n\n${resourceCards[key] ?? "one of your own, for frameworks that know it"}`;
    default:
  }
  if (section !== undefined) return undefined;
  const at = languagePlaceOf(declaration);
  const language = at === undefined ? undefined : languageSetting(key, at);
  const option = inForce === undefined ? undefined : lookup.find(inForce.target, inForce.release, key);
  if (language !== undefined) {
    const own = optionIn(language.facts, "0");
    const words = listedWords(key, place, declaration);
    return own === undefined ? undefined : settingCard(own, { words, takes: language.takes });
  }
  if (inForce === undefined) return undefined;
  const facts = option?.facts ?? inForce.target.options.get(key);
  return facts === undefined ? undefined : optionCard(facts, inForce.target, inForce.release);
}

const lookup = createOptionLookup();
