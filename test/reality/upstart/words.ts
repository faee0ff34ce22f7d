// Upstart's configuration text: lines of words with quotes, comments and continuations, and the blocks of shell between them.

/** One stanza: its words without their quotes; for `script` the shell text up to `end script`, its common indentation removed. */
export interface Stanza {
  readonly line: number;
  readonly words: readonly string[];
  readonly script: string | undefined;
}

/** What upstart would log of a file that it refuses. */
export class JobError extends Error {
  constructor(line: number, message: string) {
    super(`line ${String(line)}: ${message}`);
  }
}

/** The stanzas of a job file or an override. */
export function readStanzas(text: string): readonly Stanza[] {
  if (text.includes("\0")) throw new JobError(1, "a NUL");
  if (text !== "" && !text.endsWith("\n")) throw new JobError(text.split("\n").length, "no newline at the end");
  const reader = { lines: text.split("\n"), next: 0 };
  const stanzas: Stanza[] = [];
  while (reader.next < reader.lines.length) {
    const line = reader.next + 1;
    const words = readWords(reader);
    if (words.length === 0) continue;
    const opensScript = words[0] === "script" || (words.length === 2 && words[1] === "script");
    stanzas.push({ line, words, script: opensScript ? readScript(reader, line) : undefined });
  }
  return stanzas;
}

interface LineReader {
  readonly lines: readonly string[];
  next: number;
}

/**
 * The words of one logical line. A backslash before a line's end and an open quote or parenthesis go on with the next.
 * `#` begins a comment wherever it is not quoted; parentheses are words of their own.
 */
function readWords(reader: LineReader): readonly string[] {
  const words: string[] = [];
  const first = reader.next + 1;
  let word: string | undefined;
  let quote = "";
  let depth = 0;
  const end = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (reader.next < reader.lines.length) {
    const line = reader.lines[reader.next++] ?? "";
    let continues = false;
    for (let at = 0; at < line.length; at++) {
      const character = line.charAt(at);
      if (character === "\\") {
        if (at + 1 === line.length) continues = true;
        else word = (word ?? "") + line.charAt(++at);
      } else if (quote !== "") {
        if (character === quote) quote = "";
        else word = (word ?? "") + character;
      } else if (character === '"' || character === "'") {
        quote = character;
        word ??= "";
      } else if (character === "#") {
        break;
      } else if (/\s/.test(character)) {
        end();
      } else if (character === "(" || character === ")") {
        end();
        words.push(character);
        depth += character === "(" ? 1 : -1;
      } else word = (word ?? "") + character;
    }
    if (quote !== "") word = `${word ?? ""} `;
    else if (!continues) end();
    if (quote === "" && depth <= 0 && !continues) return words;
  }
  throw new JobError(first, quote === "" ? "an open parenthesis" : "an open quote");
}

/** Ends at the first line that reads `end script`, whatever quotes the shell has open there. */
function readScript(reader: LineReader, line: number): string {
  const body: string[] = [];
  while (reader.next < reader.lines.length) {
    const text = reader.lines[reader.next++] ?? "";
    if (/^\s*end\s+script\s*(?:#.*)?$/.test(text)) return withoutIndentation(body);
    body.push(text);
  }
  throw new JobError(line, "a script without `end script`");
}

function withoutIndentation(lines: readonly string[]): string {
  const indented = lines.filter((line) => line.trim() !== "").map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const common = indented.length === 0 ? 0 : Math.min(...indented);
  return lines.map((line) => `${line.slice(common)}\n`).join("");
}
