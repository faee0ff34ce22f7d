// Tells which values are not the same on all nodes, so that only those are read node by node.
import type { ValueSyntax } from "../syntax/syntax.ts";

/** So many lets may lead to one another, far from the end of the stack. */
export const deepestLets = 200;

/** Makes the question of values; `definition` says what a let holds. Answers are remembered by the syntax. */
export function createDependence(
  definition: (name: string) => ValueSyntax | undefined,
): (value: ValueSyntax) => boolean {
  const depends = new Map<ValueSyntax, boolean>();

  function dependsOnNode(value: ValueSyntax, depth: number): boolean {
    const known = depends.get(value);
    if (known !== undefined) return known;
    // While it is looked into, a let that leads back to itself depends on nothing.
    depends.set(value, false);
    const found = depth < deepestLets && looksAtNode(value, depth);
    depends.set(value, found);
    return found;
  }

  function looksAtNode(value: ValueSyntax, depth: number): boolean {
    const within = (inner: ValueSyntax): boolean => dependsOnNode(inner, depth);
    switch (value.kind) {
      case "word":
        return false;
      case "string":
        return value.parts.some((part) => part.kind === "interpolation" && pathLooksAtNode(part.path, depth));
      case "let-reference":
        return pathLooksAtNode(value.name, depth);
      case "list":
        return value.items.some(within);
      case "map":
        return value.entries.some(
          ({ key, value: inner }) => (key.kind === "string" && within(key)) || (inner !== undefined && within(inner)),
        );
      case "call":
        return value.argument !== undefined && within(value.argument);
    }
  }

  function pathLooksAtNode(path: string, depth: number): boolean {
    if (path.startsWith("node.")) return true;
    const value = definition(path);
    return value !== undefined && dependsOnNode(value, depth + 1);
  }

  return (value) => dependsOnNode(value, 0);
}
