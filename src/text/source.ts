// A text that diagnostics can point into, and the half-open ranges they point with.

/** One text of the program: a `.mesos` file, standard input, or a target's manifest. */
export interface Source {
  /** How messages name the text: the path as the user gave it. */
  readonly uri: string;
  /** How outputs name it: relative to the folder of the main file, `/` between the parts, the same on every machine. */
  readonly name: string;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both; they must be of one source. */
export function cover(first: Span, last: Span): Span {
  return {
    source: first.source,
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
}

/** The text that a span covers. */
export function spanText(span: Span): string {
  return span.source.text.slice(span.start, span.end);
}
