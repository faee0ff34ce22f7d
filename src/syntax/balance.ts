// Makes a list of tokens safe to parse: every bracket has its partner, nesting is bounded, keywords are decided.
import {
  Colon,
  Comma,
  Equals,
  insertedAfter,
  isOf,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  partOf,
  RightBrace,
  RightBracket,
  RightParenthesis,
  startsLine,
  UnterminatedString,
  Url,
  Word,
  type Token,
  type TokenType,
} from "../../grammar/tokens.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Source } from "../text/source.ts";
import syntaxError from "./codes/syntax-error.ts";
import { becomeWord, isKeyword, startsDeclaration, startsDeclarationInside } from "./keywords.ts";
import type { Closer } from "./problem.ts";
import { spanAfter, spanOf } from "./spans.ts";

/** Deeper brackets are refused: the parser recurses, and a stack has an end. */
export const depthLimit = 64;

export interface Balanced {
  /** Keywords are left only where a declaration starts; inserted closers have an empty image. */
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether each bracket had its partner. */
  readonly isPaired: boolean;
}

interface Opener {
  readonly token: Token;
  readonly closer: TokenType;
  /** Whether it is a list, a map or an argument rather than a block. */
  readonly holdsValues: boolean;
  /** The column of the first token on its line. */
  readonly indentation: number;
}

const closers = new Map<TokenType, TokenType>([
  [LeftBrace, RightBrace],
  [LeftBracket, RightBracket],
  [LeftParenthesis, RightParenthesis],
]);
const closingTypes = [RightBrace, RightBracket, RightParenthesis];

/**
 * Pairs the brackets. What is still open where a declaration, or behind a list a setting, starts on a line of its own
 * is closed there, so that a forgotten closer costs a line and not the rest of the file. Takes the tokens as its own:
 * keywords that start no declaration become `Bare` in place. Where the tokens end in the midst of the text, what is open
 * there is closed without a word. Never throws; time linear in the number of tokens.
 */
export function balance(source: Source, tokens: readonly Token[], ending: "complete" | "cut-off"): Balanced {
  const balanced: Token[] = [];
  const diagnostics: Diagnostic[] = [];
  const open: Opener[] = [];
  /** A block whose closer stands further left than it was opened: if one is missing later, then probably its own. */
  let suspect: Opener | undefined;
  /** An unclosed string or too deep a nesting may have swallowed a closer: then nothing is said about that. */
  let swallowed = false;
  let indentation = 1;
  /** How many brackets are open beyond the limit; what is in them is dropped. */
  let beyond = 0;
  let isPaired = true;

  function close(opener: Opener, before: Token): void {
    isPaired = false;
    balanced.push(insertedAfter(before, opener.closer));
  }

  function reportUnclosed(opener: Opener, before: Token): void {
    if (swallowed) return;
    const problem = { kind: "unclosed", closer: closerText(opener.closer), line: opener.token.startLine ?? 1 } as const;
    const related = [{ span: spanOf(source, opener.token), message: "opened here" }];
    diagnostics.push(diagnose(syntaxError, spanAfter(source, before), problem, { related }));
  }

  /** Closes open brackets down to a depth. */
  function closeDownTo(depth: number, before: Token): void {
    const innermost = open.at(-1);
    if (innermost === undefined || open.length <= depth) return;
    reportUnclosed(depth === 0 ? (suspect ?? innermost) : innermost, before);
    for (let opener = innermost; open.length > depth; opener = open.at(-1) ?? opener) {
      close(opener, before);
      open.pop();
    }
    beyond = 0;
  }

  function closeWith(token: Token, leadsLine: boolean): void {
    const depth = open.findLastIndex((opener) => opener.closer === token.tokenType);
    // A parenthesis or a bracket closes nothing across the block around it.
    const wall = token.tokenType === RightBrace ? -1 : open.findLastIndex((opener) => opener.closer === RightBrace);
    if (depth < 0 || depth < wall) {
      isPaired = false;
      const problem = { kind: "unopened", closer: closerText(token.tokenType) } as const;
      diagnostics.push(diagnose(syntaxError, spanOf(source, token), problem));
      return;
    }
    closeDownTo(depth + 1, balanced.at(-1) ?? token);
    const opener = open.pop();
    if (opener !== undefined && leadsLine && (token.startColumn ?? 1) < opener.indentation) suspect ??= opener;
    balanced.push(token);
  }

  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const leadsLine = startsLine(token, before);
    if (leadsLine) indentation = token.startColumn ?? 1;
    if (open.length === 0) {
      suspect = undefined;
      swallowed = false;
    }

    if (isKeyword(token)) {
      const inside = open.length > 0;
      if (!(inside ? startsDeclarationInside(tokens, index) : startsDeclaration(tokens, index))) becomeWord(token);
      else if (inside && before !== undefined) closeDownTo(0, before);
    } else if (leadsLine && before !== undefined && isOf(token, Word) && isOf(tokens[index + 1], Equals)) {
      const depth = open.findLastIndex((opener) => opener.closer === RightBrace) + 1;
      closeDownTo(depth, before);
    }

    const closer = closers.get(token.tokenType);
    if (closer !== undefined && (beyond > 0 || open.length === depthLimit)) {
      swallowed = true;
      isPaired = false;
      if (beyond === 0)
        diagnostics.push(diagnose(syntaxError, spanOf(source, token), { kind: "too-deep", limit: depthLimit }));
      beyond += 1;
    } else if (beyond > 0) {
      if (closingTypes.includes(token.tokenType)) beyond -= 1;
    } else if (closer !== undefined) {
      open.push({ token, closer, holdsValues: closer !== RightBrace || standsForValue(balanced.at(-1)), indentation });
      balanced.push(token);
    } else if (closingTypes.includes(token.tokenType)) {
      closeWith(token, leadsLine);
    } else if (isOf(token, Url) && token.image.endsWith(",") && open.at(-1)?.holdsValues === true) {
      // A comma belongs to a URL, since zk strings have them, but the last one in a list is the list's.
      balanced.push(
        partOf(token, 0, token.image.length - 1, Url),
        partOf(token, token.image.length - 1, token.image.length, Comma),
      );
    } else {
      if (isOf(token, UnterminatedString)) swallowed = true;
      balanced.push(token);
    }
  });

  const last = tokens.at(-1);
  if (ending === "cut-off") swallowed = true;
  if (last !== undefined) closeDownTo(0, last);
  return { tokens: balanced, diagnostics, isPaired };
}

/** Whether a brace behind this token opens a map. */
function standsForValue(before: Token | undefined): boolean {
  return before !== undefined && [Equals, Colon, Comma, LeftBracket, LeftParenthesis].includes(before.tokenType);
}

function closerText(type: TokenType): Closer {
  if (type === RightBrace) return "}";
  return type === RightBracket ? "]" : ")";
}
