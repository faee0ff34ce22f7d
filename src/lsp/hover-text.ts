// What a hover says, by what stands at the place.
import { codes } from "../codes.generated.ts";
import type { DeclarationSyntax } from "../syntax/syntax.ts";
import { syntaxAt } from "../syntax/walk.ts";
import type { Span } from "../text/source.ts";
import { blockPlaceOf, roleOf } from "./block-place.ts";
import { roleCard } from "./cluster-cards.ts";
import { codeSummary } from "./code-card.ts";
import { keywordAt } from "./declaration-keyword.ts";
import { hoverField } from "./hover/fields.ts";
import { hoverKey } from "./hover/keys.ts";
import { hoverName } from "./hover/names.ts";
import { hoverValue } from "./hover/values.ts";
import type { Place } from "./session.ts";
import { declarationCards } from "./words.ts";

export interface HoverText {
  readonly text: string;
  readonly span: Span;
}

/** What there is to say of a place; undefined where it is nothing. */
export async function hoverAt(place: Place): Promise<HoverText | undefined> {
  const allowed = await hoverComment(place);
  if (allowed !== undefined) return allowed;
  const path = syntaxAt(place.file, place.offset);
  const leaf = path.at(-1);
  const at = blockPlaceOf(path);
  if (leaf === undefined || at === undefined) return undefined;
  return (
    hoverKeyword(place, at.declaration) ??
    hoverName(place, leaf, path, at) ??
    hoverKey(place, leaf, at) ??
    hoverField(place, path, at) ??
    hoverValue(place, leaf, at)
  );
}

/** The code in `# mesosc: allow CODE reason`. */
async function hoverComment({ file, offset, source }: Place): Promise<HoverText | undefined> {
  const comment = file.comments.find(({ span }) => span.start <= offset && offset <= span.end);
  if (comment === undefined) return undefined;
  for (const { index, 0: word } of comment.text.matchAll(/[a-z]+(?:-[a-z]+)+/g)) {
    const start = comment.span.start + index;
    if (offset < start || offset > start + word.length) continue;
    const code = await codes.get(word)?.load();
    if (code !== undefined)
      return { text: codeSummary(code.default), span: { source, start, end: start + word.length } };
  }
  return undefined;
}

/** The word that a declaration begins with: the declaration as a whole. */
function hoverKeyword(place: Place, declaration: DeclarationSyntax): HoverText | undefined {
  const keyword = keywordAt(declaration);
  if (keyword === undefined || place.offset > keyword.end) return undefined;
  const card = declaration.kind === "unknown-declaration" ? undefined : declarationCards[declaration.kind];
  if (card === undefined) return undefined;
  const role = roleOf(place.analysis, declaration);
  const about = `\`${card.form}\`\n\n${card.summary}`;
  const { cluster } = place.analysis;
  const text = role === undefined || cluster === undefined ? about : `${roleCard(role)}\n\n---\n\n${about}`;
  return { text, span: keyword };
}
