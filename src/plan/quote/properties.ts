// The value of `key=value` in a Java properties file, which Java reads as Latin-1 whatever the file is written in.

const named: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f" };

/**
 * Leading blanks, backslashes, line ends and all that is not printable ASCII are escaped. `:` and `=` stay as they are:
 * after the key they mean themselves, and scripts that grep the file (zkServer.sh) know no escapes.
 */
export function quoteProperties(text: string): string {
  return text.replaceAll(/^ |[^ -[\]-~]/g, (unit) => named[unit] ?? (unit === " " ? "\\ " : escapeUnit(unit)));
}

// Without the `u` flag the pattern sees UTF-16 units, which is what `\u` takes.
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
