// Finds the ends of the lexemes that need more than a regular expression: words, URLs, IPv6 addresses, strings.

// Each scanner takes the text and the offset where its lexeme would start, and gives the offset after it, or -1 where
// none starts. They are loops because a regular expression with an alternation under a star keeps a backtracking entry
// per turn, and V8 throws a RangeError when ten megabytes of them overflow its stack. None looks at a character more
// than a fixed number of times, so that a text is lexed in time linear in its size.

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const DOLLAR = 36;
const APOSTROPHE = 39;
const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
const ASTERISK = 42;
const SLASH = 47;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;

const wordCharacters = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.*?%+-");
const wordAndColonCharacters = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.*?%+-:");
const schemeCharacters = table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-");
const addressCharacters = table("ABCDEFabcdef0123456789.");
const startCharacters = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.*?%+-/"{}[](),:=#$');
const groupEnds = table('[]{}="\n\r');
const urlEnds = table('"{}');
const blockSigns = table("={}#");
const singleQuotedEnds = table("'\n\r");
/** A text that goes on for more characters than this was not broken by mistake. */
const longestBreak = 1000;

/** `slave[1..3]`, `30s`, `0.23.0`, `main/mesos`, `31000..32000`, `-1`, `50%`: everything bare that is no URL and no IPv6 address. */
export function scanWord(text: string, start: number): number {
  const end = scanRun(text, start, start, wordCharacters);
  return end > start ? end : -1;
}

/** `zk://zk1:2181,zk2:2181/mesos`: the scheme, then everything up to white space, a quote, a brace or a closer of somebody else. */
export function scanUrl(text: string, start: number): number {
  let offset = start;
  while (has(schemeCharacters, text.charCodeAt(offset))) offset += 1;
  if (offset === start || !text.startsWith("://", offset)) return -1;
  offset += 3;
  let brackets = 0;
  let parentheses = 0;
  for (; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (isWhiteSpace(code) || has(urlEnds, code)) break;
    if (code === OPEN_BRACKET) brackets += 1;
    if (code === OPEN_PARENTHESIS) parentheses += 1;
    if (code === CLOSE_BRACKET && --brackets < 0) break;
    if (code === CLOSE_PARENTHESIS && --parentheses < 0) break;
  }
  return offset;
}

/** `2001:db8::1`, `::1`, `fe80::[1..3]`: two colons among hexadecimal groups; whatever is attached behind belongs to it. */
export function scanIpv6(text: string, start: number): number {
  let offset = start;
  let colons = 0;
  while (colons < 2) {
    const code = text.charCodeAt(offset);
    if (code === COLON) {
      colons += 1;
      offset += 1;
    } else if (has(addressCharacters, code)) {
      offset += 1;
    } else {
      const group = offset > start ? groupEnd(text, offset) : -1;
      if (group < 0) return -1;
      offset = group;
    }
  }
  // `:` in front of one group alone is a map's colon with a value that has one itself.
  if (text.charCodeAt(start) === COLON && text.charCodeAt(start + 1) !== COLON) return -1;
  return scanRun(text, start, offset, wordAndColonCharacters);
}

/** `"…"` on one line; -1 where the quote is not closed there. */
export function scanString(text: string, start: number): number {
  const end = scanUnterminatedString(text, start);
  return text.charCodeAt(end) === QUOTE ? end + 1 : -1;
}

/** A quote and what follows it, up to the closing one or, where that is missing, to the end of the line. */
export function scanUnterminatedString(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return -1;
  let offset = start + 1;
  for (; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === QUOTE || isLineEnd(code)) break;
    if (code === BACKSLASH && !isLineEnd(text.charCodeAt(offset + 1))) offset += 1;
  }
  return Math.min(offset, text.length);
}

/**
 * A quoted text that was broken over lines: closed on one of the next, with nothing between that a block would have.
 * -1 where that is not plain. The line of the closing quote must hold whole strings behind it: otherwise that quote opens one.
 */
export function scanBrokenString(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE || text.startsWith('""', start)) return -1;
  const lineEnd = scanUnterminatedString(text, start);
  if (text.charCodeAt(lineEnd) === QUOTE) return -1;
  let offset = lineEnd;
  for (; text.charCodeAt(offset) !== QUOTE; offset += 1) {
    if (offset >= text.length || offset > lineEnd + longestBreak || has(blockSigns, text.charCodeAt(offset))) return -1;
  }
  if (text.startsWith('"""', offset)) return -1;
  const end = offset + 1;
  let quotes = 0;
  for (offset = end; offset < text.length && !isLineEnd(text.charCodeAt(offset)); offset += 1) {
    if (offset > end + longestBreak) return -1;
    if (text.charCodeAt(offset) === QUOTE) quotes += 1;
  }
  return quotes % 2 === 0 ? end : -1;
}

/** `'…'` on one line, as other languages have strings. */
export function scanSingleQuoted(text: string, start: number): number {
  if (text.charCodeAt(start) !== APOSTROPHE) return -1;
  let offset = start + 1;
  while (offset < text.length && !has(singleQuotedEnds, text.charCodeAt(offset))) offset += 1;
  return text.charCodeAt(offset) === APOSTROPHE ? offset + 1 : -1;
}

/** `"""…"""`; -1 where it is not closed. */
export function scanMultilineString(text: string, start: number): number {
  if (!text.startsWith('"""', start)) return -1;
  for (let offset = start + 3; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === BACKSLASH) offset += 1;
    else if (code === QUOTE && text.startsWith('"""', offset)) return offset + 3;
  }
  return -1;
}

/** `"""` and the rest of the text. */
export function scanUnterminatedMultilineString(text: string, start: number): number {
  return text.startsWith('"""', start) ? text.length : -1;
}

/** A run of characters that start nothing: `;`, `é`, a `$` without a name. */
export function scanJunk(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && isJunk(text, offset)) {
    // A quoted text behind junk is one of its own.
    if (offset > start && text.charCodeAt(offset) === APOSTROPHE) break;
    offset += 1;
  }
  return offset > start ? offset : -1;
}

/** The end of a group like `[1..3]` or `[a, b,d]` that opens at the offset; -1 where there is none. */
function groupEnd(text: string, open: number): number {
  if (text.charCodeAt(open) !== OPEN_BRACKET) return -1;
  let offset = open + 1;
  while (offset < text.length && !has(groupEnds, text.charCodeAt(offset))) offset += 1;
  return text.charCodeAt(offset) === CLOSE_BRACKET ? offset + 1 : -1;
}

/** The end of a word that began at `start` and is known to reach `offset`. */
function scanRun(text: string, start: number, known: number, characters: Uint8Array): number {
  let offset = known;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (has(characters, code)) {
      offset += 1;
    } else if (code === SLASH && !startsComment(text, offset)) {
      offset += 1;
    } else {
      const group = offset > start && text.charCodeAt(offset - 1) !== SLASH ? groupEnd(text, offset) : -1;
      if (group < 0) return offset;
      offset = group;
    }
  }
}

function startsComment(text: string, slash: number): boolean {
  const next = text.charCodeAt(slash + 1);
  return next === SLASH || next === ASTERISK;
}

function isJunk(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code === DOLLAR) return !/[A-Za-z_]/.test(text.charAt(offset + 1));
  return !has(startCharacters, code) && !isWhiteSpace(code);
}

function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

// What `\s` matches: tab to return, space, and a few beyond ASCII.
function isWhiteSpace(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

function table(characters: string): Uint8Array {
  const codes = new Uint8Array(128);
  for (const character of characters) codes[character.charCodeAt(0)] = 1;
  return codes;
}

function has(codes: Uint8Array, code: number): boolean {
  return code < 128 && codes[code] === 1;
}
