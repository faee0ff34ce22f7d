// Hides secrets in the lines that diagnostics show.
import type { Source, Span } from "../text/source.ts";

/** The source with the characters of `spans` masked; all else, every offset included, stays where it is. */
export function redact(source: Source, spans: readonly Span[]): Source {
  const own = spans.filter((span) => span.source === source);
  if (own.length === 0) return source;
  let text = source.text;
  for (const { start, end } of own) {
    text = text.slice(0, start) + text.slice(start, end).replace(/[^"\r\n]/g, "*") + text.slice(end);
  }
  return { ...source, text };
}
