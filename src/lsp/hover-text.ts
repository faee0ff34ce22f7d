// What a hover says, by what stands at the place.
import { expandPattern } from "../model/patterns.ts";
import { settingOf, type Node } from "../model/cluster.ts";
import { languageSetting, sectionOptions } from "../model/language-settings.ts";
import { optionIn } from "../catalog/option.ts";
import { codes } from "../codes.generated.ts";
import { counted } from "../diagnostics/count.ts";
import { createOptionLookup } from "../model/option-lookup.ts";
import type { DeclarationSyntax, SelectorSyntax, Syntax, WordSyntax } from "../syntax/syntax.ts";
import { syntaxAt } from "../syntax/walk.ts";
import { spanText, type Span } from "../text/source.ts";
import { areaOf, blockPlaceOf, languagePlaceOf, programOf, roleOf, type BlockPlace } from "./block-place.ts";
import { clusterCard, nodesCard, roleCard, shownText } from "./cluster-cards.ts";
import { codeSummary } from "./code-card.ts";
import { keywordAt } from "./declaration-keyword.ts";
import { optionCard, settingCard } from "./option-card.ts";
import { declaredNodes, findDeclared, referencesAt, selectedNodes } from "./names.ts";
import type { Place } from "./session.ts";
import { languageValues, listedWords } from "./suggest/values.ts";
import { declarationCards, sectionCards } from "./words.ts";

export interface HoverText {
  readonly text: string;
  readonly span: Span;
}

/** What there is to say of a place; undefined where it is nothing. */
export async function hoverAt(place: Place): Promise<HoverText | undefined> {
  const allowed = await hoverComment(place);
  if (allowed !== undefined) return allowed;
  const path = syntaxAt(place.file, place.offset);
  const leaf = path.at(-1);
  const at = blockPlaceOf(path);
  if (leaf === undefined || at === undefined) return undefined;
  return (
    hoverKeyword(place, at.declaration) ??
    hoverName(place, leaf, path, at) ??
    hoverKey(place, leaf, at) ??
    hoverValue(place, leaf, at)
  );
}

/** The code in `# mesosc: allow CODE reason`. */
async function hoverComment({ file, offset, source }: Place): Promise<HoverText | undefined> {
  const comment = file.comments.find(({ span }) => span.start <= offset && offset <= span.end);
  if (comment === undefined) return undefined;
  for (const { index, 0: word } of comment.text.matchAll(/[a-z]+(?:-[a-z]+)+/g)) {
    const start = comment.span.start + index;
    if (offset < start || offset > start + word.length) continue;
    const code = await codes.get(word)?.load();
    if (code !== undefined)
      return { text: codeSummary(code.default), span: { source, start, end: start + word.length } };
  }
  return undefined;
}

/** The word that a declaration begins with: the declaration as a whole. */
function hoverKeyword(place: Place, declaration: DeclarationSyntax): HoverText | undefined {
  const keyword = keywordAt(declaration);
  if (keyword === undefined || place.offset > keyword.end) return undefined;
  const card = declaration.kind === "unknown-declaration" ? undefined : declarationCards[declaration.kind];
  if (card === undefined) return undefined;
  const role = roleOf(place.analysis, declaration);
  const about = `\`${card.form}\`\n\n${card.summary}`;
  const { cluster } = place.analysis;
  const text = role === undefined || cluster === undefined ? about : `${roleCard(role)}\n\n---\n\n${about}`;
  return { text, span: keyword };
}

/** A name: where it is declared or where it is used. */
function hoverName(
  place: Place,
  leaf: Syntax,
  path: readonly Syntax[],
  { declaration }: BlockPlace,
): HoverText | undefined {
  const { analysis, offset } = place;
  const { cluster } = analysis;
  if (leaf.kind === "word" && path.at(-2)?.kind === "selector") return hoverTerm(place, leaf);
  if (declaration.kind === "node" && leaf === declaration.pattern && cluster !== undefined) {
    return { text: nodesCard(leaf.text, declaredNodes(cluster, leaf.span), cluster), span: leaf.span };
  }
  if (declaration.kind === "node" && declaration.addresses.some((address) => address === leaf)) {
    return hoverPattern(spanText(leaf.span).replace(/^"|"$/g, ""), leaf.span);
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
    if (declared?.kind === "let") return { text: code(spanText(declared.span)), span: reference.span };
    if (declared?.kind === "ensemble" && cluster !== undefined) {
      const ensemble = roleOf(analysis, declared);
      if (ensemble !== undefined) return { text: roleCard(ensemble), span: reference.span };
    }
    if (reference.kind === "node" && cluster !== undefined) {
      const node = cluster.nodes.find(({ name }) => name === spanText(reference.span));
      if (node !== undefined) return { text: nodesCard(node.name, [node], cluster), span: reference.span };
    }
  }
  return leaf.kind === "interpolation" ? hoverInterpolation(place, leaf.path, leaf.span) : undefined;
}

function nameOf(declaration: DeclarationSyntax): WordSyntax | undefined {
  return "name" in declaration ? declaration.name : undefined;
}

function hoverInterpolation({ analysis }: Place, path: string, span: Span): HoverText | undefined {
  const { cluster } = analysis;
  if (cluster === undefined) return undefined;
  if (path === "cluster.name") return { text: `the cluster's name: \`${cluster.name}\``, span };
  const key = path.replace(/^node\./, "");
  if (key === path) return undefined;
  const values = cluster.nodes.slice(0, mostNamed).flatMap((node) => {
    const value = nodeValue(node, key);
    return value === undefined ? [] : [`- ${node.name}: \`${value}\``];
  });
  const rest = cluster.nodes.length - mostNamed;
  const lines = [...values, ...(rest > 0 ? [`- … and ${rest} more nodes`] : [])];
  return { text: [`**\`\${${path}}\`** on each node`, lines.join("\n")].join("\n\n"), span };
}

const mostNamed = 10;

function nodeValue(node: Node, key: string): string | undefined {
  if (key === "name") return node.name;
  if (key === "address") return node.address?.text;
  if (key === "os") return node.platform.name;
  return node.settings.get(key)?.text;
}

function hoverTerm(place: Place, term: WordSyntax): HoverText | undefined {
  return hoverNodes(place, term.text, term, term.span) ?? hoverPattern(term.text, term.span);
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

function hoverPattern(pattern: string, span: Span): HoverText | undefined {
  const expansion = expandPattern(pattern);
  if ("problem" in expansion || expansion.names.length < 2) return undefined;
  const { names } = expansion;
  const shown = names.length > mostNamed ? [...names.slice(0, mostNamed - 1), "…", names.at(-1)] : names;
  return { text: `**\`${pattern}\`** · ${counted(names.length, "name")}\n\n${shown.join(", ")}`, span };
}

/** The key of a setting or section. */
function hoverKey(place: Place, leaf: Syntax, at: BlockPlace): HoverText | undefined {
  const { declaration, section, setting } = at;
  if (leaf === section?.key) {
    const area = areaOf(section);
    return area === undefined ? undefined : { text: `**\`${area}\`**\n\n${sectionCards[area]}`, span: leaf.span };
  }
  if (leaf !== setting?.key) return undefined;
  const text = keyCard(place, setting.key.text, at);
  if (text === undefined) return undefined;
  const inForce = programOf(place.analysis, declaration, at.narrowing);
  const own = inForce?.member === undefined ? undefined : settingOf(inForce.member, setting.key.text);
  const value = own === undefined ? "" : `\n\nin force on ${inForce?.member?.node.name ?? ""}: ${shownText(own)}`;
  return { text: text + value, span: leaf.span };
}

function keyCard(place: Place, key: string, { declaration, section, narrowing }: BlockPlace): string | undefined {
  const { analysis } = place;
  const area = areaOf(section);
  if (area === "service" || area === "jvm") {
    const option = sectionOptions[area].get(key);
    return option === undefined ? undefined : settingCard(option);
  }
  if (area === "versions") {
    const programs = [...analysis.targets.programs.values()].filter(({ program }) => program === key);
    const [first] = programs;
    if (first === undefined) return undefined;
    const { releases, defaultRelease } = first;
    const titles = programs.map(({ title }) => title).join(", ");
    return `**\`${key}\`** · ${titles}\n\n- ${releases.length} releases, ${releases[0] ?? ""} to ${releases.at(-1) ?? ""}\n- default \`${defaultRelease}\``;
  }
  if (section !== undefined) return undefined;
  const at = languagePlaceOf(declaration);
  const language = at === undefined ? undefined : languageSetting(key, at);
  const inForce = programOf(analysis, declaration, narrowing);
  const option = inForce === undefined ? undefined : lookup.find(inForce.target, inForce.release, key);
  if (language !== undefined) {
    const own = optionIn(language.facts, "0");
    return own === undefined ? undefined : settingCard(own, listedWords(key, place, declaration));
  }
  if (inForce === undefined) return undefined;
  const facts = option?.facts ?? inForce.target.options.get(key);
  return facts === undefined ? undefined : optionCard(facts, inForce.target, inForce.release);
}

const lookup = createOptionLookup();

/** A value: how its program is given it, where that is not how it is written. */
function hoverValue(
  place: Place,
  leaf: Syntax,
  { declaration, setting, section, narrowing }: BlockPlace,
): HoverText | undefined {
  if (setting?.value === undefined || section !== undefined) return undefined;
  const word =
    leaf.kind === "word"
      ? languageValues(setting.key.text, place, declaration).find(({ label }) => label === leaf.text)
      : undefined;
  if (word?.detail !== undefined) return { text: `**\`${word.label}\`** · ${word.detail}`, span: leaf.span };
  const member = programOf(place.analysis, declaration, narrowing)?.member;
  if (member === undefined) return undefined;
  const { value, key } = setting;
  const settings = [...member.shared.values(), ...member.own.values()].filter(
    ({ valueSpan }) => valueSpan === value.span,
  );
  const lines = settings
    .filter((one) => one.option.name !== key.text || one.text !== spanText(value.span).replace(/^"|"$/g, ""))
    .map((one) => `- \`${one.option.name}\` ${shownText(one)}`);
  if (lines.length === 0 || leaf.span.start < value.span.start) return undefined;
  const { node, role, release } = member;
  return { text: `${role.target.title} ${release} on ${node.name} is given\n\n${lines.join("\n")}`, span: value.span };
}

function code(text: string): string {
  return `\`\`\`mesos\n${text}\n\`\`\``;
}
