// Builds the syntax of a file from the parser's tree: the declarations, and what is wrong with their heads.
import type { CstNode } from "../../grammar/parser.ts";
import { endOf, isOf, Word, type Token } from "../../grammar/tokens.ts";
import { alternative, child, children, spanOfElement, spanOfNode, token } from "./cst.ts";
import { checkHead, lowerBody, strayToken, strayWords } from "./head.ts";
import { lowerOn, lowerSelector } from "./lower-block.ts";
import { lowerNode } from "./lower-node.ts";
import { lowerString, lowerValue, lowerValues, reportStray } from "./lower-value.ts";
import { lowerWord, replace, report, reportMisplaced, type Lowering } from "./lowering.ts";
import { excerpt } from "./problem.ts";
import { spanOf } from "./spans.ts";
import { cover, spanText } from "../text/source.ts";
import type { DeclarationSyntax, ValueSyntax, WordSyntax } from "./syntax.ts";

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
      for (const declaration of [lower(lowering, element) ?? []].flat()) declarations.push(declaration);
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

type Lower = (lowering: Lowering, node: CstNode) => DeclarationSyntax | readonly DeclarationSyntax[] | undefined;

/** By the names of the productions. */
const lowerers: Readonly<Record<string, Lower>> = {
  include(lowering, node) {
    const text = token(node, "Text");
    const stray = strayToken(node);
    if (text === undefined && isOf(stray, Word) && stray !== undefined) {
      const span = spanOf(lowering.source, stray);
      const problem = { kind: "unquoted", text: excerpt(stray.image), count: 1 } as const;
      report(lowering, span, problem, replace(span, `"${stray.image}"`));
    } else checkHead(lowering, node, [[token(node, "Include"), "a path in quotes", text]]);
    const path = text && lowerString(lowering, text);
    return { kind: "include", path, span: spanOfNode(lowering.source, node) };
  },

  let(lowering, node) {
    const name = token(node, "Name");
    const equals = token(node, "Equals");
    const valueNode = child(node, "values");
    checkHead(lowering, node, [
      [token(node, "Let"), "a name", name],
      [name, "`=`", equals],
      [equals, "a value", valueNode],
    ]);
    const value = valueNode && lowerValues(lowering, valueNode, name && spanOf(lowering.source, name));
    return { kind: "let", name: name && lowerWord(lowering, name), value, span: spanOfNode(lowering.source, node) };
  },

  cluster(lowering, node) {
    const name = token(node, "Name");
    const words = strayWords(node);
    if (name !== undefined && words.length > 0) reportWords(lowering, name, words);
    else checkHead(lowering, node, [[token(node, "Cluster"), "a name", name]]);
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

  node: lowerNode,

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
      // A framework that is to have a name of its own has not its kind's.
      name: name !== undefined ? lowerWord(lowering, name) : as && missingName(lowering, as),
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

/** Stands for a name that is due behind a token and was not written. */
function missingName(lowering: Lowering, before: Token): WordSyntax {
  return { kind: "word", text: "", span: spanOf(lowering.source, before), faulty: true };
}

/** A cluster's name of several words. */
function reportWords(lowering: Lowering, name: Token, words: readonly Token[]): void {
  const spans = words.map((word) => spanOf(lowering.source, word));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return;
  const instead = [name, ...words].map(({ image }) => image).join("-");
  const problem = { kind: "name-of-words", text: excerpt(spanText(cover(first, last))), instead } as const;
  report(lowering, cover(first, last), problem, replace(cover(spanOf(lowering.source, name), last), instead));
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
