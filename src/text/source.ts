// A text that diagnostics can point into, and the half-open ranges they point with.

/** One text of the program: a `.mesos` file, standard input, or a target's manifest. */
export interface Source {
  /** How messages name the text: the path as the user gave it. */
  readonly uri: string;
  /** How outputs name it: relative to the folder of the main file, `/` between the parts, the same on every machine. */
  readonly name: string;
  readonly text: string;
}

/**
 * A half-open range of UTF-16 offsets, `start` inclusive, `end` exclusive. In an editor the spans of a declaration move
 * (`moveSpan`) when the text before it changes: what is kept from one analysis for the next holds spans and parts of them,
 * never their numbers.
 */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** From `start` to `end`, counted from the start of `whole`; where that moves, the part moves with it. */
export function partOf(whole: Span, start: number, end: number): Span {
  return new Part(whole, start, end);
}

/** Spreading one into another object would lose it; the lint refuses that of all spans. */
class Part implements Span {
  readonly whole: Span;
  readonly from: number;
  readonly to: number;

  constructor(whole: Span, from: number, to: number) {
    this.whole = whole;
    this.from = from;
    this.to = to;
  }

  get source(): Source {
    return this.whole.source;
  }

  get start(): number {
    return this.whole.start + this.from;
  }

  get end(): number {
    return this.whole.start + this.to;
  }
}

/** Puts the span of a syntax elsewhere, for all who hold it. */
export function moveSpan(span: Span, source: Source, start: number, end: number): void {
  const moving = span as { -readonly [Field in keyof Span]: Span[Field] };
  moving.source = source;
  moving.start = start;
  moving.end = end;
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
