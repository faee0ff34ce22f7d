// Lays a file out in the one canonical style, comments and all.
import type { Diagnostic, Edit } from "../diagnostics/code.ts";
import type { Source } from "../text/source.ts";
import { align } from "./format/align.ts";
import { arrange } from "./format/arrange.ts";
import { print, type Replacement } from "./format/print.ts";
import { parse } from "./parse.ts";

/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Why a file is left as it is: what is wrong with its form. */
export interface Unformatted {
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of a file in canonical form, which has the same syntax and the same comments. Never throws. */
export function format(source: Source): { readonly text: string } | Unformatted {
  const formatted = replacements(source);
  return "diagnostics" in formatted ? formatted : { text: formatted.parts.map(({ text }) => text).join("") };
}

/**
 * The edits that bring a part of a file into canonical form, none where it is: those of `format` that touch the range, each of
 * a stretch of white space or of a text of several lines. They do not overlap.
 */
export function formatRange(source: Source, range: Range): { readonly edits: readonly Edit[] } | Unformatted {
  const formatted = replacements(source);
  if ("diagnostics" in formatted) return formatted;
  const touched = new Set(
    formatted.parts.flatMap(({ start, end, token }) => (start <= range.end && end >= range.start ? [token] : [])),
  );
  const edits = formatted.parts
    .filter(({ start, end, text, token }) => touched.has(token) && source.text.slice(start, end) !== text)
    .map(({ start, end, text }): Edit => ({ span: { source, start, end }, text }));
  return { edits };
}

function replacements(source: Source): { readonly parts: readonly Replacement[] } | Unformatted {
  const { file, diagnostics } = parse(source);
  return diagnostics.length > 0 ? { diagnostics } : { parts: print(source, align(arrange(file))) };
}
