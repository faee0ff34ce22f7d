// Hovers over names: nodes, groups, ensembles, lets and `${…}`, where they are declared and where they are used.
import type { Cluster, Node } from "../../model/cluster.ts";
import { compileGlob, isGlob } from "../../model/glob.ts";
import { expandPattern } from "../../model/patterns.ts";
import { roleTitle } from "../../model/role-title.ts";
import type { DeclarationSyntax, LetSyntax, SelectorSyntax, Syntax, WordSyntax } from "../../syntax/syntax.ts";
import { spanText, type Span } from "../../text/source.ts";
import type { Analysis } from "../../workspace.ts";
import { roleOf, type BlockPlace } from "../block-place.ts";
import { clusterCard, inlineCode, nodesCard, roleCard } from "../cluster-cards.ts";
import type { HoverText } from "../hover-text.ts";
import { declaredNodes, findDeclared, referencesAt, selectedNodes } from "../names.ts";
import type { Place } from "../session.ts";

/** A name: where it is declared or where it is used. */
export function hoverName(place: Place, leaf: Syntax, path: readonly Syntax[], at: BlockPlace): HoverText | undefined {
  const { declaration } = at;
  const { analysis, offset } = place;
  const { cluster } = analysis;
  if (leaf.kind === "word" && path.at(-2)?.kind === "selector") return hoverTerm(place, leaf);
  if (declaration.kind === "node" && leaf === declaration.pattern && cluster !== undefined) {
    return { text: nodesCard(leaf.text, declaredNodes(cluster, leaf.span), cluster), span: leaf.span };
  }
  if (declaration.kind === "node" && declaration.addresses.some((address) => address === leaf)) {
    return hoverPattern(spanText(leaf.span).replace(/^"|"$/g, ""), leaf.span, "addresses");
  }
  if (declaration.kind === "let" && leaf === declaration.name) {
    return { text: letCard(analysis, declaration), span: leaf.span };
  }
  if (declaration.kind === "group" && leaf === declaration.name && declaration.selector !== undefined) {
    return hoverNodes(place, spanText(declaration.selector.span), declaration.selector, leaf.span);
  }
  if (declaration.kind === "cluster" && leaf === declaration.name && cluster !== undefined) {
    return { text: clusterCard(cluster), span: leaf.span };
  }
  const role = roleOf(analysis, declaration);
  const named = declaration.kind === "framework" ? [declaration.name, declaration.target] : [nameOf(declaration)];
  if (role !== undefined && cluster !== undefined && leaf.kind === "word" && named.includes(leaf)) {
    return { text: roleCard(role), span: leaf.span };
  }
  const [reference] = referencesAt(analysis, place.source, offset);
  if (reference !== undefined) {
    const declared = findDeclared(analysis, reference.target);
    if (declared?.kind === "let") return { text: letCard(analysis, declared), span: reference.span };
    if (declared?.kind === "group" && declared.selector !== undefined) {
      return hoverNodes(place, spanText(declared.selector.span), declared.selector, reference.span);
    }
    if (declared?.kind === "ensemble" && cluster !== undefined) {
      const ensemble = roleOf(analysis, declared);
      if (ensemble !== undefined) return { text: roleCard(ensemble), span: reference.span };
    }
    if (reference.kind === "node" && cluster !== undefined) {
      const named = nodesNamed(spanText(reference.span), cluster);
      if (named.length > 0) return { text: nodesCard(spanText(reference.span), named, cluster), span: reference.span };
    }
  }
  return leaf.kind === "interpolation" ? hoverInterpolation(place, leaf.path, leaf.span, at) : undefined;
}

function nameOf(declaration: DeclarationSyntax): WordSyntax | undefined {
  return "name" in declaration ? declaration.name : undefined;
}

/** The nodes that a pattern or glob names. */
function nodesNamed(text: string, { nodes }: Cluster): readonly Node[] {
  const expansion = expandPattern(text);
  if ("problem" in expansion) return [];
  const names = new Set(expansion.names);
  const globs = isGlob(text) ? expansion.names.map(compileGlob) : [];
  return nodes.filter(({ name }) => names.has(name) || globs.some((glob) => glob(name)));
}

/** A let as it is written, and what is in force where that is said from outside. */
function letCard({ definitions }: Analysis, { name, span }: LetSyntax): string {
  const written = `\`\`\`mesos\n${spanText(span)}\n\`\`\``;
  const given = name === undefined ? undefined : definitions.get(name.text);
  if (given === undefined) return written;
  const text = inlineCode(spanText(given.span));
  return `${written}\n\nin force: ${text}, which the editor's setting \`mesosc.definitions\` says`;
}

function hoverInterpolation(place: Place, path: string, span: Span, at: BlockPlace): HoverText | undefined {
  const { cluster } = place.analysis;
  if (cluster === undefined) return undefined;
  if (path === "cluster.name") return { text: `the cluster's name: \`${cluster.name}\``, span };
  const key = path.replace(/^node\./, "");
  if (key === path) return undefined;
  const { title, nodes } = nodesOf(place, at, cluster);
  const values = nodes.slice(0, mostNamed).flatMap((node) => {
    const value = nodeValue(node, key);
    return value === undefined ? [] : [`- ${node.name}: ${inlineCode(value)}`];
  });
  const rest = nodes.length - mostNamed;
  const lines = [...values, ...(rest > 0 ? [`- … and ${rest} more nodes`] : [])];
  return { text: [`**\`\${${path}}\`** on ${title}`, lines.join("\n")].join("\n\n"), span };
}

/** The nodes that the block at a place speaks of. */
function nodesOf(
  { analysis }: Place,
  { declaration, narrowing }: BlockPlace,
  cluster: Cluster,
): { readonly title: string; readonly nodes: readonly Node[] } {
  const selected = narrowing?.selector === undefined ? [] : selectedNodes(analysis, narrowing.selector);
  if (narrowing?.selector !== undefined && selected.length > 0) {
    return { title: `the nodes of ${spanText(narrowing.selector.span)}`, nodes: selected };
  }
  const role = roleOf(analysis, declaration);
  if (role !== undefined)
    return { title: `the nodes of ${roleTitle(role)}`, nodes: role.members.map(({ node }) => node) };
  if (declaration.kind === "node" && declaration.pattern !== undefined) {
    const { text, span } = declaration.pattern;
    return { title: `the nodes of ${text}`, nodes: declaredNodes(cluster, span) };
  }
  return { title: "each node", nodes: cluster.nodes };
}

const mostNamed = 10;

function nodeValue(node: Node, key: string): string | undefined {
  if (key === "name") return node.name;
  if (key === "address") return node.address?.text;
  if (key === "os") return node.platform.name;
  return node.settings.get(key)?.text;
}

function hoverTerm(place: Place, term: WordSyntax): HoverText | undefined {
  return hoverNodes(place, term.text, term, term.span) ?? hoverPattern(term.text, term.span, "names");
}

/** The nodes that a selector or a term of one selects. */
function hoverNodes(
  place: Place,
  title: string,
  selector: SelectorSyntax | WordSyntax,
  span: Span,
): HoverText | undefined {
  const { cluster } = place.analysis;
  if (cluster === undefined) return undefined;
  const nodes = selectedNodes(place.analysis, selector);
  return nodes.length === 0 ? undefined : { text: nodesCard(title, nodes, cluster), span };
}

function hoverPattern(pattern: string, span: Span, nouns: "names" | "addresses"): HoverText | undefined {
  const expansion = expandPattern(pattern);
  if ("problem" in expansion || expansion.names.length < 2) return undefined;
  const { names } = expansion;
  const shown = names.length > mostNamed ? [...names.slice(0, mostNamed - 1), "…", names.at(-1)] : names;
  return { text: `**\`${pattern}\`** · ${names.length} ${nouns}\n\n${shown.join(", ")}`, span };
}
