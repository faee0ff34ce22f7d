// Hovers inside of a value: the field that a key of a map, or what it holds, is of.
import { optionIn } from "../../catalog/option.ts";
import { partAt, type Step } from "../../catalog/parts.ts";
import { inWords, stretchesWhere } from "../../catalog/presence.ts";
import { createOptionLookup } from "../../model/option-lookup.ts";
import { withoutQuotes } from "../../model/references.ts";
import type { Syntax } from "../../syntax/syntax.ts";
import { spanText } from "../../text/source.ts";
import { programOf, type BlockPlace } from "../block-place.ts";
import type { HoverText } from "../hover-text.ts";
import type { Place } from "../session.ts";

const lookup = createOptionLookup();

export function hoverField(
  { analysis, offset }: Place,
  path: readonly Syntax[],
  { declaration, narrowing, setting, section, entry }: BlockPlace,
): HoverText | undefined {
  const leaf = path.at(-1);
  if (entry === undefined || setting === undefined || section !== undefined || leaf === undefined) return undefined;
  const inForce = programOf(analysis, declaration, narrowing);
  if (inForce === undefined) return undefined;
  const { target, release } = inForce;
  const option = lookup.find(target, release, setting.key.text);
  if (option === undefined) return undefined;
  const steps = stepsTo(path);
  const name = spanText(withoutQuotes(entry.key.span));
  const field = partAt(option, steps)?.fields.find((each) => each.name === name);
  if (field === undefined) return undefined;
  const stretches = stretchesWhere(target.releases, (each) => {
    const then = optionIn(option.facts, each);
    return then !== undefined && partAt(then, steps)?.fields.some((other) => other.name === name) === true;
  });
  const owner = [setting.key.text, ...steps.flatMap((step) => (step.kind === "entry" ? [step.key] : []))].join(".");
  const text = [
    `**\`${name}\`** · field of \`${owner}\` in ${target.title} ${release}`,
    [
      `- takes ${field.brief}`,
      ...(field.facts.required === true ? ["- required"] : []),
      `- releases: ${inWords(stretches, target.releases)}`,
    ].join("\n"),
  ].join("\n\n");
  return { text, span: offset <= entry.key.span.end ? entry.key.span : leaf.span };
}

/** The steps from the setting's value to the map that the innermost entry is in. */
function stepsTo(path: readonly Syntax[]): readonly Step[] {
  const last = path.findLastIndex(({ kind }) => kind === "entry");
  return path.slice(0, last).flatMap((syntax): readonly Step[] => {
    if (syntax.kind === "list") return [{ kind: "item" }];
    if (syntax.kind !== "entry") return [];
    return [{ kind: "entry", key: spanText(withoutQuotes(syntax.key.span)) }];
  });
}
