// Builds the syntax of node declarations, and says what is wrong with their names and addresses.
import type { CstNode } from "../../grammar/parser.ts";
import { isOf, Joined, Text, Word, type Token } from "../../grammar/tokens.ts";
import { cover } from "../text/source.ts";
import { commonPattern } from "./common-pattern.ts";
import { child, spanOfNode, token, tokensInOrder } from "./cst.ts";
import { checkHead, lowerBody, strayToken } from "./head.ts";
import { withoutCommas } from "./lower-block.ts";
import { lowerString } from "./lower-value.ts";
import { lowerWord, replace, report, type Lowering } from "./lowering.ts";
import { excerpt } from "./problem.ts";
import { spanOf } from "./spans.ts";
import type { NodeSyntax, StringSyntax, WordSyntax } from "./syntax.ts";

/** One declaration; where one has several names by mistake, one for each, so that the names are known. */
export function lowerNode(lowering: Lowering, node: CstNode): readonly NodeSyntax[] {
  const found = tokensInOrder(node, "Name", "Comma");
  const [name, ...others] = found.length < 2 ? found : withoutCommas(lowering, found, "a name");
  const at = child(node, "addresses");
  const addressTokens = tokensInOrder(at, "Name", "Text", "Comma");
  const stray = strayToken(node);
  const lacksAt = at === undefined && (isOf(stray, Word) || isOf(stray, Text));
  checkHead(lowering, node, [
    [token(node, "Node"), "a name", name],
    [name, "`at`", lacksAt ? undefined : node],
    [token(at, "At"), "an address", addressTokens.length === 0 ? undefined : addressTokens],
  ]);
  const addresses = withoutCommas(lowering, addressTokens, "an address").map((address) =>
    lowerAddress(lowering, address),
  );
  const block = lowerBody(lowering, node);
  const span = spanOfNode(lowering.source, node);
  const pattern = name && lowerWord(lowering, name);
  if (pattern === undefined || others.length === 0) return [{ kind: "node", pattern, addresses, block, span }];

  const patterns = [pattern, ...others.map((other) => lowerWord(lowering, other))];
  reportSeveral(lowering, patterns);
  // Which address is whose cannot be told.
  return patterns.map((each, index) => ({
    kind: "node",
    pattern: each,
    addresses: addresses.slice(0, 1).map((address) => ({ ...address, faulty: true })),
    block,
    span: index === 0 ? span : each.span,
  }));
}

function lowerAddress(lowering: Lowering, address: Token): WordSyntax | StringSyntax {
  if (isOf(address, Text)) return lowerString(lowering, address);
  const span = spanOf(lowering.source, address);
  if (!isOf(address, Joined)) return lowerWord(lowering, address);
  const [, host, port] = /^([^:]*)(:[0-9]*)$/.exec(address.image) ?? [];
  if (host === undefined || port === undefined) {
    const problem = { kind: "unquoted", text: excerpt(address.image), count: 1 } as const;
    report(lowering, span, problem, replace(span, `"${address.image}"`));
    return lowerWord(lowering, address);
  }
  const portSpan = { source: span.source, start: span.start + host.length, end: span.end };
  const edits = [{ span: portSpan, text: "" }];
  const problem = { kind: "address-port", address: excerpt(address.image), port: excerpt(port) } as const;
  report(lowering, portSpan, problem, { title: "Remove the port", edits });
  return { kind: "word", text: host, span: { source: span.source, start: span.start, end: portSpan.start } };
}

function reportSeveral(lowering: Lowering, patterns: readonly WordSyntax[]): void {
  const [first, last] = [patterns[0], patterns.at(-1)];
  if (first === undefined || last === undefined) return;
  const instead = commonPattern(patterns.map(({ text }) => text));
  const span = cover(first.span, last.span);
  const problem = { kind: "several-names", count: patterns.length, instead } as const;
  report(lowering, span, problem, instead === undefined ? undefined : replace(span, instead));
}
