// Reads chevrotain's tree: after recovery every child may be missing, so that all access goes through these.
import type { CstElement, CstNode } from "../../grammar/parser.ts";
import { endOf, type Token } from "../../grammar/tokens.ts";
import type { Source, Span } from "../text/source.ts";

/** The first child that a production made. */
export function child(node: CstNode | undefined, production: string): CstNode | undefined {
  return children(node, production)[0];
}

/** All children that a production made, in the text's order. */
export function children(node: CstNode | undefined, production: string): readonly CstNode[] {
  return (node?.children[production] ?? []).filter((element) => "children" in element);
}

/** The first token consumed under a name. */
export function token(node: CstNode | undefined, name: string): Token | undefined {
  return tokens(node, name)[0];
}

function tokens(node: CstNode | undefined, name: string): readonly Token[] {
  return (node?.children[name] ?? []).filter((element) => "image" in element);
}

/** The tokens consumed under any of several names, in the text's order. */
export function tokensInOrder(node: CstNode | undefined, ...names: readonly string[]): readonly Token[] {
  return names.flatMap((name) => tokens(node, name)).sort((a, b) => a.startOffset - b.startOffset);
}

/** The one thing that a production with alternatives found, with the name it has there. */
export function alternative(node: CstNode): { readonly name: string; readonly element: CstElement } | undefined {
  for (const name in node.children) {
    const element = node.children[name]?.[0];
    if (element !== undefined) return { name, element };
  }
  return undefined;
}

/** From the first token of a production to its last; an empty span at the text's start for one without tokens. */
export function spanOfNode(source: Source, node: CstNode): Span {
  const { startOffset = 0, endOffset = -1 } = node.location ?? {};
  if (Number.isNaN(startOffset)) return { source, start: 0, end: 0 };
  return { source, start: startOffset, end: Math.max(startOffset, endOffset + 1) };
}

/** The span of a token, or of all that a production found. */
export function spanOfElement(source: Source, element: CstElement): Span {
  if ("children" in element) return spanOfNode(source, element);
  return { source, start: element.startOffset, end: endOf(element) };
}
