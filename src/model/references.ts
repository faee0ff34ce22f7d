// Which declaration each name in the program leads to, for the editor.
import type { InterpolationSyntax, LetReferenceSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";

/** `setting` is a node's own, for `${node.rack}`. */
export type ReferenceKind = "node" | "group" | "let" | "ensemble" | "cluster" | "setting";

export interface Reference {
  readonly kind: ReferenceKind;
  /** Where the name is used: the name alone, of `${x}` or `$x` the `x`. */
  readonly span: Span;
  /** The name in its declaration. */
  readonly target: Span;
}

/** The name in `$name` or `${name}`. */
export function nameIn(use: LetReferenceSyntax | InterpolationSyntax): Span {
  const name = use.kind === "interpolation" ? use.path : use.name;
  const start = use.span.source.text.indexOf(name, use.span.start);
  return { source: use.span.source, start, end: start + name.length };
}

/** A name's span without the quotes that it may stand in. */
export function withoutQuotes(span: Span): Span {
  const { source, start, end } = span;
  return source.text[start] === '"' ? { source, start: start + 1, end: Math.max(start + 1, end - 1) } : span;
}
