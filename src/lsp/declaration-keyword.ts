// The word that a declaration begins with.
import type { DeclarationSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";

export function keywordAt(declaration: DeclarationSyntax): Span | undefined {
  const { source, start, end } = declaration.span;
  if (declaration.kind === "unknown-declaration") return declaration.keyword.span;
  const last = start + declaration.kind.length;
  return last <= end && source.text.startsWith(declaration.kind, start) ? { source, start, end: last } : undefined;
}
