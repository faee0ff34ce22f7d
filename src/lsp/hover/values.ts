// Hovers over values: what a word stands for, and how its program is given what is written.
import { spanText } from "../../text/source.ts";
import type { Syntax } from "../../syntax/syntax.ts";
import { areaOf, programOf, type BlockPlace } from "../block-place.ts";
import { shownText } from "../cluster-cards.ts";
import type { HoverText } from "../hover-text.ts";
import { releaseCard } from "../program-card.ts";
import type { Place } from "../session.ts";
import { languageValues } from "../suggest/values.ts";

/** A value: how its program is given it, where that is not how it is written. */
export function hoverValue(
  place: Place,
  leaf: Syntax,
  { declaration, setting, section, narrowing }: BlockPlace,
): HoverText | undefined {
  if (setting?.value === undefined) return undefined;
  const { analysis } = place;
  if (areaOf(section) === "versions" && leaf.kind === "word") {
    return { text: releaseCard(analysis, setting.key.text, leaf.text), span: leaf.span };
  }
  if (section !== undefined) return undefined;
  const program = programOf(analysis, declaration, narrowing);
  if (setting.key.text === "version" && leaf.kind === "word" && program !== undefined) {
    return { text: releaseCard(analysis, program.target.program, leaf.text), span: leaf.span };
  }
  const word =
    leaf.kind === "word"
      ? languageValues(setting.key.text, place, declaration).find(({ label }) => label === leaf.text)
      : undefined;
  if (word?.detail !== undefined) return { text: `**\`${word.label}\`** · ${word.detail}`, span: leaf.span };
  const member = program?.member;
  if (member === undefined) return undefined;
  const { value, key } = setting;
  const settings = [...member.shared.values(), ...member.own.values()].filter(
    ({ valueSpan }) => valueSpan === value.span,
  );
  const lines = settings
    .filter((one) => one.option.name !== key.text || one.text !== spanText(value.span).replace(/^"|"$/g, ""))
    .map((one) => `- \`${one.option.name}\` ${shownText(one)}`);
  if (lines.length === 0 || leaf.span.start < value.span.start) return undefined;
  const { node, role, release } = member;
  return { text: `${role.target.title} ${release} on ${node.name} is given\n\n${lines.join("\n")}`, span: value.span };
}
