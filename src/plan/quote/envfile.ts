// The value of `KEY="value"` lines, which systemd's `EnvironmentFile=` and a shell's `. file` read alike.

/** In double quotes; exactly what both readers unescape there is escaped, newlines stay. */
export function quoteEnvfile(text: string): string {
  return `"${text.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}
