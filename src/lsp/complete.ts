// What may stand at a place: picks, by what is due there, who suggests.
import { declarationWords } from "../syntax/declaration-words.ts";
import type { Span } from "../text/source.ts";
import type { Suggestion } from "./completion-items.ts";
import { cursorAt, type Cursor, type HeadPart } from "./cursor.ts";
import type { Place } from "./session.ts";
import { suggestInComment } from "./suggest/comments.ts";
import { suggestKeys } from "./suggest/keys.ts";
import { suggestKinds, suggestTerms } from "./suggest/names.ts";
import { suggestInString } from "./suggest/strings.ts";
import { suggestMapKeys, suggestValues } from "./suggest/values.ts";
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
  return { suggestions: suggest(place, cursor), span: cursor.word };
}

function suggest(place: Place, cursor: Cursor): readonly Suggestion[] {
  const { due } = cursor;
  switch (due.kind) {
    case "declaration":
      return suggestDeclarations(place);
    case "head":
      return [...suggestInHead(place, due.part), ...(due.orDeclaration ? suggestDeclarations(place) : [])];
    case "selector":
      return suggestTerms(place);
    case "key":
      return suggestKeys(place, cursor);
    case "map-key":
      return suggestMapKeys(place, cursor);
    case "value":
      return suggestValues(place, cursor);
    case "separator":
    case "nothing":
      return [];
  }
}

function suggestInHead(place: Place, part: HeadPart): readonly Suggestion[] {
  const word = (label: string, detail: string): Suggestion => ({ kind: "keyword", label, detail, rank: 1 });
  switch (part) {
    case "kind":
      return suggestKinds(place);
    case "selector":
      return suggestTerms(place);
    case "behind-kind":
      return [word("on", "the nodes that it runs on"), word("as", "a name, where the framework runs twice")];
    case "behind-name":
      return place.file.declarations.findLast(({ span }) => span.start <= place.offset)?.kind === "node"
        ? [word("at", "the nodes' addresses")]
        : [word("on", "the nodes that it runs on")];
    case "behind-selector":
      return [word("except", "nodes to leave out")];
    case "name":
    case "addresses":
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
