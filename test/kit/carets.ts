// Reads programs with lines of carets under what a diagnostic underlines, as rust-analyzer's tests have them.

/** What is expected under one run of carets; line and column from 1, lengths in code points. */
export interface Caret {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly label?: string;
}

export interface Carets {
  /** The program without the lines of carets; a line end directly at the start is dropped. */
  readonly program: string;
  readonly expected: readonly Caret[];
}

/** A line of white space, carets and perhaps a label refers to the last line above it that is none. */
export function readCarets(text: string): Carets {
  const program: string[] = [];
  const expected: Caret[] = [];
  for (const line of text.replace(/^\n/, "").split("\n")) {
    const found = /^(\s*)(\^+)(?:\s+(.*?))?\s*$/u.exec(line);
    if (found === null || program.length === 0) {
      program.push(line);
      continue;
    }
    const [, indentation = "", carets = "", label] = found;
    const place = { line: program.length, column: [...indentation].length + 1, length: carets.length };
    expected.push(label === undefined || label === "" ? place : { ...place, label });
  }
  return { program: program.join("\n"), expected };
}
