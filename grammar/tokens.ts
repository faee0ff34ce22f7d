// The lexemes of a program, and the lexer that finds them.
import { createToken, createTokenInstance, Lexer, tokenMatcher, type IToken, type TokenType } from "chevrotain";
import {
  scanBrokenString,
  scanIpv6,
  scanJunk,
  scanMultilineString,
  scanSingleQuoted,
  scanString,
  scanUnterminatedMultilineString,
  scanUnterminatedString,
  scanUrl,
  scanWord,
} from "./scan.ts";

export type Token = IToken;
export type { TokenType };

type Scan = (text: string, start: number) => number;

/** A scanner as chevrotain calls one. */
function lexeme(scan: Scan) {
  return (text: string, start: number): [string] | null => {
    const end = scan(text, start);
    return end < 0 ? null : [text.slice(start, end)];
  };
}

// Hints say what a lexeme can start with, so that chevrotain tries few tokens at each place.
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const digits = [..."0123456789"];
const hexadecimals = [..."ABCDEFabcdef", ...digits];

// Chevrotain keeps a list of tokens for each of the first 256 codes and for each 255 after them.
const everyCharacter = Array.from({ length: 512 }, (_, index) => (index < 256 ? index : (index - 255) * 255 + 1));

/** Anything bare that can stand for a key or a value. The abstract categories are never made by the lexer. */
export const Word = createToken({ name: "Word", pattern: Lexer.NA });
/** A word that can name something: every word but `on`, `at`, `as` and `except`, which hold a declaration together. */
export const Name = createToken({ name: "Name", pattern: Lexer.NA, categories: [Word] });
/** A quoted text of any form, closed or not. */
export const Text = createToken({ name: "Text", pattern: Lexer.NA });

export const Bare = createToken({
  name: "Bare",
  pattern: lexeme(scanWord),
  start_chars_hint: [...letters, ...digits, ..."_.*?%+-/"],
  line_breaks: false,
  categories: [Name],
});
export const Url = createToken({
  name: "Url",
  pattern: lexeme(scanUrl),
  start_chars_hint: letters,
  line_breaks: false,
  categories: [Name],
});
export const Ipv6 = createToken({
  name: "Ipv6",
  pattern: lexeme(scanIpv6),
  start_chars_hint: [...hexadecimals, ":"],
  line_breaks: false,
  categories: [Name],
});

/** Several lexemes that make one word and cannot: `zk1:2181`, `30 secs`. Made by src/syntax/slips.ts, never by the lexer. */
export const Joined = createToken({ name: "Joined", pattern: Lexer.NA, categories: [Name] });
/** What stands in quotes where a name must stand, and is none: `"my cluster"`. Made there as well. */
export const QuotedName = createToken({ name: "QuotedName", pattern: Lexer.NA, categories: [Name] });

// What starts a declaration is a plain word anywhere else (`cluster = "x"` is a setting, a node may be called `group`):
// src/syntax/balance.ts turns those into `Bare`, so that the parser meets a keyword only where a declaration starts.
function keyword(name: string, ...categories: TokenType[]): TokenType {
  return createToken({
    name: name.charAt(0).toUpperCase() + name.slice(1),
    pattern: new RegExp(name),
    start_chars_hint: [name.charAt(0)],
    line_breaks: false,
    longer_alt: Bare,
    categories,
  });
}

export const Include = keyword("include");
export const Let = keyword("let");
export const Cluster = keyword("cluster");
export const Group = keyword("group");
export const Node = keyword("node");
export const Ensemble = keyword("ensemble");
export const Masters = keyword("masters");
export const Agents = keyword("agents");
export const Framework = keyword("framework");
export const On = keyword("on", Word);
export const At = keyword("at", Word);
export const As = keyword("as", Word);
export const Except = keyword("except", Word);

/** The words that start a declaration. */
export const declarationKeywords = [Include, Let, Cluster, Group, Node, Ensemble, Masters, Agents, Framework];

function quoted(name: string, scan: Scan): TokenType {
  return createToken({ name, pattern: lexeme(scan), start_chars_hint: ['"'], line_breaks: true, categories: [Text] });
}

export const MultilineString = quoted("MultilineString", scanMultilineString);
export const UnterminatedMultilineString = quoted("UnterminatedMultilineString", scanUnterminatedMultilineString);
export const String = quoted("String", scanString);
/** Closed on a later line only. */
export const BrokenString = quoted("BrokenString", scanBrokenString);
export const UnterminatedString = quoted("UnterminatedString", scanUnterminatedString);
/** `'…'`, which is no string of this language but is meant as one. */
export const SingleQuoted = createToken({
  name: "SingleQuoted",
  pattern: lexeme(scanSingleQuoted),
  start_chars_hint: ["'"],
  line_breaks: false,
  categories: [Text],
});

export const LetReference = createToken({
  name: "LetReference",
  pattern: /\$[A-Za-z_][A-Za-z0-9_.-]*/,
  start_chars_hint: ["$"],
  line_breaks: false,
});

function punctuation(name: string, character: string): TokenType {
  return createToken({ name, pattern: character, line_breaks: false });
}

export const LeftBrace = punctuation("LeftBrace", "{");
export const RightBrace = punctuation("RightBrace", "}");
export const LeftBracket = punctuation("LeftBracket", "[");
export const RightBracket = punctuation("RightBracket", "]");
export const LeftParenthesis = punctuation("LeftParenthesis", "(");
export const RightParenthesis = punctuation("RightParenthesis", ")");
export const Comma = punctuation("Comma", ",");
export const Colon = punctuation("Colon", ":");
export const Equals = punctuation("Equals", "=");

// `\s` includes the byte order mark, so that one at the start needs no care.
const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  start_chars_hint: [
    ..."\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
  ],
  line_breaks: true,
});

/** A comment of any form. Comments are tokens only to the lexer: `tokenize` sets them apart. */
const Comment = createToken({ name: "Comment", pattern: Lexer.NA });
const LineComment = createToken({
  name: "LineComment",
  pattern: /(?:#|\/\/)[^\n\r]*/,
  start_chars_hint: ["#", "/"],
  line_breaks: false,
  categories: [Comment],
});
const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[^]*?\*\//,
  start_chars_hint: ["/"],
  line_breaks: true,
  categories: [Comment],
});
export const UnterminatedComment = createToken({
  name: "UnterminatedComment",
  pattern: /\/\*[^]*/,
  start_chars_hint: ["/"],
  line_breaks: true,
  categories: [Comment],
});

/** A run of characters that no lexeme starts with; a token, so that `tokenLimit` bounds these too. */
export const Junk = createToken({
  name: "Junk",
  pattern: lexeme(scanJunk),
  start_chars_hint: everyCharacter,
  line_breaks: false,
});

/** How many words and signs a file may have: ten times what ten thousand nodes need; tokens beyond would fill the memory. */
export const tokenLimit = 1_000_000;

/** All that stands behind the last token of a file that has too many. */
export const Excess = createToken({
  name: "Excess",
  pattern: (text: string, start: number, before: readonly Token[]): [string] | null =>
    before.length < tokenLimit ? null : [text.slice(start)],
  start_chars_hint: everyCharacter,
  line_breaks: true,
});

/** In the order of trial: what would swallow another's start stands behind it. */
export const allTokens: TokenType[] = [
  Excess,
  WhiteSpace,
  LineComment,
  BlockComment,
  UnterminatedComment,
  MultilineString,
  UnterminatedMultilineString,
  String,
  BrokenString,
  UnterminatedString,
  SingleQuoted,
  LetReference,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  LeftParenthesis,
  RightParenthesis,
  Comma,
  Equals,
  Url,
  Ipv6,
  Colon,
  ...declarationKeywords,
  On,
  At,
  As,
  Except,
  Bare,
  Junk,
  Joined,
  QuotedName,
  Word,
  Name,
  Text,
  Comment,
];

/** What the lexer found, each in the text's order. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
}

let lexer: Lexer | undefined;

/** Where a text begins in the one that it is part of: at the start of a line (from 1). */
export interface Beginning {
  readonly offset: number;
  readonly line: number;
}

/** The tokens' places are those in the whole text. Never throws; takes time linear in the text's size. */
export function tokenize(text: string, { offset, line }: Beginning = { offset: 0, line: 1 }): Tokens {
  // Made at the first use, and unchecked: a test makes one that chevrotain checks. `full` is the only tracking that
  // gives tokens their ends and lines.
  lexer ??= new Lexer(allTokens, { positionTracking: "full", skipValidations: true, ensureOptimizations: true });
  const tokens: Token[] = [];
  const comments: Token[] = [];
  for (const token of lexer.tokenize(text).tokens) {
    if (offset > 0) moveToken(token, offset, line - 1);
    (isOf(token, Comment) ? comments : tokens).push(token);
  }
  return { tokens, comments };
}

function moveToken(token: Token, offsets: number, lines: number): void {
  token.startOffset += offsets;
  token.endOffset = (token.endOffset ?? 0) + offsets;
  token.startLine = (token.startLine ?? 0) + lines;
  token.endLine = (token.endLine ?? 0) + lines;
}

/** Whether a token is of a type or of one of the type's members. */
export function isOf(token: Token | undefined, type: TokenType): boolean {
  return token !== undefined && tokenMatcher(token, type);
}

/** The UTF-16 offset after a token. */
export function endOf(token: Token): number {
  return token.startOffset + token.image.length;
}

/** Whether a token is the first on its line, given the one before it. */
export function startsLine(token: Token, before: Token | undefined): boolean {
  return before === undefined || (token.startLine ?? 0) > (before.endLine ?? 0);
}

/** A token that was not written, as if it stood directly behind another. */
export function insertedAfter(before: Token, type: TokenType): Token {
  const { endLine: line = 1, endColumn: column = 1 } = before;
  const offset = endOf(before);
  return createTokenInstance(type, "", offset, offset - 1, line, line, column, column);
}

/** One token in place of several, with a text of its own source between the first and the last. */
export function unitedToken(first: Token, last: Token, image: string, type: TokenType): Token {
  const { startOffset, startLine = 1, startColumn = 1 } = first;
  const { endLine = startLine, endColumn = startColumn } = last;
  const endOffset = startOffset + image.length - 1;
  return createTokenInstance(type, image, startOffset, endOffset, startLine, endLine, startColumn, endColumn);
}

/** A part of a token, from an offset in its image to another. */
export function partOf(token: Token, start: number, end: number, type: TokenType): Token {
  const { startOffset, startLine: line = 1, startColumn: column = 1 } = token;
  const image = token.image.slice(start, end);
  return createTokenInstance(
    type,
    image,
    startOffset + start,
    startOffset + end - 1,
    line,
    line,
    column + start,
    column + end - 1,
  );
}
