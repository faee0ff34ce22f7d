// Fits what is suggested to the rest of its line: a text that was whole is whole with any of it.
import {
  As,
  At,
  Colon,
  declarationKeywords,
  endOf,
  Equals,
  Except,
  isOf,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  LetReference,
  Name,
  On,
  Text,
  Word,
  type Token,
} from "../../../grammar/tokens.ts";
import type { Span } from "../../text/source.ts";
import type { Completions } from "../complete.ts";
import { literal, type Suggestion } from "../completion-items.ts";
import type { Cursor } from "../cursor.ts";

/** A declaration goes in front of one that stands there; what a keyword has behind it is not written again. */
export function fitDeclarations(suggestions: readonly Suggestion[], { word, behind }: Cursor): readonly Suggestion[] {
  const [next] = behind;
  if (next === undefined) return suggestions;
  if (declarationKeywords.includes(next.tokenType)) return suggestions.map((each) => followed(each, "\n"));
  return isEmpty(word) ? [] : suggestions.map(bare);
}

/** `on`, `at`, `as` and `except`, where what they hold together is not there yet. */
export function fitJoints(suggestions: readonly Suggestion[], { word, behind }: Cursor): readonly Suggestion[] {
  const [next] = behind;
  if (isOf(next, Name)) return isEmpty(word) ? [] : suggestions.map(bare);
  const joint = [On, At, As, Except].find((type) => isOf(next, type));
  const may = joint === undefined ? suggestions : joint === On ? suggestions.filter(({ label }) => label === "as") : [];
  return may.map((each) => apart(each, word, next));
}

/** A key goes in front of the one that stands there, and takes no second `=` or block. */
export function fitKeys(suggestions: readonly Suggestion[], { word, behind }: Cursor): readonly Suggestion[] {
  const [next, second] = behind;
  const isNarrowing = (label: string): boolean => !isEmpty(word) && label === "on" && isOf(next, Name);
  if (isOf(next, Equals) || isOf(next, LeftBrace)) return suggestions.map(bare);
  // `ti| tickTime = 5` begins another setting, `off| 5` lacks its `=`.
  const lacksSign = !isEmpty(word) && isOf(next, Word) && !startsItem(second);
  return suggestions.map((each) => (lacksSign || isNarrowing(each.label) ? bare(each) : apart(each, word, next)));
}

/** The same in a map, where a comma keeps them apart. */
export function fitMapKeys(suggestions: readonly Suggestion[], { word, behind }: Cursor): readonly Suggestion[] {
  const [next] = behind;
  if (isOf(next, Colon)) return suggestions.map(bare);
  return isEmpty(word) && (isOf(next, Word) || isOf(next, Text))
    ? suggestions.map((each) => followed(each, ", "))
    : suggestions;
}

/** There is room for one value or name: the one that stands there is replaced. */
export function fitInPlace(suggestions: readonly Suggestion[], { due, word, behind }: Cursor): Completions {
  const [next, second] = behind;
  const nothing: Completions = { suggestions: [], span: word };
  if (!isEmpty(word)) {
    // A call keeps what it is given.
    const isCall = isOf(next, LeftParenthesis);
    return {
      suggestions: isCall ? suggestions.filter(({ isCall }) => isCall === true).map(bare) : suggestions,
      span: word,
    };
  }
  const isValue = due.kind === "value";
  if (next !== undefined && isOf(next, Word) && (!isOf(next, Name) || (isValue && startsItem(second)))) {
    return { suggestions: suggestions.map((each) => apart(each, word, next)), span: word };
  }
  if (next !== undefined && (isOf(next, Name) || isOf(next, LetReference))) {
    return isOf(second, LeftParenthesis) ? nothing : { suggestions, span: { ...word, end: endOf(next) } };
  }
  const isOther = [Text, LeftBracket, LeftBrace, LeftParenthesis].some((type) => isOf(next, type));
  return isValue && isOther ? nothing : { suggestions, span: word };
}

/** Whether a word with this behind it is a key or a section. */
function startsItem(second: Token | undefined): boolean {
  return [Equals, LeftBrace, Colon].some((type) => isOf(second, type));
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

/** The word alone: what else it would bring stands there already. */
function bare(suggestion: Suggestion): Suggestion {
  return { ...suggestion, text: suggestion.label, snippet: literal(suggestion.label) };
}

function followed(suggestion: Suggestion, more: string): Suggestion {
  const { label, text, snippet = literal(text ?? label) } = suggestion;
  const plain = text ?? (suggestion.snippet === undefined ? label : undefined);
  return { ...suggestion, ...(plain === undefined ? {} : { text: plain + more }), snippet: snippet + more };
}

/** A blank between the place and a word that touches it. */
function apart(suggestion: Suggestion, word: Span, next: Token | undefined): Suggestion {
  return isEmpty(word) && next?.startOffset === word.end && isOf(next, Word) ? followed(suggestion, " ") : suggestion;
}
