// Builds the syntax of values from the parser's tree, and says what is wrong with their form.
import type { CstElement, CstNode } from "../../grammar/parser.ts";
import {
  Bare,
  BrokenString,
  isOf,
  Joined,
  SingleQuoted,
  UnterminatedMultilineString,
  UnterminatedString,
  type Token,
} from "../../grammar/tokens.ts";
import { cover, partOf, spanText, type Span } from "../text/source.ts";
import { amountOf } from "./amounts.ts";
import { alternative, child, children, spanOfElement, spanOfNode, token } from "./cst.ts";
import { lowerWord, replace, report, reportMisplaced, reportMissing, type Lowering } from "./lowering.ts";
import { excerpt } from "./problem.ts";
import { spanOf } from "./spans.ts";
import { decodeString } from "./strings.ts";
import type { CallSyntax, EntrySyntax, ListSyntax, MapSyntax, StringSyntax, ValueSyntax } from "./syntax.ts";

/** The value that a production found; undefined where it is missing, which is for the caller to say. */
export function lowerValue(lowering: Lowering, node: CstNode | undefined): ValueSyntax | undefined {
  const found = node === undefined ? undefined : alternative(node);
  if (found === undefined) return undefined;
  const { name, element } = found;
  if ("children" in element) {
    if (name === "list") return lowerList(lowering, element);
    return name === "map" ? lowerMap(lowering, element) : lowerCall(lowering, element);
  }
  if (name === "Text") return lowerString(lowering, element);
  if (name === "Word") {
    reportTorn(lowering, element);
    return isOpenPattern(element) ? { ...lowerWord(lowering, element), faulty: true } : lowerWord(lowering, element);
  }
  return { kind: "let-reference", name: element.image.slice(1), span: spanOf(lowering.source, element) };
}

/** A quoted text, decoded; reports what is wrong in it. */
export function lowerString(lowering: Lowering, text: Token): StringSyntax {
  const span = spanOf(lowering.source, text);
  if (isOf(text, SingleQuoted)) return lowerSingleQuoted(lowering, span);
  const isOpen = [UnterminatedString, UnterminatedMultilineString, BrokenString].some((type) => isOf(text, type));
  const { syntax, diagnostics } = decodeString(span, isOpen ? "open" : "closed");
  for (const diagnostic of diagnostics) lowering.diagnostics.push(diagnostic);
  return syntax;
}

/** What `'…'` is meant for is plain, so that it is read as a string. */
function lowerSingleQuoted(lowering: Lowering, span: Span): StringSyntax {
  const written = spanText(span);
  const text = written.slice(1, -1);
  const instead = `"${text.replace(/[\\"]/g, "\\$&")}"`;
  const problem = { kind: "single-quoted", text: excerpt(written), instead: excerpt(instead) } as const;
  report(lowering, span, problem, replace(span, instead));
  return { kind: "string", parts: text === "" ? [] : [{ kind: "text", text, span }], span };
}

/** A pattern whose bracket is not closed; where a pattern is meant, the names layer says so. */
function isOpenPattern(word: Token): boolean {
  return isOf(word, Bare) && word.image.lastIndexOf("[") > word.image.lastIndexOf("]");
}

/** Says what is wrong with a word that is made of several lexemes, or of a part of one. */
function reportTorn(lowering: Lowering, word: Token): void {
  const span = spanOf(lowering.source, word);
  if (isOpenPattern(word)) reportMissing(lowering, "`]`", span);
  if (!isOf(word, Joined)) return;
  const [number = "", unit] = word.image.split(/\s+/);
  const amount = unit === undefined ? undefined : amountOf(number, unit);
  if (amount === undefined) {
    reportUnquoted(lowering, [word]);
  } else {
    const text = number + " " + (unit ?? "");
    report(lowering, span, { kind: "split-amount", text, instead: amount }, replace(span, amount));
  }
}

/** Whether a stray begins with a colon that touches what stands before it, as in `zk1:2181`. */
function joinsByColon(lowering: Lowering, before: Span, stray: Span): boolean {
  return before.end === stray.start && lowering.source.text[stray.start] === ":";
}

/** Says of words that must be in quotes that they must, at the first of them. */
function reportUnquoted(lowering: Lowering, words: readonly Token[]): void {
  const [first] = words;
  if (first === undefined) return;
  const span = spanOf(lowering.source, first);
  const edits = words.map((word) => ({ span: spanOf(lowering.source, word), text: `"${word.image}"` }));
  const title = words.length > 1 ? "Put each in quotes" : "Put it in quotes";
  report(lowering, span, { kind: "unquoted", text: excerpt(first.image), count: words.length }, { title, edits });
}

/** Text that stands behind a value and is joined to it by a colon, like the list in `zk = zk1:[a]`. */
function reportJoinedTo(lowering: Lowering, first: Span, last: Span): void {
  const span = cover(first, last);
  report(lowering, span, { kind: "unquoted", text: excerpt(spanText(span)), count: 1 });
}

function lowerList(lowering: Lowering, node: CstNode): ListSyntax {
  return { kind: "list", items: lowerElements(lowering, node, "list"), span: spanOfNode(lowering.source, node) };
}

function lowerCall(lowering: Lowering, node: CstNode): ValueSyntax | undefined {
  const callee = token(node, "Word");
  if (callee === undefined) return undefined;
  const parentheses = child(node, "parentheses");
  const values = parentheses === undefined ? [] : lowerElements(lowering, parentheses, "call");
  const [argument, extra] = values;
  if (argument === undefined)
    reportMissing(lowering, "a value", spanOf(lowering.source, token(parentheses, "LeftParenthesis") ?? callee));
  if (extra !== undefined) reportMisplaced(lowering, extra.span, "call");
  const call: CallSyntax = {
    kind: "call",
    callee: lowerWord(lowering, callee),
    argument,
    span: spanOfNode(lowering.source, node),
  };
  return call;
}

/** The values between brackets, which commas must separate; one more comma may follow the last. */
function lowerElements(lowering: Lowering, node: CstNode, place: "list" | "call"): readonly ValueSyntax[] {
  const values: ValueSyntax[] = [];
  const unquoted: Token[] = [];
  let before: { readonly name: string; readonly span: Span } | undefined;
  for (const element of children(node, "element")) {
    const found = alternative(element);
    if (found === undefined) continue;
    const { name } = found;
    const span = spanOfElement(lowering.source, found.element);
    if (name === "value" && "children" in found.element) {
      if (before?.name === "value") reportMissing(lowering, "`,`", before.span);
      if (before?.name === "joint") reportJoinedTo(lowering, values.at(-1)?.span ?? before.span, span);
      const word = token(found.element, "Word");
      if (word !== undefined && isOf(word, Joined) && !/\s/.test(word.image)) {
        unquoted.push(word);
        values.push(lowerWord(lowering, word));
      } else {
        const value = lowerValue(lowering, found.element);
        if (value !== undefined) values.push(value);
      }
      before = { name, span };
    } else if (name === "Comma") {
      if (before?.name !== "value") reportMissing(lowering, "a value", before?.span ?? bracketOf(lowering, node, span));
      before = { name, span };
    } else if (name === "Colon" && before?.name === "value" && joinsByColon(lowering, before.span, span)) {
      before = { name: "joint", span };
    } else {
      // What follows a stray is not held against the comma rule.
      if (before?.name !== "stray") reportMisplaced(lowering, span, place);
      before = { name: "stray", span };
    }
  }
  reportUnquoted(lowering, unquoted);
  return values;
}

function bracketOf(lowering: Lowering, node: CstNode, otherwise: Span): Span {
  const bracket = token(node, "LeftBracket") ?? token(node, "LeftParenthesis");
  return bracket === undefined ? otherwise : spanOf(lowering.source, bracket);
}

function lowerMap(lowering: Lowering, node: CstNode): MapSyntax {
  const entries: EntrySyntax[] = [];
  let before: { readonly name: string; readonly span: Span } | undefined;
  for (const member of children(node, "member")) {
    const found = alternative(member);
    if (found === undefined) continue;
    const { name, element } = found;
    const span = spanOfElement(lowering.source, element);
    if (name === "entry" && "children" in element) {
      if (before?.name === "entry") reportMissing(lowering, "`,`", before.span);
      const entry = lowerEntry(lowering, element);
      if (entry !== undefined) entries.push(entry);
    } else if (name === "Comma") {
      if (before?.name === "Comma") reportMissing(lowering, "a key", before.span);
    } else if (before?.name !== "stray") {
      reportStray(lowering, before?.span, element, "map");
    }
    before = { name, span };
  }
  return { kind: "map", entries, span: spanOfNode(lowering.source, node) };
}

/** Something that belongs nowhere, behind an item of a block or a map or a value that stands alone. */
export function reportStray(
  lowering: Lowering,
  before: Span | undefined,
  stray: CstElement,
  place: "block" | "map" | "value",
): void {
  const span = spanOfElement(lowering.source, stray);
  if (before !== undefined && joinsByColon(lowering, before, span)) {
    const start = Math.max(lowering.source.text.slice(before.start, before.end).search(/\S+$/), 0) + before.start;
    reportJoinedTo(lowering, { ...before, start }, span);
  } else reportMisplaced(lowering, beginning(span), place);
}

/** Of a stray block or list its bracket; the whole may be many lines. */
function beginning(span: Span): Span {
  return /^[[({]/.test(spanText(span)) ? partOf(span, 0, 1) : span;
}

function lowerEntry(lowering: Lowering, node: CstNode): EntrySyntax | undefined {
  const word = token(node, "Word");
  const text = token(node, "Text");
  const key = word !== undefined ? lowerWord(lowering, word) : text && lowerString(lowering, text);
  if (key === undefined) return undefined;
  const value = lowerAssigned(lowering, node, key.span, ":");
  return { kind: "entry", key, value, span: spanOfNode(lowering.source, node) };
}

/** The value of a setting or an entry, whose separator may be missing or the other one's. */
export function lowerAssigned(
  lowering: Lowering,
  node: CstNode,
  key: Span,
  wanted: "=" | ":",
): ValueSyntax | undefined {
  const equals = token(node, "Equals");
  const separator = equals ?? token(node, "Colon");
  const values = child(node, "values");
  const value = child(values ?? node, "value");
  if (separator === undefined) {
    reportMissing(lowering, wanted === "=" && value === undefined ? "`=` and a value" : `\`${wanted}\``, key);
  } else {
    const written = separator === equals ? "=" : ":";
    const span = spanOf(lowering.source, separator);
    if (written !== wanted) {
      report(lowering, span, { kind: "wrong-separator", key: excerpt(spanText(key)), written, wanted });
    } else if (value === undefined) reportMissing(lowering, "a value", span);
  }
  return values === undefined ? lowerValue(lowering, value) : lowerValues(lowering, values, key);
}

/** Settings whose values are selectors, and so have commas between their terms. */
const selectorSettings: readonly string[] = ["observers"];

/** The value of a setting or a let; several with commas between them are a list, where such a list may stand. */
export function lowerValues(lowering: Lowering, node: CstNode, key: Span | undefined): ValueSyntax | undefined {
  const items = children(node, "value").flatMap((value) => lowerValue(lowering, value) ?? []);
  if (items.length < 2) return items[0];
  const span = spanOfNode(lowering.source, node);
  const list = { kind: "list", items, span } as const;
  const text = key === undefined ? "" : spanText(key);
  if (selectorSettings.includes(text)) return list;
  const bracketed = { title: "Put it in brackets", edits: [{ span, text: `[${spanText(span)}]` }] };
  report(lowering, span, { kind: "list-without-brackets", key: excerpt(text) }, bracketed);
  return { ...list, faulty: true };
}
