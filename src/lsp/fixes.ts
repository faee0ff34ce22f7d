// The fixes of diagnostics: one by one, and all of a file at once.
import { codes } from "../codes.generated.ts";
import type { Diagnostic, Edit, Fix } from "../diagnostics/code.ts";
import { lineStart, position } from "../text/line-column.ts";
import type { Source, Span } from "../text/source.ts";
import { once } from "./once.ts";

/** The edits of all fixes that do not get in each other's way, the first of two that would; `sure` leaves guesses out. */
export function allFixes(diagnostics: readonly Diagnostic[], which: "sure" | "any"): readonly Edit[] {
  const made: Edit[] = [];
  for (const { fix } of diagnostics) {
    if (fix === undefined || (which === "sure" && fix.likely === true)) continue;
    if (!fix.edits.some((edit) => made.some((other) => collide(edit, other)))) made.push(...fix.edits);
  }
  return made;
}

function collide({ span: left }: Edit, { span: right }: Edit): boolean {
  return left.source === right.source && left.start <= right.end && right.start <= left.end;
}

/** Puts the comment that silences a warning on the line before it; the reason is for the user to write. */
export function silencing({ code, span }: Diagnostic): Fix | undefined {
  // A mesosc.json may have made an error of a warning, which can be silenced all the same.
  if (codes.get(code.code)?.severity === "error") return undefined;
  const { source } = span;
  const start = lineStart(source, position(source, span.start).line);
  const indent = /^[ \t]*/.exec(source.text.slice(start, span.start))?.[0] ?? "";
  const lineEnd = source.text.includes("\r\n") ? "\r\n" : "\n";
  const text = `${indent}# mesosc: allow ${code.code} SAY WHY${lineEnd}`;
  return { title: `Allow ${code.code} here`, edits: [{ span: { source, start, end: start }, text }] };
}

/** What is found in a stretch of a file, each once though several programs find it. */
export function diagnosticsIn(all: readonly Diagnostic[], source: Source, { start, end }: Span): readonly Diagnostic[] {
  const here = all.filter(({ span }) => span.source.uri === source.uri && span.start <= end && start <= span.end);
  const keys = once(here.map(({ span, code }) => [span.start, span.end, code.code]));
  return keys.flatMap(
    ([from, to, name]) =>
      here.find(({ span, code }) => span.start === from && span.end === to && code.code === name) ?? [],
  );
}
