// Suggests names that the program declares: nodes, groups, ensembles, lets; and the kinds of framework there are.
import type { DeclarationSyntax, ValueSyntax } from "../../syntax/syntax.ts";
import { spanText, type Span } from "../../text/source.ts";
import { counted } from "../../diagnostics/count.ts";
import type { Analysis } from "../../workspace.ts";
import type { Suggestion } from "../completion-items.ts";
import { leadingTo } from "../../model/circles.ts";
import { selectedNodes } from "../names.ts";
import type { Place } from "../session.ts";

/** Of so many nodes each is suggested by its name; of more, their patterns. */
const mostNodes = 200;

/** Terms of selectors: groups, the patterns that declare nodes, and single nodes; in a group none that leads to it. */
export function suggestTerms({ analysis }: Place, declaration: DeclarationSyntax | undefined): readonly Suggestion[] {
  const circle = circleOf(analysis, declaration, "group");
  const nodes = analysis.cluster?.nodes ?? [];
  const counts = new Map<Span, number>();
  for (const { span } of nodes) counts.set(span, (counts.get(span) ?? 0) + 1);
  const patterns = declarationsOf(analysis).flatMap((declaration): readonly Suggestion[] => {
    if (declaration.kind !== "node" || declaration.pattern?.text.includes("[") !== true) return [];
    const { text: label, span } = declaration.pattern;
    return [{ kind: "node", label, detail: counted(counts.get(span) ?? 0, "node"), rank: 2 }];
  });
  const groups = declarationsOf(analysis).flatMap((declaration): readonly Suggestion[] => {
    if (declaration.kind !== "group" || declaration.name === undefined || circle.has(declaration.name.text)) return [];
    const selected = declaration.selector === undefined ? [] : selectedNodes(analysis, declaration.selector);
    return [
      { kind: "group", label: declaration.name.text, detail: `group of ${counted(selected.length, "node")}`, rank: 1 },
    ];
  });
  return [...groups, ...patterns, ...(nodes.length > mostNodes ? [] : nodes.map(suggestNode))];
}

export function suggestNode({
  name,
  address,
}: {
  readonly name: string;
  readonly address: { readonly text: string } | undefined;
}): Suggestion {
  return { kind: "node", label: name, detail: address?.text ?? "node", rank: 3 };
}

export function suggestKinds({ analysis }: Place): readonly Suggestion[] {
  return [...analysis.targets.programs.values()]
    .filter(({ role }) => role === "framework")
    .map(({ name, title, releases }) => ({
      kind: "value",
      label: name,
      detail: `${title}, ${counted(releases.length, "release")}`,
    }));
}

/** `$name`, with what it stands for. */
export function suggestLets({ analysis }: Place, declaration: DeclarationSyntax | undefined): readonly Suggestion[] {
  return letsOf(analysis, declaration).map(({ name, value }) => ({
    kind: "let",
    label: `$${name}`,
    detail: value,
    rank: 6,
  }));
}

/** The lets that may be named in a declaration: in a let none that leads to it. */
export function letsOf(
  analysis: Analysis,
  declaration: DeclarationSyntax | undefined,
): readonly { readonly name: string; readonly value: string }[] {
  const circle = circleOf(analysis, declaration, "let");
  return declarationsOf(analysis).flatMap((each) =>
    each.kind === "let" && each.name !== undefined && !circle.has(each.name.text)
      ? [{ name: each.name.text, value: letValue(analysis, each.name.text, each.value) }]
      : [],
  );
}

/** What a let stands for: what is said from outside, or else what it says itself. */
function letValue({ definitions }: Analysis, name: string, written: ValueSyntax | undefined): string {
  const given = definitions.get(name);
  if (given !== undefined) return `${shorten(spanText(given.span))}, by mesosc.definitions`;
  return written === undefined ? "" : shorten(spanText(written.span));
}

function circleOf(
  analysis: Analysis,
  declaration: DeclarationSyntax | undefined,
  kind: "let" | "group",
): ReadonlySet<string> {
  if (declaration?.kind !== kind) return new Set();
  return leadingTo(declaration, declarationsOf(analysis));
}

/** An ensemble's path, as `zk` and `master` take it; where it is the usual one, that of the only ensemble is the default. */
export function suggestEnsembles(
  { analysis }: Place,
  path: string,
  standing: "usual" | "other",
): readonly Suggestion[] {
  const names = declarationsOf(analysis).flatMap((declaration) =>
    declaration.kind === "ensemble" && declaration.name !== undefined ? [declaration.name.text] : [],
  );
  const isDefault = standing === "usual" && names.length === 1;
  return names.flatMap((name): readonly Suggestion[] => [
    {
      kind: "ensemble",
      label: `${name}${path}`,
      detail: `ensemble ${name}${isDefault ? ", the default" : ""}`,
      rank: 1,
    },
    { kind: "ensemble", label: name, detail: `ensemble ${name}, with the usual path`, rank: 2 },
  ]);
}

export function declarationsOf({ files }: Analysis): readonly DeclarationSyntax[] {
  return files.flatMap(({ declarations }) => declarations);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** So many nodes are looked at for what settings nodes have. */
const mostLookedAt = 1000;

/** The operator's own settings of nodes, such as `rack`, each with a value that one of them has. */
export function nodeKeys({ cluster }: Analysis): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { settings } of cluster?.nodes.slice(0, mostLookedAt) ?? [])
    for (const { key, text } of settings.values()) if (!keys.has(key)) keys.set(key, text);
  return keys;
}
