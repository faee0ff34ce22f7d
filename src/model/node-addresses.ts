// Deals out the addresses of a node declaration to its nodes, one to one and in order.
import { partSpan, plainText, showDatum, type Datum } from "../catalog/datum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { NodeSyntax } from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import { classifyAddress, type AddressFault } from "./addresses.ts";
import type { Address } from "./cluster.ts";
import addressCount from "./codes/address-count.ts";
import patternMalformed from "./codes/pattern-malformed.ts";
import { expandPattern } from "./patterns.ts";
import { faulty, type NodeView, type Resolver } from "./resolve.ts";

/** The address of the declaration's node of that index; `faulty` where it has one that was reported. */
export type DealAddress = (index: number, node: NodeView) => Address | typeof faulty | undefined;

interface AddressText {
  readonly text: string;
  readonly span: Span;
}

const hints: Partial<Readonly<Record<AddressFault, string>>> = {
  port: "leave the port out: the programs' own options say the ports",
  "prefix-length": "leave the prefix length out: a node has one address",
  ipv4: "an IPv4 address is four numbers from 0 to 255, without leading zeros",
};

/** How the addresses of `syntax` go to its `count` nodes. */
export function dealAddresses(syntax: NodeSyntax, count: number, resolver: Resolver, report: Report): DealAddress {
  const [only] = syntax.addresses;
  if (only === undefined) return () => undefined;
  if (syntax.addresses.length === 1 && resolver.dependsOnNode(only)) {
    return (_index, node) => {
      const texts = expand(resolver.datum(only, node), report);
      const [first] = texts ?? [];
      if (texts === undefined || first === undefined) return faulty;
      return texts.length === 1 ? readAddress(first, report) : miscounted(syntax, 1, texts.length, report);
    };
  }
  const texts: AddressText[] = [];
  for (const address of syntax.addresses) {
    const expanded = expand(resolver.datum(address, undefined), report);
    if (expanded === undefined) return () => faulty;
    for (const text of expanded) texts.push(text);
  }
  if (texts.length !== count) {
    miscounted(syntax, count, texts.length, report);
    return () => faulty;
  }
  return (index) => {
    const text = texts[index];
    return text === undefined ? faulty : readAddress(text, report);
  };
}

function miscounted(syntax: NodeSyntax, nodes: number, addresses: number, report: Report): typeof faulty {
  const [first] = syntax.addresses;
  const last = syntax.addresses.at(-1);
  const span =
    first === undefined || last === undefined ? syntax.span : partOf(first.span, 0, last.span.end - first.span.start);
  report(diagnose(addressCount, span, { pattern: syntax.pattern?.text ?? "", nodes, addresses }));
  return faulty;
}

function expand(datum: Datum | undefined, report: Report): readonly AddressText[] | undefined {
  if (datum === undefined) return undefined;
  const text = plainText(datum);
  if (text === undefined) {
    report(diagnose(wrongType, datum.span, { key: "at", expected: "addresses", found: showDatum(datum) }));
    return undefined;
  }
  const expansion = expandPattern(text);
  if ("names" in expansion) return expansion.names.map((name) => ({ text: name, span: datum.span }));
  const { fault, start, end } = expansion.problem;
  report(diagnose(patternMalformed, partSpan(datum, start, end), { pattern: text, fault }));
  return undefined;
}

function readAddress({ text, span }: AddressText, report: Report): Address | typeof faulty {
  const reading = classifyAddress(text);
  if ("kind" in reading) return { text, kind: reading.kind, span };
  const hint = hints[reading.fault];
  const found = text === "" ? "an empty text" : `\`${text}\``;
  const data = { key: "at", expected: "an IP address or a name", found, ...(hint === undefined ? {} : { hint }) };
  report(diagnose(wrongType, span, data));
  return faulty;
}
