// Values in systemd unit files: arguments, the program, assignments and settings that take the rest of their line.

const plainWord = /^[A-Za-z0-9_@:/=.,+-]+$/;

/** An argument of `ExecStart=`: neither specifiers (`%`) nor variables (`$`) are expanded in it. */
export function quoteSystemdArgument(text: string): string {
  // Releases before 216 take even a quoted `;` for the end of the command.
  if (text === ";") return String.raw`"\x3b"`;
  return quoteWord(text, text.replaceAll("$", "$$$$"));
}

/** The first word of `ExecStart=`, in which variables are not expanded and `$$` would be two characters. */
export function quoteSystemdProgram(text: string): string {
  return quoteWord(text, text);
}

/** An assignment of `Environment=`, `NAME=value` as a whole; `$` has no meaning there. */
export function quoteSystemdAssignment(text: string): string {
  return `"${escape(text)}"`;
}

/** What takes the rest of its line as it stands: `Description=`, `WorkingDirectory=`, `EnvironmentFile=`, `User=`. */
export function quoteSystemdLine(text: string): string {
  return text.replaceAll("%", "%%");
}

function quoteWord(text: string, withoutVariables: string): string {
  return plainWord.test(text) ? text : `"${escape(withoutVariables)}"`;
}

function escape(text: string): string {
  return text.replaceAll("%", "%%").replaceAll(/["\\]|\p{Cc}/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return String.raw`\n`;
  if (character === "\t") return String.raw`\t`;
  const code = character.charCodeAt(0);
  // Above 0x7f `\x` would be a byte, half a character; such controls are no trouble as they are.
  return code > 0x7f ? character : `\\x${code.toString(16).padStart(2, "0")}`;
}
