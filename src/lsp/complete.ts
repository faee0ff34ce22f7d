// What may stand at a place: picks, by what is due there, who suggests.
import { declarationWords } from "../syntax/declaration-words.ts";
import type { Span } from "../text/source.ts";
import type { Suggestion } from "./completion-items.ts";
import { cursorAt, type Cursor, type HeadDue, type HeadPart } from "./cursor.ts";
import type { Place } from "./session.ts";
import { suggestInComment } from "./suggest/comments.ts";
import { fitDeclarations, fitInPlace, fitJoints, fitKeys, fitMapKeys } from "./suggest/fit.ts";
import { suggestKeys } from "./suggest/keys.ts";
import { suggestKinds, suggestTerms } from "./suggest/names.ts";
import { suggestIncludes, suggestInString } from "./suggest/strings.ts";
import { suggestMapKeys } from "./suggest/inside.ts";
import { optionAt, suggestValues } from "./suggest/values.ts";
import { declarationCards } from "./words.ts";

export interface Completions {
  readonly suggestions: readonly Suggestion[];
  /** What they take the place of. */
  readonly span: Span;
}

export function complete(place: Place): Completions | Promise<Completions> {
  const cursor = cursorAt(place);
  if (cursor.comment !== undefined) return suggestInComment(place, cursor.comment);
  if (cursor.string !== undefined) return suggestInString(place, cursor, cursor.string);
  const { due, word: span } = cursor;
  switch (due.kind) {
    case "declaration":
      return { suggestions: fitDeclarations(suggestDeclarations(place), cursor), span };
    case "head":
      return completeHead(place, cursor, due);
    case "selector":
      return fitInPlace(suggestTerms(place, cursor.declaration), cursor);
    case "key":
      return { suggestions: fitKeys(suggestKeys(place, cursor), cursor), span };
    case "map-key":
      return { suggestions: fitMapKeys(suggestMapKeys(place, cursor, optionAt(place, cursor)), cursor), span };
    case "value":
      return fitInPlace(suggestValues(place, cursor), cursor);
    case "separator":
    case "nothing":
      return { suggestions: [], span };
  }
}

function completeHead(place: Place, cursor: Cursor, { part, orDeclaration }: HeadDue): Completions {
  if (part === "path") return { suggestions: suggestIncludes(place, cursor), span: cursor.word };
  if (part === "kind") return fitInPlace(suggestKinds(place), cursor);
  if (part === "selector") return fitInPlace(suggestTerms(place, cursor.declaration), cursor);
  const joints = fitJoints(suggestJoints(cursor, part), cursor);
  const declarations = orDeclaration ? fitDeclarations(suggestDeclarations(place), cursor) : [];
  return { suggestions: [...joints, ...declarations], span: cursor.word };
}

/** The words that hold a head together. */
function suggestJoints({ keyword }: Cursor, part: HeadPart): readonly Suggestion[] {
  const joint = (label: string, detail: string): Suggestion => ({
    kind: "keyword",
    label,
    detail,
    text: `${label} `,
    snippet: `${label} $0`,
    rank: 1,
  });
  switch (part) {
    case "behind-kind":
      return [joint("on", "the nodes that it runs on"), joint("as", "a name, where the framework runs twice")];
    case "behind-name":
      return [keyword === "node" ? joint("at", "the nodes' addresses") : joint("on", "the nodes that it runs on")];
    case "behind-selector":
      return [joint("except", "nodes to leave out")];
    default:
      return [];
  }
}

/** Declarations that a program may have once are suggested once. */
function suggestDeclarations({ analysis }: Place): readonly Suggestion[] {
  const declared = new Set(analysis.files.flatMap(({ declarations }) => declarations.map(({ kind }) => kind)));
  return declarationWords
    .filter((word) => !((word === "cluster" || word === "masters") && declared.has(word)))
    .map((word) => {
      const { form, summary, snippet } = declarationCards[word];
      return { kind: "keyword", label: word, detail: form, documentation: summary, snippet, rank: 2 };
    });
}
