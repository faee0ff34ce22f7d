// What could be typed at a place of a half-typed text: read from the words before it, whatever stands behind.
import {
  Colon,
  Comma,
  endOf,
  Equals,
  isOf,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  LetReference,
  MultilineString,
  On,
  RightBrace,
  RightBracket,
  RightParenthesis,
  SingleQuoted,
  String,
  Text,
  tokenize,
  Word,
  declarationKeywords,
  type Token,
} from "../../grammar/tokens.ts";
import type { Step } from "../catalog/parts.ts";
import { isKeyword } from "../syntax/keywords.ts";
import type { DeclarationSyntax } from "../syntax/syntax.ts";
import type { Source, Span } from "../text/source.ts";
import type { Place } from "./session.ts";

/** Which part of a declaration's head is due. */
export type HeadPart =
  "path" | "name" | "kind" | "selector" | "addresses" | "behind-name" | "behind-kind" | "behind-selector";

export interface HeadDue {
  readonly kind: "head";
  readonly part: HeadPart;
  /** Or the next declaration, on a new line. */
  readonly orDeclaration: boolean;
}

export type Due =
  | HeadDue
  | { readonly kind: "declaration" }
  | { readonly kind: "key" }
  | { readonly kind: "selector" }
  /** `map`: a key of a map; `separator`: `=` or a block. */
  | { readonly kind: "map-key" | "separator" | "nothing" }
  | { readonly kind: "value"; readonly inside: "setting" | "list" | "map" | "call" };

export interface Cursor {
  readonly due: Due;
  /** The keyword of the declaration that the place is in. */
  readonly keyword: string | undefined;
  readonly declaration: DeclarationSyntax | undefined;
  /** Names of the sections around the place, the outermost first. */
  readonly sections: readonly string[];
  readonly isNarrowed: boolean;
  /** The setting whose value is due. */
  readonly key: string | undefined;
  /** The steps from that value to the place, through the lists and maps that are open. */
  readonly steps: readonly Step[];
  /** `secret` or `file`, inside their parentheses. */
  readonly callee: string | undefined;
  /** The word that the place is in or at the end of; empty, at the place, where nothing is typed of one. */
  readonly word: Span;
  /** What stands behind the word on its line. */
  readonly behind: readonly Token[];
  readonly string: StringCursor | undefined;
  /** Inside a comment: its text up to the place. */
  readonly comment: string | undefined;
}

/** Inside a string: its text up to the place and behind it, without the quotes. */
export interface StringCursor {
  readonly text: string;
  /** Empty where the string is not closed: what follows on the line may be no part of it. */
  readonly rest: string;
  readonly start: number;
}

interface Frame {
  readonly role: "block" | "map" | "list" | "call";
  readonly section: string | undefined;
  readonly isNarrowing: boolean;
  readonly callee: string | undefined;
  key: string | undefined;
  phase: "key" | "behind-key" | "value" | "behind-value" | "selector" | "behind-term";
}

/** Reads the words from the last declaration that begins before the place to the end of the place's line. */
export function cursorAt({ file, source, offset }: Place): Cursor {
  const declaration = file.declarations.findLast(({ span }) => span.start <= offset);
  // What stands between the end of a declaration and the place matters as well: it may be the rest of its head.
  const start = declaration?.span.start ?? 0;
  const restOfLine = /^[^\n\r]*/.exec(source.text.slice(offset))?.[0].length ?? 0;
  const { tokens, comments } = tokenize(source.text.slice(start, offset + restOfLine), { offset: start, line: 1 });
  const before = tokens.filter(({ startOffset }) => startOffset < offset);
  const last = before.at(-1);
  const touching = last !== undefined && endOf(last) >= offset ? last : undefined;
  const comment = comments.find((each) => each.startOffset < offset && offset <= endOf(each));
  const inComment = comment !== undefined && !(endOf(comment) === offset && /^\/\*[^]*\*\/$/.test(comment.image));
  const string = inComment || touching === undefined ? undefined : stringAt(touching, offset);
  const word = string !== undefined || inComment ? undefined : wordOf(touching);
  const read = string !== undefined || word !== undefined ? before.slice(0, -1) : before;
  const frames = framesOf(read);
  const top = frames.at(-1);
  const wordStart = word?.startOffset ?? offset;
  return {
    due: top === undefined ? headDue(read, startsNewLine(source, read.at(-1), wordStart)) : frameDue(top),
    keyword: read[0]?.image,
    declaration,
    sections: frames.flatMap(({ section }) => section ?? []),
    isNarrowed: frames.some(({ isNarrowing }) => isNarrowing),
    key: frames.findLast(({ role }) => role === "block")?.key,
    steps: stepsOf(frames),
    callee: top?.callee,
    word: { source, start: wordStart, end: word === undefined ? offset : endOf(word) },
    behind: tokens.filter(({ startOffset }) => startOffset >= offset),
    string,
    comment: inComment ? comment.image.slice(0, offset - comment.startOffset) : undefined,
  };
}

/** Undefined where the place is not between a string's quotes. */
function stringAt(token: Token, offset: number): StringCursor | undefined {
  if (!isOf(token, Text)) return undefined;
  const quotes = token.image.startsWith('"""') ? 3 : 1;
  const isClosed = [String, MultilineString, SingleQuoted].some((type) => isOf(token, type));
  const start = token.startOffset + quotes;
  if (offset < start || offset > endOf(token) - (isClosed ? quotes : 0)) return undefined;
  const [text, rest] = [
    token.image.slice(quotes, offset - token.startOffset),
    token.image.slice(offset - token.startOffset),
  ];
  return { text, rest: isClosed ? rest.slice(0, -quotes) : "", start };
}

function startsNewLine({ text }: Source, last: Token | undefined, start: number): boolean {
  return last === undefined || /[\n\r]/.test(text.slice(endOf(last), start));
}

/** The word that is being typed: a lone `$` begins the name of a let. */
function wordOf(touching: Token | undefined): Token | undefined {
  if (touching === undefined) return undefined;
  const isWord = isOf(touching, Word) || isOf(touching, LetReference) || isKeyword(touching);
  return isWord || touching.image === "$" ? touching : undefined;
}

/** The brackets that are open behind the tokens, and what is due in each. */
function framesOf(tokens: readonly Token[]): readonly Frame[] {
  const frames: Frame[] = [];
  const isLet = tokens[0]?.image === "let";
  tokens.forEach((token, index) => {
    const top = frames.at(-1);
    if (isOf(token, LeftBrace)) frames.push(opened(top, tokens[index - 1], isLet));
    else if (isOf(token, LeftBracket)) frames.push(frame("list", "value"));
    else if (isOf(token, LeftParenthesis)) frames.push(frame("call", "value", { callee: tokens[index - 1]?.image }));
    else if ([RightBrace, RightBracket, RightParenthesis].some((type) => isOf(token, type))) {
      frames.pop();
      const outer = frames.at(-1);
      if (outer !== undefined) outer.phase = "behind-value";
    } else if (top !== undefined) step(top, token, tokens[index - 1]);
  });
  return frames;
}

function stepsOf(frames: readonly Frame[]): readonly Step[] {
  const inner = frames.slice(frames.findLastIndex(({ role }) => role === "block") + 1);
  return inner.flatMap(({ role, key, phase }): readonly Step[] => {
    if (role === "list") return [{ kind: "item" }];
    return role === "map" && phase !== "key" && key !== undefined ? [{ kind: "entry", key }] : [];
  });
}

function frame(role: Frame["role"], phase: Frame["phase"], more: Partial<Frame> = {}): Frame {
  return { role, phase, key: undefined, section: undefined, isNarrowing: false, callee: undefined, ...more };
}

function opened(top: Frame | undefined, before: Token | undefined, isLet: boolean): Frame {
  const isMap = top === undefined ? isLet : top.phase === "value";
  if (isMap) return frame("map", "key");
  const isNarrowing = top?.phase === "selector" || top?.phase === "behind-term";
  // `x =` without a value, and then `service {`: what looked like the value is a section.
  if (top?.role === "block" && top.phase === "behind-value") top.key = before?.image;
  const section = top === undefined || isNarrowing ? undefined : top.key;
  return frame("block", "key", { isNarrowing, section });
}

/** One word or sign inside brackets. */
function step(top: Frame, token: Token, before: Token | undefined): void {
  if (isOf(token, Comma)) {
    top.phase = top.role === "map" ? "key" : top.phase === "behind-term" ? "selector" : "value";
  } else if (isOf(token, Equals) || isOf(token, Colon)) {
    // `x =` without a value, and then `y =`: what looked like the value is the next key.
    if (top.role === "block" && top.phase === "behind-value") top.key = before?.image;
    top.phase = "value";
  } else if (top.role === "list" || top.role === "call" || top.phase === "value") {
    top.phase = "behind-value";
  } else if (top.phase === "selector") {
    top.phase = "behind-term";
  } else if (top.phase === "behind-term" && token.image === "except") {
    top.phase = "selector";
  } else if (top.role === "block" && isOf(token, On) && !isOf(before, Equals)) {
    top.phase = "selector";
    top.key = undefined;
  } else {
    top.key = isOf(token, Text) ? token.image.replace(/^"|"$/g, "") : token.image;
    top.phase = "behind-key";
  }
}

function frameDue({ role, phase }: Frame): Due {
  switch (phase) {
    case "key":
      return { kind: role === "map" ? "map-key" : "key" };
    case "behind-key":
      return { kind: "separator" };
    case "value":
      return { kind: "value", inside: role === "block" ? "setting" : role };
    case "behind-value":
      return { kind: role === "block" ? "key" : "nothing" };
    case "selector":
      return { kind: "selector" };
    case "behind-term":
      return { kind: "head", part: "behind-selector", orDeclaration: false };
  }
}

/** What is due in the head of a declaration, or where the next one begins. */
function headDue(tokens: readonly Token[], isOnNewLine: boolean): Due {
  const [keyword] = tokens;
  const last = tokens.at(-1);
  const known = keyword !== undefined && declarationKeywords.includes(keyword.tokenType);
  if (!known || last === undefined) return { kind: "declaration" };
  /** What the declaration had to say it has said; the next one begins on a line of its own. */
  const complete: Due = { kind: isOnNewLine ? "declaration" : "nothing" };
  const head = (part: HeadPart): Due => ({ kind: "head", part, orDeclaration: isOnNewLine });
  if (isOf(last, RightBrace)) return { kind: "declaration" };
  const kind = keyword.image;
  if (kind === "let") {
    return isOf(last, Equals) ? { kind: "value", inside: "setting" } : tokens.length < 2 ? head("name") : complete;
  }
  if (kind === "include" && tokens.length < 2 && !isOnNewLine)
    return { kind: "head", part: "path", orDeclaration: false };
  if (kind === "include" || (kind === "cluster" && tokens.length > 1)) return complete;
  if (isOf(last, Comma) || last.image === "on" || last.image === "except" || (kind === "group" && isOf(last, Equals))) {
    return { kind: "head", part: kind === "node" ? "addresses" : "selector", orDeclaration: false };
  }
  if (last.image === "at") return { kind: "head", part: "addresses", orDeclaration: false };
  if (last === keyword) {
    if (kind === "framework") return { kind: "head", part: "kind", orDeclaration: false };
    return kind === "masters" ? head("behind-name") : kind === "agents" ? head("behind-name") : head("name");
  }
  if (last.image === "as") return head("name");
  if (tokens.some(({ image }) => image === "except")) return complete;
  if (tokens.some((token) => token.image === "on" || (kind === "group" && isOf(token, Equals))))
    return head("behind-selector");
  if (kind === "node" && tokens.some(({ image }) => image === "at")) return complete;
  if (kind === "group") return { kind: "nothing" };
  if (kind === "framework" && tokens.length === 2) return head("behind-kind");
  return head("behind-name");
}
