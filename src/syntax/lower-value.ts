// Builds the syntax of values from the parser's tree, and says what is wrong with their form.
import type { CstElement, CstNode } from "../../grammar/parser.ts";
import { UnterminatedMultilineString, UnterminatedString, type Token } from "../../grammar/tokens.ts";
import { cover, spanText, type Span } from "../text/source.ts";
import { alternative, child, children, spanOfElement, spanOfNode, token } from "./cst.ts";
import { lowerWord, report, reportMisplaced, reportMissing, type Lowering } from "./lowering.ts";
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
  if (name === "Word") return lowerWord(lowering, element);
  return { kind: "let-reference", name: element.image.slice(1), span: spanOf(lowering.source, element) };
}

/** A quoted text, decoded; reports what is wrong in it. */
export function lowerString(lowering: Lowering, text: Token): StringSyntax {
  const open = text.tokenType === UnterminatedString || text.tokenType === UnterminatedMultilineString;
  const { syntax, diagnostics } = decodeString(spanOf(lowering.source, text), open ? "open" : "closed");
  for (const diagnostic of diagnostics) lowering.diagnostics.push(diagnostic);
  return syntax;
}

/** Whether a stray begins with a colon that touches what stands before it, as in `zk1:2181`. */
function joinsByColon(lowering: Lowering, before: Span, stray: Span): boolean {
  return before.end === stray.start && lowering.source.text[stray.start] === ":";
}

/** Several words stand where one text must be in quotes. */
function reportUnquoted(lowering: Lowering, first: Span, last: Span): void {
  const span = cover(first, last);
  report(lowering, span, { kind: "unquoted", text: excerpt(spanText(span)) });
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
  let before: { readonly name: string; readonly span: Span } | undefined;
  for (const element of children(node, "element")) {
    const found = alternative(element);
    if (found === undefined) continue;
    const { name } = found;
    const span = spanOfElement(lowering.source, found.element);
    if (name === "value" && "children" in found.element) {
      if (before?.name === "value") reportMissing(lowering, "`,`", before.span);
      if (before?.name === "joint") reportUnquoted(lowering, values.at(-1)?.span ?? before.span, span);
      const value = lowerValue(lowering, found.element);
      if (value !== undefined) values.push(value);
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
    reportUnquoted(lowering, { ...before, start }, span);
  } else reportMisplaced(lowering, beginning(span), place);
}

/** Of a stray block or list its bracket; the whole may be many lines. */
function beginning(span: Span): Span {
  return /^[[({]/.test(spanText(span)) ? { ...span, end: span.start + 1 } : span;
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
  const value = child(node, "value");
  if (separator === undefined) {
    reportMissing(lowering, wanted === "=" && value === undefined ? "`=` and a value" : `\`${wanted}\``, key);
  } else {
    const written = separator === equals ? "=" : ":";
    const span = spanOf(lowering.source, separator);
    if (written !== wanted) {
      report(lowering, span, { kind: "wrong-separator", key: excerpt(spanText(key)), written, wanted });
    } else if (value === undefined) reportMissing(lowering, "a value", span);
  }
  return lowerValue(lowering, value);
}
