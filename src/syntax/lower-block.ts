// Builds the syntax of blocks and selectors from the parser's tree, and says what is wrong with their form.
import type { CstNode } from "../../grammar/parser.ts";
import { Comma, isOf, Joined, QuotedName, type Token } from "../../grammar/tokens.ts";
import { alternative, child, children, spanOfElement, spanOfNode, token, tokensInOrder } from "./cst.ts";
import { lowerAssigned, reportStray } from "./lower-value.ts";
import { lowerWord, reportMisplaced, reportMissing, type Lowering } from "./lowering.ts";
import { spanOf } from "./spans.ts";
import type {
  BlockItemSyntax,
  BlockSyntax,
  NarrowingSyntax,
  SectionSyntax,
  SelectorSyntax,
  SettingSyntax,
} from "./syntax.ts";
import type { Span } from "../text/source.ts";

/** The block that a production found; what belongs to none of its items is reported and left out. */
export function lowerBlock(lowering: Lowering, node: CstNode | undefined): BlockSyntax | undefined {
  if (node === undefined) return undefined;
  const items: BlockItemSyntax[] = [];
  let before: Span | undefined;
  let afterStray = false;
  for (const itemNode of children(node, "item")) {
    const found = alternative(itemNode);
    if (found === undefined) continue;
    const { name, element } = found;
    if (name === "stray") {
      // A run of strays is one mistake.
      if (!afterStray) reportStray(lowering, before, element, "block");
      afterStray = true;
    } else if ("children" in element) {
      const item = lowerItem(lowering, name, element);
      if (item !== undefined) items.push(item);
      afterStray = false;
    }
    before = spanOfElement(lowering.source, element);
  }
  return { kind: "block", items, span: spanOfNode(lowering.source, node) };
}

function lowerItem(lowering: Lowering, name: string, node: CstNode): BlockItemSyntax | undefined {
  if (name === "narrowing") return lowerNarrowing(lowering, node);
  return name === "section" ? lowerSection(lowering, node) : lowerSetting(lowering, node);
}

function lowerSetting(lowering: Lowering, node: CstNode): SettingSyntax | undefined {
  const word = token(node, "Word");
  if (word === undefined) return undefined;
  const key = lowerWord(lowering, word);
  const assigned = lowerAssigned(lowering, node, key.span, "=");
  const value = key.faulty === true ? undefined : assigned;
  return { kind: "setting", key, value, span: spanOfNode(lowering.source, node) };
}

function lowerSection(lowering: Lowering, node: CstNode): SectionSyntax | undefined {
  const word = token(node, "Word");
  if (word === undefined) return undefined;
  const block = lowerBlock(lowering, child(node, "block"));
  return { kind: "section", key: lowerWord(lowering, word), block, span: spanOfNode(lowering.source, node) };
}

function lowerNarrowing(lowering: Lowering, node: CstNode): NarrowingSyntax {
  const on = child(node, "on");
  const selector = lowerOn(lowering, on);
  const block = lowerBlock(lowering, child(node, "block"));
  if (block === undefined && selector !== undefined) reportMissing(lowering, "a block", selector.span);
  return { kind: "narrowing", selector, block, span: spanOfNode(lowering.source, node) };
}

/** The selector behind `on`, which must have one. */
export function lowerOn(lowering: Lowering, node: CstNode | undefined): SelectorSyntax | undefined {
  const selector = lowerSelector(lowering, child(node, "selector"));
  const on = token(node, "On");
  if (on !== undefined && selector === undefined)
    reportMissing(lowering, "a node or a group", spanOf(lowering.source, on));
  return selector;
}

/** The selector that a production found; says what is missing behind commas and `except`. */
export function lowerSelector(lowering: Lowering, node: CstNode | undefined): SelectorSyntax | undefined {
  if (node === undefined) return undefined;
  const terms = lowerTerms(lowering, child(node, "terms"));
  const except = lowerTerms(lowering, child(node, "except"));
  const word = token(node, "Except");
  if (word !== undefined && except.length === 0)
    reportMissing(lowering, "a node or a group", spanOf(lowering.source, word));
  return { kind: "selector", terms, except, span: spanOfNode(lowering.source, node) };
}

function lowerTerms(lowering: Lowering, node: CstNode | undefined) {
  const found = tokensInOrder(node, "Name", "Comma");
  const names = withoutCommas(lowering, found, "a node or a group");
  for (const name of names)
    if (isOf(name, Joined)) reportMisplaced(lowering, spanOf(lowering.source, name), "selector");
  return names
    .filter((name) => !isOf(name, Joined) && !isOf(name, QuotedName))
    .map((name) => lowerWord(lowering, name));
}

/** What commas separate, none missing, none too many. `what` says what stands between them. */
export function withoutCommas(lowering: Lowering, found: readonly Token[], what: string): readonly Token[] {
  found.forEach((one, index) => {
    const isComma = one.tokenType === Comma;
    const next = found[index + 1];
    const nextIsComma = next === undefined || next.tokenType === Comma;
    if (isComma && nextIsComma) reportMissing(lowering, what, spanOf(lowering.source, one));
    if (!isComma && !nextIsComma) reportMissing(lowering, "`,`", spanOf(lowering.source, one));
  });
  return found.filter((one) => one.tokenType !== Comma);
}
