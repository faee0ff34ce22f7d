// Which declaration each name in the program leads to, for the editor.
import type { InterpolationSyntax, LetReferenceSyntax } from "../syntax/syntax.ts";
import { partOf, spanText, type Span } from "../text/source.ts";

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
  const start = spanText(use.span).indexOf(name);
  return partOf(use.span, start, start + name.length);
}

/** A name's span without the quotes that it may stand in. */
export function withoutQuotes(span: Span): Span {
  const { length } = spanText(span);
  return spanText(span).startsWith('"') ? partOf(span, 1, Math.max(1, length - 1)) : span;
}
