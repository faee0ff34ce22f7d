// Sees through common slips in the tokens: what was meant takes the place of what was written, and is said once.
import { scanWord } from "../../grammar/scan.ts";
import {
  Agents,
  As,
  At,
  Bare,
  Colon,
  Comma,
  declarationKeywords,
  endOf,
  Ensemble,
  Equals,
  Except,
  Framework,
  Group,
  Cluster,
  isOf,
  Joined,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Let,
  Node,
  On,
  partOf,
  QuotedName,
  RightBrace,
  RightBracket,
  RightParenthesis,
  startsLine,
  String,
  unitedToken,
  Url,
  Word,
  type Token,
  type TokenType,
} from "../../grammar/tokens.ts";
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import type { Source } from "../text/source.ts";
import { amountOf } from "./amounts.ts";
import syntaxError from "./codes/syntax-error.ts";
import { isKeyword, mayStartDeclaration, wantsName } from "./keywords.ts";
import { excerpt, type Problem } from "./problem.ts";
import { spanOf } from "./spans.ts";

/** What is open around a token: a map and a list hold values, a block holds keys. */
type Surrounding = "file" | "value" | "block" | "map" | "list";

export interface Mended {
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

const keywordsByText = new Map(declarationKeywords.map((type) => [type.name.toLowerCase(), type]));
const openers: readonly TokenType[] = [LeftBrace, LeftBracket, LeftParenthesis];
const closers: readonly TokenType[] = [RightBrace, RightBracket, RightParenthesis];
const headWords: readonly TokenType[] = [On, At, As, Except];
const nameTakers: readonly TokenType[] = [Let, Cluster, Group, Node, Ensemble, Agents, Framework, As];

/**
 * Gives the tokens of a text with its slips mended: keywords in the wrong case, a colon behind a keyword, names and keys in
 * quotes. Words that are torn (`zk1:2181`, `30 secs`, `m[1..3`) become one token, about which lowering has its say.
 * Of a correct program nothing changes. Time linear in the number of tokens.
 */
export function mendSlips(source: Source, tokens: readonly Token[], production: "file" | "loneValue"): Mended {
  const mended: Token[] = [];
  const diagnostics: Diagnostic[] = [];
  const open: Surrounding[] = [];
  const unquoted = new Set<Token>();
  /** Whether the last of `at`, `on` and `except` in a head was `at`. */
  let inAddresses = false;

  const surrounding = (): Surrounding => open.at(-1) ?? (production === "file" ? "file" : "value");
  const report = (token: Token, problem: Problem, fix: Fix | undefined): void => {
    diagnostics.push(diagnose(syntaxError, spanOf(source, token), problem, { fix }));
  };
  const replacement = (token: Token, text: string): Fix => ({
    title: text === "" ? `Remove \`${token.image}\`` : `Write \`${text}\``,
    edits: [{ span: spanOf(source, token), text }],
  });

  for (let index = 0; index < tokens.length; index += 1) {
    let token = tokens[index];
    if (token === undefined) break;
    const before = mended.at(-1);
    const next = tokens[index + 1];
    const around = surrounding();

    const leads = around === "file" && startsLine(token, before) && !wantsName(mended, mended.length - 1);
    const keyword = leads ? keywordInOtherCase(token) : undefined;
    if (keyword !== undefined && mayStartDeclaration(keyword, next, tokens[index + 2])) {
      const text = token.image.toLowerCase();
      report(token, { kind: "keyword-case", written: token.image, keyword: text }, replacement(token, text));
      token = unitedToken(token, token, token.image, keyword);
    } else if (around === "file" && isOf(token, Colon) && headKeyword() !== undefined) {
      report(token, { kind: "colon-after-keyword", keyword: headKeyword() ?? "" }, replacement(token, ""));
      continue;
    } else if (isOf(token, String)) {
      const what = quotedRole(token, next);
      if (what !== undefined) {
        token = withoutQuotes(token, what);
        unquoted.add(token);
      }
    } else if (isOf(token, Word) || isKeyword(token)) {
      const last = wordEnd(index, around, before);
      const lastToken = tokens[last];
      if (last > index && lastToken !== undefined) {
        const isTorn = isOf(tokens[index + 1], LeftBracket);
        token = unite(token, lastToken, isTorn ? Bare : Joined);
        index = last;
      }
    }

    if (isOf(token, At)) inAddresses = true;
    else if (isOf(token, On) || isOf(token, Except) || isOf(token, LeftBrace) || isKeyword(token)) inAddresses = false;
    if (openers.includes(token.tokenType)) open.push(openedBy(token, before));
    else if (closers.includes(token.tokenType)) open.pop();
    mended.push(token);
  }
  return { tokens: mended, diagnostics };

  /** The last token, where it is a keyword of a head: one at the start of its line, or one that holds the head together. */
  function headKeyword(): string | undefined {
    const [before, last] = [mended.at(-1), mended.at(-2)];
    if (before === undefined || isOf(last, Equals)) return undefined;
    const isHeads = (isKeyword(before) && startsLine(before, last)) || headWords.includes(before.tokenType);
    return isHeads ? before.image : undefined;
  }

  function unite(first: Token, last: Token, type: TokenType): Token {
    return unitedToken(first, last, source.text.slice(first.startOffset, endOf(last)), type);
  }

  /** What a quoted text stands for that must not be quoted. */
  function quotedRole(token: Token, next: Token | undefined): "name" | "key" | undefined {
    const [before, last, third] = [mended.at(-1), mended.at(-2), mended.at(-3)];
    const around = surrounding();
    const isKey = isOf(next, Equals) || isOf(next, LeftBrace) || isOf(next, Colon);
    if (around === "block" && isKey && !isOf(before, Equals) && !isOf(before, On)) return "key";
    if (before === undefined || token.image === '""') return undefined;
    const selects = (isOf(before, On) || isOf(before, Except)) && !isOf(last, Equals);
    if (selects && around !== "map" && around !== "list") return "name";
    if (isOf(before, Comma) && last !== undefined && unquoted.has(last)) return "name";
    if (around !== "file") return undefined;
    const takesName = nameTakers.includes(before.tokenType) && !(last !== undefined && isKeyword(last));
    return takesName || (isOf(before, Equals) && isOf(third, Group)) ? "name" : undefined;
  }

  function withoutQuotes(token: Token, what: "name" | "key"): Token {
    const text = token.image.slice(1, -1);
    const isWord = scanWord(text, 0) === text.length;
    const written = what === "name" ? text.trim().replace(/\s+/g, "-") : text;
    const instead = scanWord(written, 0) === written.length ? written : undefined;
    const problem = { kind: "quoted", what, text: excerpt(token.image), instead } as const;
    report(token, problem, instead === undefined ? undefined : replacement(token, instead));
    return partOf(token, 1, token.image.length - 1, isWord ? Bare : QuotedName);
  }

  /** The index of the last token that belongs to the word that begins at an index. */
  function wordEnd(start: number, around: Surrounding, before: Token | undefined): number {
    const token = tokens[start];
    const next = tokens[start + 1];
    if (token === undefined || next === undefined) return start;
    const touching = touches(token, next);
    // The lexer makes one word of a pattern, so that this one is not closed.
    if (touching && isOf(next, LeftBracket) && isOf(token, Bare) && !token.image.endsWith("/")) {
      return runEnd(start, [LeftBracket, Comma]);
    }
    const isAddress = around === "file" && (isOf(before, At) || (inAddresses && isOf(before, Comma)));
    const isValue = isOf(before, Equals) || isOf(before, Colon) || around === "list" || isAddress;
    if (!isValue && !(around === "value" && before === undefined)) return start;
    if (touching && isOf(next, Colon)) return runEnd(start, isOf(before, Equals) ? [Colon, Comma] : [Colon]);
    const after = tokens[start + 2];
    const isKey = isOf(after, Equals) || isOf(after, Colon) || isOf(after, LeftBrace);
    const isAmount = !startsLine(next, token) && isOf(next, Bare) && amountOf(token.image, next.image) !== undefined;
    return isAmount && !isKey && !isAddress ? start + 1 : start;
  }

  /** The end of a run of touching words with signs of some types between them. */
  function runEnd(start: number, signs: readonly TokenType[]): number {
    let end = start;
    for (let index = start + 1; index < tokens.length; index += 1) {
      const [token, before] = [tokens[index], tokens[index - 1]];
      if (token === undefined || before === undefined || !touches(before, token)) break;
      const isWord = isOf(token, Word) || isKeyword(token);
      if (isWord && isOf(tokens[index + 1], Equals)) break;
      if (isWord || isOf(token, LeftBracket)) end = index;
      if (!isWord && !signs.includes(token.tokenType)) break;
    }
    return end;
  }
}

function touches(before: Token, token: Token): boolean {
  return endOf(before) === token.startOffset;
}

/** The keyword that a word would be in lower case. */
function keywordInOtherCase(token: Token): TokenType | undefined {
  if (!isOf(token, Bare) || token.image.length > "framework".length) return undefined;
  return keywordsByText.get(token.image.toLowerCase());
}

function openedBy(token: Token, before: Token | undefined): Surrounding {
  if (!isOf(token, LeftBrace)) return "list";
  const standsForValue = [Equals, Colon, Comma, LeftBracket, LeftParenthesis].some((type) => isOf(before, type));
  // The comma behind a URL is not yet a token of its own.
  if (isOf(before, Url) && before?.image.endsWith(",") === true) return "map";
  return standsForValue ? "map" : "block";
}
