// Carries out the edits of a fix.
import type { Source } from "../text/source.ts";
import type { Edit, Fix } from "./code.ts";

/** The new text of every source that `fix` changes. Edits of one fix must not overlap; at one place they apply in order. */
export function applyFix(fix: Fix): Map<Source, string> {
  const sources = new Set(fix.edits.map((edit) => edit.span.source));
  const of = (source: Source) => fix.edits.filter((edit) => edit.span.source === source);
  return new Map([...sources].map((source) => [source, applyEdits(source, of(source))]));
}

function applyEdits(source: Source, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { span, text } of [...edits].sort((left, right) => left.span.start - right.span.start)) {
    if (span.start < done) throw new Error(`edits of one fix overlap at offset ${span.start} of ${source.uri}`);
    result += source.text.slice(done, span.start) + text;
    done = span.end;
  }
  return result + source.text.slice(done);
}
