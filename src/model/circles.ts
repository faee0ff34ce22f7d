// Which lets and groups lead to one of them, so that naming them in it would close a circle.
import { visit } from "../syntax/walk.ts";
import type { DeclarationSyntax, GroupSyntax, LetSyntax } from "../syntax/syntax.ts";
import { expandPattern } from "./patterns.ts";

/** The names of those of its kind that lead to a declaration, its own among them. */
export function leadingTo(
  declaration: LetSyntax | GroupSyntax,
  declarations: readonly DeclarationSyntax[],
): ReadonlySet<string> {
  const leading = new Set(declaration.name === undefined ? [] : [declaration.name.text]);
  const others = declarations.flatMap((other) =>
    other.kind === declaration.kind && other !== declaration && other.name !== undefined
      ? [{ name: other.name.text, named: namedIn(other) }]
      : [],
  );
  for (let count = -1; count < leading.size;) {
    count = leading.size;
    for (const { name, named } of others) if (named.some((each) => leading.has(each))) leading.add(name);
  }
  return leading;
}

function namedIn(declaration: DeclarationSyntax): readonly string[] {
  const named: string[] = [];
  visit(declaration, (syntax, ancestors) => {
    if (syntax.kind === "let-reference") named.push(syntax.name);
    else if (syntax.kind === "interpolation") named.push(syntax.path);
    else if (syntax.kind === "word" && ancestors.at(-1)?.kind === "selector") {
      const expansion = expandPattern(syntax.text);
      if ("names" in expansion) named.push(...expansion.names);
    }
  });
  return named;
}
