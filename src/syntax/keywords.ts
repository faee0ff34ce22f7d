// Decides whether a word that could start a declaration does.
import {
  Agents,
  As,
  At,
  Bare,
  Cluster,
  Colon,
  Comma,
  declarationKeywords,
  Ensemble,
  Equals,
  Except,
  Framework,
  Group,
  Include,
  isOf,
  LeftBrace,
  Let,
  Masters,
  Name,
  Node,
  On,
  startsLine,
  Text,
  Word,
  type Token,
  type TokenType,
} from "../../grammar/tokens.ts";

/** Whether a token is a word that starts declarations, for all that the lexer knows. */
export function isKeyword(token: Token | undefined): boolean {
  return token !== undefined && declarationKeywords.includes(token.tokenType);
}

/** Makes a keyword a plain word, in place. */
export function becomeWord(token: Token): void {
  token.tokenType = Bare;
  token.tokenTypeIdx = Bare.tokenTypeIdx ?? token.tokenTypeIdx;
}

/**
 * Whether the keyword at the index starts a declaration, where no bracket is open. It does unless a name is due there
 * (`node group at …`); even then it does where a whole declaration stands on a line of its own, and the name is what is missing.
 */
export function startsDeclaration(tokens: readonly Token[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined) return false;
  const leadsLine = startsLine(token, before);
  if (wantsName(tokens, index - 1)) {
    // `agents agents on …`, `framework marathon as masters on …`: correct on one line, so correct on several.
    const isNameBeforeOn = isOf(next, On) && [Ensemble, Agents, Framework, As].some((type) => isOf(before, type));
    return leadsLine && !isNameBeforeOn && looksLikeDeclaration(tokens, index);
  }
  // `cluster my cluster {`: no name follows, nor could it in a correct program on one line.
  if (!leadsLine && isOf(before, Word)) {
    if (!mayStartDeclaration(token.tokenType, next, tokens[index + 2])) return false;
    const isLast = next === undefined || startsLine(next, token);
    if (isLast && isOf(token, Cluster) && isInClusterName(tokens, index)) return false;
  }
  // `let = 5` lacks a name; `cluster = x` is a setting that lost its block.
  if (isOf(next, Equals) || isOf(next, Colon)) return leadsLine && (isOf(token, Let) || isOf(token, Group));
  return true;
}

/**
 * Whether the keyword at the index starts a declaration although brackets are open, so that a closer is missing. Must
 * be false in every correct program: there a keyword is a key (before `=`, `:` or `{`) or a value (behind `=`).
 */
export function startsDeclarationInside(tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (token === undefined || isOf(before, Equals) || !startsLine(token, before)) return false;
  return looksLikeDeclaration(tokens, index);
}

/** Whether nothing but words stands between the keyword at the index and another `cluster` on its line. */
function isInClusterName(tokens: readonly Token[], index: number): boolean {
  const mostWords = 10;
  for (let at = index - 1; at >= Math.max(0, index - mostWords); at -= 1) {
    const token = tokens[at];
    if (isOf(token, Cluster)) return true;
    if (token === undefined || !isOf(token, Word) || startsLine(token, tokens[at - 1])) return false;
  }
  return false;
}

/** Whether a keyword with these two tokens behind it can start a correct declaration, or one that lacks little. */
export function mayStartDeclaration(keyword: TokenType, next: Token | undefined, last: Token | undefined): boolean {
  const named = isOf(next, Name) || isOf(next, Text) || isKeyword(next);
  switch (keyword) {
    case Include:
      return isOf(next, Text);
    case Let:
    case Group:
      return named && isOf(last, Equals);
    case Masters:
      return isOf(next, On);
    case Agents:
      return isOf(next, On) || named;
    default:
      return named;
  }
}

function looksLikeDeclaration(tokens: readonly Token[], index: number): boolean {
  const [token, next, last] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  const named = isOf(next, Word) || (next !== undefined && isKeyword(next) && !startsLine(next, token));
  switch (token?.tokenType) {
    case Include:
      return isOf(next, Text);
    case Let:
    case Group:
      return named && isOf(last, Equals);
    case Cluster:
      return named && isOf(last, LeftBrace);
    case Node:
      return named && (isOf(last, At) || isOf(last, LeftBrace));
    case Ensemble:
      return named && (isOf(last, On) || isOf(last, LeftBrace));
    case Masters:
      return isOf(next, On);
    case Agents:
      return isOf(next, On) || (named && isOf(last, On));
    case Framework:
      return named && (isOf(last, On) || isOf(last, As));
    default:
      return false;
  }
}

/** Whether a name or a value is due behind the token at the index. */
export function wantsName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  // `let x = on`: a value.
  if ([On, At, As, Except].includes(token.tokenType) && isOf(tokens[index - 1], Equals)) return false;
  return nameWanting.includes(token.tokenType);
}

const nameWanting: readonly TokenType[] = [
  Let,
  Cluster,
  Group,
  Node,
  Ensemble,
  Agents,
  Framework,
  On,
  At,
  As,
  Except,
  Comma,
  Equals,
];
