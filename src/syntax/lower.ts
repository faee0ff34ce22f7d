// Builds the syntax of a file from the parser's tree: the declarations, and what is wrong with their heads.
import type { CstNode } from "../../grammar/parser.ts";
import { endOf, isOf, Text, Word, type Token } from "../../grammar/tokens.ts";
import { alternative, child, children, spanOfElement, spanOfNode, token, tokensInOrder } from "./cst.ts";
import { lowerBlock, lowerOn, lowerSelector, withoutCommas } from "./lower-block.ts";
import { lowerString, lowerValue, reportStray } from "./lower-value.ts";
import { lowerWord, report, reportMisplaced, reportMissing, type Lowering } from "./lowering.ts";
import { excerpt } from "./problem.ts";
import { spanOf } from "./spans.ts";
import type { BlockSyntax, DeclarationSyntax, ValueSyntax } from "./syntax.ts";

/** The declarations of a file's tree; what belongs to none is reported and left out. */
export function lowerFile(lowering: Lowering, file: CstNode | undefined): readonly DeclarationSyntax[] {
  const declarations: DeclarationSyntax[] = [];
  let afterStray = false;
  for (const node of children(file, "declaration")) {
    const found = alternative(node);
    if (found === undefined || !("children" in found.element)) continue;
    const { name, element } = found;
    const lower = lowerers[name];
    if (lower !== undefined) {
      const declaration = lower(lowering, element);
      if (declaration !== undefined) declarations.push(declaration);
    } else if (!afterStray) reportLoose(lowering, name, element);
    afterStray = name === "stray";
  }
  return declarations;
}

/** The value that stands alone in a text, for the command line. */
export function lowerLoneValue(lowering: Lowering, node: CstNode | undefined): ValueSyntax | undefined {
  const value = lowerValue(lowering, child(node, "value"));
  const [stray] = children(node, "stray");
  if (stray !== undefined) reportStray(lowering, value?.span, stray, "value");
  return value;
}

type Lower = (lowering: Lowering, node: CstNode) => DeclarationSyntax | undefined;

/** By the names of the productions. */
const lowerers: Readonly<Record<string, Lower>> = {
  include(lowering, node) {
    const text = token(node, "Text");
    const stray = strayToken(node);
    if (text === undefined && isOf(stray, Word) && stray !== undefined) {
      report(lowering, spanOf(lowering.source, stray), { kind: "unquoted", text: excerpt(stray.image) });
    } else checkHead(lowering, node, [[token(node, "Include"), "a path in quotes", text]]);
    const path = text && lowerString(lowering, text);
    return { kind: "include", path, span: spanOfNode(lowering.source, node) };
  },

  let(lowering, node) {
    const name = token(node, "Name");
    const equals = token(node, "Equals");
    const valueNode = child(node, "value");
    checkHead(lowering, node, [
      [token(node, "Let"), "a name", name],
      [name, "`=`", equals],
      [equals, "a value", valueNode],
    ]);
    const value = lowerValue(lowering, valueNode);
    return { kind: "let", name: name && lowerWord(lowering, name), value, span: spanOfNode(lowering.source, node) };
  },

  cluster(lowering, node) {
    const name = token(node, "Name");
    checkHead(lowering, node, [[token(node, "Cluster"), "a name", name]]);
    return {
      kind: "cluster",
      name: name && lowerWord(lowering, name),
      block: lowerBody(lowering, node),
      span: spanOfNode(lowering.source, node),
    };
  },

  group(lowering, node) {
    const name = token(node, "Name");
    const equals = token(node, "Equals");
    const selector = lowerSelector(lowering, child(node, "selector"));
    checkHead(lowering, node, [
      [token(node, "Group"), "a name", name],
      [name, "`=`", equals],
      [equals, "a node or a group", selector],
    ]);
    return {
      kind: "group",
      name: name && lowerWord(lowering, name),
      selector,
      span: spanOfNode(lowering.source, node),
    };
  },

  node(lowering, node) {
    const name = token(node, "Name");
    const at = child(node, "addresses");
    const found = tokensInOrder(at, "Name", "Text", "Comma");
    const stray = strayToken(node);
    const lacksAt = at === undefined && (isOf(stray, Word) || isOf(stray, Text));
    checkHead(lowering, node, [
      [token(node, "Node"), "a name", name],
      [name, "`at`", lacksAt ? undefined : node],
      [token(at, "At"), "an address", found.length === 0 ? undefined : found],
    ]);
    const addresses = withoutCommas(lowering, found, "an address").map((address) =>
      isOf(address, Text) ? lowerString(lowering, address) : lowerWord(lowering, address),
    );
    return {
      kind: "node",
      pattern: name && lowerWord(lowering, name),
      addresses,
      block: lowerBody(lowering, node),
      span: spanOfNode(lowering.source, node),
    };
  },

  ensemble(lowering, node) {
    const name = token(node, "Name");
    const on = child(node, "on");
    const selector = lowerOn(lowering, on);
    const lacksOn = on === undefined && isOf(strayToken(node), Word);
    checkHead(lowering, node, [
      [token(node, "Ensemble"), "a name", name],
      [name, "`on`", lacksOn ? undefined : node],
    ]);
    return {
      kind: "ensemble",
      name: name && lowerWord(lowering, name),
      selector,
      block: lowerBody(lowering, node),
      span: spanOfNode(lowering.source, node),
    };
  },

  masters(lowering, node) {
    const on = child(node, "on");
    const selector = lowerOn(lowering, on);
    checkHead(lowering, node, [[token(node, "Masters"), "`on`", on]]);
    return { kind: "masters", selector, block: lowerBody(lowering, node), span: spanOfNode(lowering.source, node) };
  },

  agents(lowering, node) {
    const name = token(node, "Name");
    const on = child(node, "on");
    const selector = lowerOn(lowering, on);
    checkHead(lowering, node, [[name ?? token(node, "Agents"), "`on`", on]]);
    return {
      kind: "agents",
      name: name && lowerWord(lowering, name),
      selector,
      block: lowerBody(lowering, node),
      span: spanOfNode(lowering.source, node),
    };
  },

  framework(lowering, node) {
    const target = token(node, "Name");
    const as = token(node, "As");
    const name = token(node, "alias");
    const on = child(node, "on");
    const selector = lowerOn(lowering, on);
    checkHead(lowering, node, [
      [token(node, "Framework"), "the name of a framework", target],
      [as, "a name", name],
      [name ?? target, "`on`", on],
    ]);
    return {
      kind: "framework",
      target: target && lowerWord(lowering, target),
      name: name && lowerWord(lowering, name),
      selector,
      block: lowerBody(lowering, node),
      span: spanOfNode(lowering.source, node),
    };
  },

  unknown(lowering, node) {
    const word = token(node, "Word");
    if (word === undefined) return undefined;
    return { kind: "unknown-declaration", keyword: lowerWord(lowering, word), span: spanOfNode(lowering.source, node) };
  },
};

/** What must follow a token: the token (nothing is due where it is missing itself), what is due, what was found. */
type Due = readonly [after: Token | undefined, what: string, found: unknown];

/** Says the first thing that is missing in a declaration's head, or else the first that is too much. */
function checkHead(lowering: Lowering, node: CstNode, dues: readonly Due[]): void {
  const missing = dues.find(([after, , found]) => after !== undefined && found === undefined);
  if (missing?.[0] !== undefined) {
    reportMissing(lowering, missing[1], spanOf(lowering.source, missing[0]));
    return;
  }
  const [stray] = straysOf(node);
  if (stray !== undefined) reportMisplaced(lowering, spanOfNode(lowering.source, stray), "header");
}

function lowerBody(lowering: Lowering, node: CstNode): BlockSyntax | undefined {
  return lowerBlock(lowering, child(child(node, "body"), "block"));
}

function straysOf(node: CstNode): readonly CstNode[] {
  return children(child(node, "strays") ?? child(child(node, "body"), "strays"), "stray");
}

function strayToken(node: CstNode): Token | undefined {
  const [stray] = straysOf(node);
  const element = stray === undefined ? undefined : alternative(stray)?.element;
  return element !== undefined && "image" in element ? element : undefined;
}

function reportLoose(lowering: Lowering, name: string, node: CstNode): void {
  if (name === "setting") {
    const key = token(node, "Word");
    if (key !== undefined)
      report(lowering, spanOf(lowering.source, key), { kind: "loose-setting", key: excerpt(key.image) });
    return;
  }
  const block = child(node, "block");
  const brace = token(block, "LeftBrace");
  if (brace !== undefined) {
    report(lowering, { source: lowering.source, start: brace.startOffset, end: endOf(brace) }, { kind: "loose-block" });
    return;
  }
  const found = alternative(node);
  if (found !== undefined) reportMisplaced(lowering, spanOfElement(lowering.source, found.element), "file");
}
