// From a text to its syntax: lexes, balances, parses and lowers, and collects what is wrong on the way.
import { parseTokens } from "../../grammar/parse-tokens.ts";
import {
  endOf,
  Excess,
  isOf,
  Junk,
  tokenize,
  tokenLimit,
  UnterminatedComment,
  UnterminatedMultilineString,
  type Token,
} from "../../grammar/tokens.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { position } from "../text/line-column.ts";
import { partOf, spanText, type Source, type Span } from "../text/source.ts";
import { balance } from "./balance.ts";
import syntaxError from "./codes/syntax-error.ts";
import { becomeWord, isKeyword } from "./keywords.ts";
import { lowerFile, lowerLoneValue } from "./lower.ts";
import type { Lowering } from "./lowering.ts";
import { excerpt, type Problem } from "./problem.ts";
import { mendSlips } from "./slips.ts";
import { spanOf } from "./spans.ts";
import type { FileSyntax, ValueSyntax } from "./syntax.ts";

/** How many diagnostics of one code a text may have; who has more has another kind of file. */
export const diagnosticLimit = 100;
/** More characters than this that are no text make a binary file. */
const brokenLimit = 8;

export interface ParsedFile {
  readonly file: FileSyntax;
  /** In the text's order; at most one `syntax-error` a line, since the second is mostly an echo of the first. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether what is wrong is so where that is told: all is text, was read, and each bracket has its partner. */
  readonly isContained: boolean;
}

export interface ParsedValue {
  /** Absent where the text holds no value, or not one alone. */
  readonly value?: ValueSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

/** The syntax of a file. Never throws; what could not be read is left out of the syntax and said in the diagnostics. */
export function parse(source: Source): ParsedFile {
  return parsePart({ source, start: 0, end: source.text.length });
}

/** What `parse` gives of a part of a text, from the start of a line, as if nothing stood around it. */
export function parsePart(span: Span): ParsedFile {
  const { source } = span;
  const broken = findBroken(span);
  if (broken !== undefined && broken.kind !== "broken-character") {
    const diagnostics = [diagnose(syntaxError, broken.span, { kind: broken.kind })];
    const file: FileSyntax = { kind: "file", declarations: [], comments: [], span, unread: true };
    return { file, diagnostics, isContained: false };
  }
  const { tokens, comments, diagnostics, isCutOff, isPaired } = read(span, "file", broken?.span);
  const { cst, unexpected } = parseTokens(tokens, "file");
  const lowering: Lowering = { source, diagnostics };
  const declarations = lowerFile(lowering, cst);
  reportUnexpected(lowering, unexpected);
  const texts = comments.map((token) => ({ kind: "comment" as const, text: token.image, span: spanOf(source, token) }));
  const file: FileSyntax = { kind: "file", declarations, comments: texts, span, ...(isCutOff ? { unread: true } : {}) };
  const isContained = isPaired && !isCutOff && broken === undefined;
  return { file, diagnostics: settle(source, diagnostics), isContained };
}

/** The one value that a text holds, for `-D name=value`. Never throws. */
export function parseValue(source: Source): ParsedValue {
  const whole = { source, start: 0, end: source.text.length };
  const broken = findBroken(whole);
  const { tokens, diagnostics } = read(whole, "loneValue", broken?.span);
  const { cst, unexpected } = parseTokens(tokens, "loneValue");
  const lowering: Lowering = { source, diagnostics };
  const value = lowerLoneValue(lowering, cst);
  reportUnexpected(lowering, unexpected);
  if (value === undefined && diagnostics.length === 0) {
    const span = { source, start: 0, end: Math.min(1, source.text.length) };
    diagnostics.push(diagnose(syntaxError, span, { kind: "expected", what: "a value" }));
  }
  const settled = settle(source, diagnostics);
  return value === undefined ? { diagnostics: settled } : { value, diagnostics: settled };
}

interface Read {
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly diagnostics: Diagnostic[];
  /** Whether the tokens end before the text does. */
  readonly isCutOff: boolean;
  /** Whether each bracket has its partner. */
  readonly isPaired: boolean;
}

/** Tokens that are safe to parse. */
function read(part: Span, production: "file" | "loneValue", broken: Span | undefined): Read {
  const { source, start } = part;
  const beginning = start === 0 ? undefined : { offset: start, line: position(source, start).line };
  const { tokens, comments } = tokenize(spanText(part), beginning);
  const diagnostics: Diagnostic[] = [];
  const report = (span: Span, problem: Problem) => diagnostics.push(diagnose(syntaxError, span, problem));
  if (broken !== undefined) {
    const code = (source.text.codePointAt(broken.start) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    report(broken, { kind: "broken-character", character: `U+${code}` });
  }
  const kept: Token[] = [];
  for (const token of tokens) {
    const span = spanOf(source, token);
    if (isOf(token, Excess)) {
      report(partOf(span, 0, 1), { kind: "too-long", limit: tokenLimit });
    } else if (isOf(token, Junk)) {
      if (/^;+$/.test(token.image)) {
        // What it parts stays apart.
        const text = /^\S/.test(source.text.slice(span.end, span.end + 1)) ? " " : "";
        const fix = { title: `Remove \`${excerpt(token.image)}\``, edits: [{ span, text }] };
        diagnostics.push(diagnose(syntaxError, span, { kind: "semicolon" }, { fix }));
      } else if (!brokenCharacter.test(token.image)) {
        report(span, { kind: "characters", text: excerpt(token.image) });
      }
    } else {
      // No declaration can start in a value.
      if (production === "loneValue" && isKeyword(token)) becomeWord(token);
      kept.push(token);
    }
  }
  const comment = comments.at(-1);
  const openComment = comment !== undefined && isOf(comment, UnterminatedComment) ? comment : undefined;
  if (openComment !== undefined) {
    report({ source, start: openComment.startOffset, end: openComment.startOffset + 2 }, { kind: "open-comment" });
  }
  const last = tokens.at(-1);
  const isCutOff = openComment !== undefined || isOf(last, Excess) || isOf(last, UnterminatedMultilineString);
  const mended = mendSlips(source, kept, production);
  for (const diagnostic of mended.diagnostics) diagnostics.push(diagnostic);
  const balanced = balance(source, mended.tokens, isCutOff ? "cut-off" : "complete");
  for (const diagnostic of balanced.diagnostics) diagnostics.push(diagnostic);
  return { tokens: balanced.tokens, comments, diagnostics, isCutOff, isPaired: balanced.isPaired };
}

/** The grammar takes any balanced tokens, so that this says nothing unless the grammar has a hole. */
function reportUnexpected(lowering: Lowering, unexpected: readonly Token[]): void {
  for (const token of unexpected) {
    if (Number.isNaN(token.startOffset) || token.image === "") continue;
    const problem = { kind: "misplaced", text: excerpt(token.image), place: "file" } as const;
    const span = { source: lowering.source, start: token.startOffset, end: endOf(token) };
    lowering.diagnostics.push(diagnose(syntaxError, span, problem));
  }
}

// What decoding puts in place of bytes that are no UTF-8, halves of surrogate pairs, and control characters.
const brokenCharacter =
  /[\0-\x08\x0e-\x1f\x7f\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The first character that is no text; a NUL, or more than a few of them, make the whole a binary file. */
function findBroken(
  part: Span,
): { readonly kind: "not-text" | "utf-16" | "broken-character"; readonly span: Span } | undefined {
  const text = spanText(part);
  const first = brokenCharacter.exec(text);
  if (first === null) return undefined;
  let count = 0;
  for (const _ of text.matchAll(new RegExp(brokenCharacter, "g"))) if (++count > brokenLimit) break;
  const isBinary = count > brokenLimit || text.includes("\0");
  const start = part.start + first.index;
  const span = { source: part.source, start, end: start + 1 };
  if (isBinary) return { kind: utf16.test(text) ? "utf-16" : "not-text", span };
  return { kind: "broken-character", span };
}

// As the bytes of UTF-16 look when they are read as UTF-8: the mark of the byte order, which is no UTF-8, may come first,
// and each character of ASCII has a NUL before or behind it.
const utf16 = /^(?:\ufffd\ufffd)?(?:(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4})/;

/** Faults that make others on their line. */
const causes: readonly Problem["kind"][] = ["too-deep", "too-long", "open-comment", "broken-character"];

function settle(source: Source, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const isSyntaxError = (diagnostic: Diagnostic) => diagnostic.code.code === syntaxError.code;
  const isCause = (diagnostic: Diagnostic) => causes.includes((diagnostic.data as Problem).kind);
  const lineOf = (diagnostic: Diagnostic) => position(source, diagnostic.span.start).line;
  const ofLine = new Map<number, Diagnostic>();
  const sorted = diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  for (const diagnostic of sorted.filter(isSyntaxError)) {
    const kept = ofLine.get(lineOf(diagnostic));
    if (kept === undefined || (isCause(diagnostic) && !isCause(kept))) ofLine.set(lineOf(diagnostic), diagnostic);
  }
  const counts = new Map<string, number>();
  return sorted.filter((diagnostic) => {
    if (isSyntaxError(diagnostic) && ofLine.get(lineOf(diagnostic)) !== diagnostic) return false;
    const count = (counts.get(diagnostic.code.code) ?? 0) + 1;
    counts.set(diagnostic.code.code, count);
    return count <= diagnosticLimit;
  });
}
