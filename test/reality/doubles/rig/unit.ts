// What a systemd unit says about starting its service, read simply: enough for the units that mesosc writes.

export interface UnitStart {
  readonly command: readonly string[];
  /** Made before the start. */
  readonly directories: readonly string[];
  readonly environmentFiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string | undefined;
}

export function readUnit(text: string): UnitStart {
  const values = (key: string): string[] =>
    text.split("\n").flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
  const made = values("ExecStartPre")
    .map(wordsOf)
    .filter((words) => /^[+]?\/bin\/mkdir$/.test(words[0] ?? ""));
  return {
    command: wordsOf(values("ExecStart")[0] ?? ""),
    directories: made.flatMap((words) => words.filter((word, index) => index > 0 && word.startsWith("/"))),
    environmentFiles: values("EnvironmentFile"),
    environment: Object.fromEntries(values("Environment").flatMap(wordsOf).map(assignment)),
    workingDirectory: values("WorkingDirectory")[0],
  };
}

/** `KEY=value` lines; a value in double quotes may go over several, and loses the quotes and its backslashes. */
export function readEnvironmentFile(text: string): Record<string, string> {
  const assignments = text.matchAll(/^([A-Za-z_]\w*)=(?:"((?:[^"\\]|\\.)*)"|([^\n]*))$/gms);
  return Object.fromEntries(
    [...assignments].map(([, name = "", quoted, plain = ""]) => [
      name,
      quoted?.replaceAll(/\\(["\\$`])/g, "$1") ?? plain,
    ]),
  );
}

function assignment(text: string): [name: string, value: string] {
  const equals = text.indexOf("=");
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** Blanks split; double quotes hold together; `\x`, `%%` and `$$` are one character. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? [];
  return words.map((word) =>
    word
      .replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replaceAll(/\\(.)/g, "$1"))
      .replaceAll(/(%|\$)\1/g, "$1"),
  );
}
