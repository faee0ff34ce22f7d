// Suggests inside of a value: keys of maps and words of lists, as the catalog knows them.
import type { Option } from "../../catalog/option.ts";
import { partAt, type Step } from "../../catalog/parts.ts";
import { syntaxAt } from "../../syntax/walk.ts";
import { spanText, type Span } from "../../text/source.ts";
import { roleOf } from "../block-place.ts";
import type { Suggestion } from "../completion-items.ts";
import type { Cursor } from "../cursor.ts";
import { selectedNodes } from "../names.ts";
import type { Place } from "../session.ts";
import { suggestNode } from "./names.ts";

/** The words of a part of a value, without those that stand in the same list already and may stand there once. */
export function wordsInside(
  option: Option,
  steps: readonly Step[],
  place: Place,
  { word }: Cursor,
): readonly Suggestion[] {
  const list = syntaxAt(place.file, place.offset).findLast((syntax) => syntax.kind === "list");
  const others = (option.unique === true ? (list?.items ?? []) : []).filter(({ span }) => !isIn(span, word));
  const used = new Set(others.map(({ span }) => spanText(span).replace(/^"|"$/g, "")));
  const words = partAt(option, steps)?.words ?? [];
  return words.filter((label) => !used.has(label)).map((label) => ({ kind: "value", label, rank: 1 }));
}

/** Where no word is begun, nothing is being written again. */
function isIn(span: Span, { start, end }: Span): boolean {
  return start < end && start >= span.start && end <= span.end;
}

/** Keys of a map: nodes, for `ids`; the fields of what the option holds there. */
export function suggestMapKeys(place: Place, cursor: Cursor, option: Option | undefined): readonly Suggestion[] {
  const { key, declaration, steps, word } = cursor;
  const map = syntaxAt(place.file, place.offset).findLast((syntax) => syntax.kind === "map");
  const others = (map?.entries ?? []).filter((entry) => !isIn(entry.key.span, word));
  const used = new Set(others.map((entry) => spanText(entry.key.span).replace(/^"|"$/g, "")));
  return keysDue().filter(({ label }) => !used.has(label));

  function keysDue(): readonly Suggestion[] {
    if (key === "ids" && declaration?.kind === "ensemble") {
      const selected = declaration.selector === undefined ? [] : selectedNodes(place.analysis, declaration.selector);
      const members = roleOf(place.analysis, declaration)?.members.map(({ node }) => node) ?? [];
      return [...new Set([...selected, ...members])].map((node) => ({
        ...suggestNode(node),
        snippet: `${node.name}: $0`,
      }));
    }
    const fields = option === undefined ? [] : (partAt(option, steps)?.fields ?? []);
    return fields.map(({ name, brief, facts }) => ({
      kind: "option",
      label: name,
      detail: facts.required === true ? `${brief}, required` : brief,
      snippet: `${name}: ${openedFor(option, [...steps, { kind: "entry", key: name }])}`,
      rank: facts.required === true ? 1 : 2,
    }));
  }
}

/** The brackets that a value needs, with the place to go on inside of them. */
function openedFor(option: Option | undefined, steps: readonly Step[]): string {
  const part = option === undefined ? undefined : partAt(option, steps);
  if (part?.in === "list") return `[${openedFor(option, [...steps, { kind: "item" }])}]`;
  return part?.in === "map" || (part?.fields.length ?? 0) > 0 ? "{ $0 }" : "$0";
}
