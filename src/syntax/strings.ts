// Decodes a quoted text: escapes, `${…}`, and the indentation of texts of several lines.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { partOf, spanText, type Span } from "../text/source.ts";
import invalidEscape from "./codes/invalid-escape.ts";
import unterminatedString from "./codes/unterminated-string.ts";
import { dedentedLines } from "./indentation.ts";
import { excerpt } from "./problem.ts";
import type { InterpolationSyntax, StringSyntax, TextSyntax } from "./syntax.ts";

export interface DecodedString {
  readonly syntax: StringSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

const simpleEscapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", t: "\t", $: "$" };

type EscapeFault = "unknown" | "no-character" | "open-interpolation" | "no-name";

/** A string with more faults is no program's; saying all of them would help nobody. */
const reportLimit = 20;
/** Where `${` is not closed within this many characters, it is not closed. */
const longestInterpolation = 200;

/**
 * Decodes the string that a span covers, quotes included; an open one lacks its closing quotes.
 *
 * Between `"""` and `"""` a line end directly behind the opener is dropped, and so is the white space that all lines
 * begin with. A last line of white space alone counts among them, so that the closing quotes' column decides; other
 * blank lines do not, and become empty. Line ends become `\n`. Escapes come after that: `\t` is no indentation.
 */
export function decodeString(span: Span, closing: "closed" | "open"): DecodedString {
  const raw = spanText(span);
  const opener = raw.startsWith('"""') ? '"""' : '"';
  const start = span.start + opener.length;
  const end = Math.max(start, closing === "open" ? span.end : span.end - opener.length);
  const decoding: Decoding = { span, parts: [], diagnostics: [], pieces: [], textStart: start };
  if (closing === "open") {
    const firstLine = raw.split(/[\n\r]/, 1)[0]?.trimEnd() ?? raw;
    decoding.diagnostics.push(diagnose(unterminatedString, partOf(span, 0, firstLine.length), { opener }));
  }
  const lines = opener === '"' ? [{ start, end }] : dedentedLines(span.source, start, end);
  lines.forEach((line, index) => {
    if (index > 0) decoding.pieces.push("\n");
    decodeLine(decoding, line.start, line.end);
  });
  flush(decoding, end);
  const syntax = { kind: "string", parts: decoding.parts, span } as const;
  const { diagnostics } = decoding;
  return { syntax: diagnostics.length === 0 ? syntax : { ...syntax, faulty: true }, diagnostics };
}

interface Decoding {
  readonly span: Span;
  readonly parts: (TextSyntax | InterpolationSyntax)[];
  readonly diagnostics: Diagnostic[];
  /** The decoded text since the last interpolation, and where that starts in the source. */
  pieces: string[];
  textStart: number;
}

function flush(decoding: Decoding, end: number): void {
  const text = decoding.pieces.join("");
  const { source } = decoding.span;
  if (text !== "") decoding.parts.push({ kind: "text", text, span: { source, start: decoding.textStart, end } });
  decoding.pieces = [];
}

/** Decodes a stretch of the source without line ends. */
function decodeLine(decoding: Decoding, start: number, end: number): void {
  const text = decoding.span.source.text.slice(start, end);
  const special = /[\\$]/g;
  let done = 0;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    const at = found.index;
    if (at > done) decoding.pieces.push(text.slice(done, at));
    done = found[0] === "\\" ? decodeEscape(decoding, text, at, start) : decodeDollar(decoding, text, at, start);
    special.lastIndex = done;
  }
  if (done < text.length) decoding.pieces.push(text.slice(done));
}

/** Each gives the offset in the text behind what it decoded. */
function decodeEscape(decoding: Decoding, text: string, at: number, base: number): number {
  const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x5c);
  const simple = simpleEscapes[character];
  if (simple !== undefined && at + 1 < text.length) {
    decoding.pieces.push(simple);
    return at + 2;
  }
  if (character === "u") {
    const written = /^\\u(?:\{([^}]{0,12})\}?)?/.exec(text.slice(at, at + 20)) ?? ["\\u"];
    const code = /^[0-9A-Fa-f]{1,6}$/.test(written[1] ?? "") ? parseInt(written[1] ?? "", 16) : -1;
    const isCharacter = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    if (isCharacter && written[0].endsWith("}")) decoding.pieces.push(String.fromCodePoint(code));
    else reportEscape(decoding, base + at, written[0], "no-character");
    return at + written[0].length;
  }
  const end = Math.min(at + 1 + character.length, text.length);
  reportEscape(decoding, base + at, text.slice(at, end), "unknown");
  decoding.pieces.push(text.slice(at + 1, end));
  return end;
}

function decodeDollar(decoding: Decoding, text: string, at: number, base: number): number {
  if (text[at + 1] !== "{") {
    decoding.pieces.push("$");
    return at + 1;
  }
  const ahead = text.slice(at, at + longestInterpolation);
  const path = /^\$\{[ \t]*([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*\}/.exec(ahead);
  if (path?.[1] !== undefined) {
    const span = { source: decoding.span.source, start: base + at, end: base + at + path[0].length };
    flush(decoding, span.start);
    decoding.parts.push({ kind: "interpolation", path: path[1], span });
    decoding.textStart = span.end;
    return at + path[0].length;
  }
  const closer = ahead.indexOf("}");
  const written = closer < 0 ? "${" : ahead.slice(0, closer + 1);
  reportEscape(decoding, base + at, written, closer < 0 ? "open-interpolation" : "no-name");
  decoding.pieces.push(written);
  return at + written.length;
}

function reportEscape(decoding: Decoding, start: number, text: string, fault: EscapeFault): void {
  if (decoding.diagnostics.length >= reportLimit) return;
  const span = { source: decoding.span.source, start, end: start + text.length };
  decoding.diagnostics.push(diagnose(invalidEscape, span, { text: excerpt(text), fault }));
}
