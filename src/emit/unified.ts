// Differences of single files in words that git and patch understand; of secrets only that they differ.
import { structuredPatch } from "diff";

/** One side of a comparison; undefined where there is nothing. */
export interface Side {
  readonly kind: "file" | "link" | "other";
  /** Permission bits; of no meaning but for files. */
  readonly mode: number;
  /** Text of a file, target of a link; undefined where it is not to be shown or no text. */
  readonly text: string | undefined;
}

/** Why contents cannot be shown, if so. */
export type Hidden = "shown" | "secret" | "binary";

/** The difference of one path, in git's extended format, ending in a newline. */
export function unifiedDifference(
  path: string,
  before: Side | undefined,
  after: Side | undefined,
  hidden: Hidden,
): string {
  if (before !== undefined && after !== undefined && before.kind !== after.kind) {
    return unifiedDifference(path, before, undefined, hidden) + unifiedDifference(path, undefined, after, hidden);
  }
  const [from, to] = [before && quoted(`a/${path}`), after && quoted(`b/${path}`)];
  const lines = [`diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}`, ...modeLines(before, after)];
  if (before === undefined || after === undefined || before.text !== after.text || hidden !== "shown") {
    lines.push(...contentLines(from ?? "/dev/null", to ?? "/dev/null", before, after, hidden));
  }
  return lines.join("\n") + "\n";
}

/** The difference of two texts under one name, without git's first line: for what is shown laid out otherwise than it is. */
export function textDifference(path: string, before: string, after: string): string {
  const name = (side: string): string => quoted(`${side}/${path}`);
  return [`--- ${name("a")}`, `+++ ${name("b")}`, ...hunkLines(before, after)].join("\n") + "\n";
}

/** Bytes as text; undefined where they are none. */
export function asText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function modeLines(before: Side | undefined, after: Side | undefined): readonly string[] {
  if (before === undefined) return after === undefined ? [] : [`new file mode ${gitMode(after)}`];
  if (after === undefined) return [`deleted file mode ${gitMode(before)}`];
  return gitMode(before) === gitMode(after) ? [] : [`old mode ${gitMode(before)}`, `new mode ${gitMode(after)}`];
}

function gitMode({ kind, mode }: Side): string {
  return kind === "link" ? "120000" : `100${(mode & 0o777).toString(8).padStart(3, "0")}`;
}

function contentLines(
  from: string,
  to: string,
  before: Side | undefined,
  after: Side | undefined,
  hidden: Hidden,
): readonly string[] {
  if (hidden === "secret") return [`Secret files ${from} and ${to} differ`];
  const isShown = hidden === "shown" && (before === undefined || before.text !== undefined);
  if (!isShown || (after !== undefined && after.text === undefined)) return [`Binary files ${from} and ${to} differ`];
  const hunks = hunkLines(before?.text ?? "", after?.text ?? "");
  return hunks.length === 0 ? [] : [`--- ${from}`, `+++ ${to}`, ...hunks];
}

// Above this many changed lines the shortest difference is slow to find and no easier to read than the whole.
const MOST_EDITS = 4000;

function hunkLines(before: string, after: string): readonly string[] {
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch = structuredPatch("", "", before, after, "", "", options);
  if (patch === undefined) return wholeHunk(before, after);
  return patch.hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ]);
}

function wholeHunk(before: string, after: string): readonly string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const marked = (lines: readonly string[], mark: string, text: string): readonly string[] => [
    ...lines.map((line) => mark + line),
    ...(text === "" || text.endsWith("\n") ? [] : ["\\ No newline at end of file"]),
  ];
  const head = `@@ -${range(1, old.length)} +${range(1, fresh.length)} @@`;
  return [head, ...marked(old, "-", before), ...marked(fresh, "+", after)];
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** An empty range starts before its first line. */
function range(start: number, lines: number): string {
  const from = lines === 0 ? Math.max(0, start - 1) : start;
  return lines === 1 ? `${from}` : `${from},${lines}`;
}

/** Names with control characters or quotes, as git writes them. */
function quoted(path: string): string {
  return /[\0-\x1f"\\\x7f]/.test(path) ? JSON.stringify(path) : path;
}
