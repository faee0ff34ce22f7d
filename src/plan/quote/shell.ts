// One word of a POSIX shell, as dash and bash read it.

// To zsh, which an operator may paste it into, a word that begins with `=` is the path of a command.
const plainWord = /^(?!=)[A-Za-z0-9_@%+=:,./-]+$/;
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;
const reserved = new Set(
  "case coproc do done elif else esac fi for function if in select then time until while".split(" "),
);

/** Bare where no shell sees anything in it, whatever its place in a command; in single quotes otherwise. */
export function quoteShell(text: string): string {
  if (plainWord.test(text) && !assignment.test(text) && !reserved.has(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
