// Reads the heads of declarations: what is missing there, and what is too much.
import type { CstNode } from "../../grammar/parser.ts";
import { isOf, Word, type Token } from "../../grammar/tokens.ts";
import { alternative, child, children, spanOfNode } from "./cst.ts";
import { lowerBlock } from "./lower-block.ts";
import { reportMisplaced, reportMissing, type Lowering } from "./lowering.ts";
import { spanOf } from "./spans.ts";
import type { BlockSyntax } from "./syntax.ts";

/** What must follow a token: the token (nothing is due where it is missing itself), what is due, what was found. */
type Due = readonly [after: Token | undefined, what: string, found: unknown];

/** Says the first thing that is missing in a declaration's head, or else the first that is too much. */
export function checkHead(lowering: Lowering, node: CstNode, dues: readonly Due[]): void {
  const missing = dues.find(([after, , found]) => after !== undefined && found === undefined);
  if (missing?.[0] !== undefined) {
    reportMissing(lowering, missing[1], spanOf(lowering.source, missing[0]));
    return;
  }
  const [stray] = straysOf(node);
  if (stray !== undefined) reportMisplaced(lowering, spanOfNode(lowering.source, stray), "header");
}

/** The block of a declaration. */
export function lowerBody(lowering: Lowering, node: CstNode): BlockSyntax | undefined {
  return lowerBlock(lowering, child(child(node, "body"), "block"));
}

function straysOf(node: CstNode): readonly CstNode[] {
  return children(child(node, "strays") ?? child(child(node, "body"), "strays"), "stray");
}

/** The first thing that stands in a head by mistake, where it is one token. */
export function strayToken(node: CstNode): Token | undefined {
  const [stray] = straysOf(node);
  const element = stray === undefined ? undefined : alternative(stray)?.element;
  return element !== undefined && "image" in element ? element : undefined;
}

/** What stands in a head by mistake, where it is words and nothing else. */
export function strayWords(node: CstNode): readonly Token[] {
  const strays = straysOf(node);
  const words = strays.flatMap((stray) => {
    const element = alternative(stray)?.element;
    return element !== undefined && "image" in element && isOf(element, Word) ? [element] : [];
  });
  return words.length === strays.length ? words : [];
}
