// Suggests inside strings: what `${…}` may name, and paths of files.
import { dirname, resolve } from "node:path";
import { entriesOf } from "../../disk.ts";
import type { Completions } from "../complete.ts";
import { literal, type Suggestion } from "../completion-items.ts";
import type { Cursor, StringCursor } from "../cursor.ts";
import type { Place } from "../session.ts";
import { pathOf } from "../uris.ts";
import { letsOf, nodeKeys } from "./names.ts";
import { suggestMapKeys } from "./inside.ts";
import { optionAt, separatorAt, suggestWords } from "./values.ts";

export function suggestInString(place: Place, cursor: Cursor, { text, rest, start }: StringCursor): Completions {
  const { source, offset } = place;
  /** What is typed from there on, and as much of the rest as belongs to it. */
  const span = (from: number, tail = /^/) => ({
    source,
    start: from,
    end: offset + (tail.exec(rest)?.[0].length ?? 0),
  });
  const opener = text.lastIndexOf("${");
  if (opener >= 0 && !text.slice(opener).includes("}")) {
    const typed = /[^\s{$]*$/.exec(text.slice(opener + 2))?.[0] ?? "";
    const tail = /^[A-Za-z0-9_.-]*/;
    const closer = /^[A-Za-z0-9_.-]*[ \t]*\}/.test(rest) ? "" : "}";
    const paths = suggestPaths(place, cursor).map((path) => ({ ...path, text: `${path.label}${closer}` }));
    return { suggestions: paths, span: span(offset - typed.length, tail) };
  }
  const isInclude = cursor.keyword === "include" && cursor.sections.length === 0 && cursor.key === undefined;
  const prefix =
    cursor.callee === "secret" ? /^file:/.exec(text)?.[0] : cursor.callee === "file" || isInclude ? "" : undefined;
  if (prefix !== undefined) {
    const typed = text.slice(prefix.length);
    const last = typed.slice(typed.lastIndexOf("/") + 1);
    const from = offset - last.length;
    const files = suggestFiles(place, typed, isInclude ? ".mesos" : "").map((file) =>
      file.kind === "folder" ? { ...file, span: span(from, /^[^/]*\/?/) } : file,
    );
    return { suggestions: files, span: span(from, /^[^/]*/) };
  }
  if (cursor.callee === "secret") {
    const kinds: readonly Suggestion[] = [
      { kind: "value", label: "env:", detail: "a variable of the environment" },
      { kind: "value", label: "file:", detail: "a file beside this one" },
    ];
    return { suggestions: kinds, span: span(start, /^[a-z]*:?/) };
  }
  const whole = span(start, /^[^]*/);
  if (cursor.due.kind === "map-key") {
    const keys = suggestMapKeys(place, cursor, optionAt(place, cursor)).map((key) => ({
      ...key,
      text: key.label,
      snippet: literal(key.label),
    }));
    return { suggestions: keys, span: whole };
  }
  const isBegun = /(?<!\\)(?:\\\\)*\$$/.test(text);
  const paths = suggestPaths(place, cursor).map((path) => ({ ...path, label: `\${${path.label}}`, rank: 6 }));
  const words = suggestQuoted(place, cursor, { text, rest, start });
  return { suggestions: [...words, ...paths], span: isBegun ? span(offset - 1, /^\{[^}$]*\}/) : span(offset) };
}

/** The words that a value may be; of a list in one text each part is replaced on its own. */
function suggestQuoted(place: Place, cursor: Cursor, { text, rest, start }: StringCursor): readonly Suggestion[] {
  const { source, offset } = place;
  const separator = separatorAt(place, cursor);
  const [before, after] = separator === undefined ? [[text], [rest]] : [text.split(separator), rest.split(separator)];
  const others = new Set([...before.slice(0, -1), ...after.slice(1)].map((part) => part.trim()));
  const [typed = "", tail = ""] = [before.at(-1)?.trimStart(), after[0]?.trimEnd()];
  const span = { source, start: Math.max(start, offset - typed.length), end: offset + tail.length };
  const words = suggestWords(place, separator === undefined ? cursor : { ...cursor, steps: [{ kind: "item" }] });
  // `"true"` is a text.
  const quotable = words.filter(({ label }) => label !== "true" && label !== "false" && !others.has(label));
  return quotable.map((word) => ({ ...word, text: word.label, span }));
}

/** What `${…}` may name: the node's name, address and settings, the cluster's name, and lets. */
function suggestPaths({ analysis }: Place, { declaration }: Cursor): readonly Suggestion[] {
  const keys = new Map<string, string>([
    ["name", "the node's name"],
    ["address", "the node's address"],
    ["os", "the node's operating system"],
  ]);
  for (const [key, text] of nodeKeys(analysis)) keys.set(key, `a setting of nodes, such as ${text}`);
  return [
    ...[...keys].map(([key, detail]): Suggestion => ({ kind: "option", label: `node.${key}`, detail, rank: 1 })),
    { kind: "option", label: "cluster.name", detail: analysis.cluster?.name ?? "the cluster's name", rank: 2 },
    ...letsOf(analysis, declaration).map(({ name, value }): Suggestion => ({
      kind: "let",
      label: name,
      detail: value,
      rank: 3,
    })),
  ];
}

/** Behind `include`, where no quote is typed yet. */
export function suggestIncludes(place: Place, { behind }: Cursor): readonly Suggestion[] {
  if (behind[0]?.image.startsWith('"') === true) return [];
  const files = suggestFiles(place, "", ".mesos").map((file): Suggestion => {
    const open = file.kind === "folder" ? "$0" : "";
    return { ...file, text: `"${file.label}"`, snippet: `"${literal(file.label)}${open}"` };
  });
  return [...files, { kind: "value", label: '"…"', detail: "a path or a glob", text: '""', snippet: '"$0"', rank: 3 }];
}

/** Files and folders that continue a path, relative to the file that it stands in. */
function suggestFiles({ source }: Place, typed: string, extension: string): readonly Suggestion[] {
  const own = pathOf(source.uri);
  const folder = resolve(dirname(own), typed.slice(0, typed.lastIndexOf("/") + 1));
  return entriesOf(folder).flatMap(({ name, kind }): readonly Suggestion[] => {
    // Few names have what must be escaped between quotes.
    if (name.startsWith(".") || /["\\]|\$\{/.test(name) || resolve(folder, name) === own) return [];
    if (kind === "folder") return [{ kind: "folder", label: `${name}/`, rank: 2 }];
    return name.endsWith(extension) ? [{ kind: "file", label: name, rank: 1 }] : [];
  });
}
