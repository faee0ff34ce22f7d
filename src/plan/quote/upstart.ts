// One shell word inside an upstart stanza, and the text of a stanza itself.
import { quoteShell } from "./shell.ts";

/** What stands for a newline in a quoted word; the script sets the variable before it uses the word. */
const newlineVariable = '"$newline"';

/**
 * A shell word on one line. Upstart ends a script at the first line that reads `end script`, whatever quotes are open
 * around it, and takes the indentation that all lines share away: no newline of a value may become one of the file.
 */
export function quoteUpstart(text: string): string {
  if (!text.includes("\n")) return quoteShell(text);
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : quoteShell(line)))
    .join(newlineVariable);
}

/** The argument of a stanza that upstart reads itself, such as `description`. */
export function quoteStanza(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
