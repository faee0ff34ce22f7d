// Suggests names that the program declares: nodes, groups, ensembles, lets; and the kinds of framework there are.
import type { DeclarationSyntax } from "../../syntax/syntax.ts";
import { spanText } from "../../text/source.ts";
import { counted } from "../../diagnostics/count.ts";
import type { Analysis } from "../../workspace.ts";
import type { Suggestion } from "../completion-items.ts";
import { selectedNodes } from "../names.ts";
import type { Place } from "../session.ts";

/** Of so many nodes each is suggested by its name; of more, their patterns. */
const mostNodes = 200;

/** Terms of selectors: groups, the patterns that declare nodes, and single nodes. */
export function suggestTerms({ analysis }: Place): readonly Suggestion[] {
  const nodes = analysis.cluster?.nodes ?? [];
  const patterns = declarationsOf(analysis).flatMap((declaration): readonly Suggestion[] => {
    if (declaration.kind !== "node" || declaration.pattern?.text.includes("[") !== true) return [];
    const { text: label, span } = declaration.pattern;
    return [
      { kind: "node", label, detail: counted(nodes.filter((node) => node.span === span).length, "node"), rank: 2 },
    ];
  });
  const groups = declarationsOf(analysis).flatMap((declaration): readonly Suggestion[] => {
    if (declaration.kind !== "group" || declaration.name === undefined) return [];
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
export function suggestLets({ analysis }: Place): readonly Suggestion[] {
  return letsOf(analysis).map(({ name, value }) => ({ kind: "let", label: `$${name}`, detail: value, rank: 6 }));
}

export function letsOf(analysis: Analysis): readonly { readonly name: string; readonly value: string }[] {
  return declarationsOf(analysis).flatMap((declaration) =>
    declaration.kind === "let" && declaration.name !== undefined
      ? [
          {
            name: declaration.name.text,
            value: declaration.value === undefined ? "" : shorten(spanText(declaration.value.span)),
          },
        ]
      : [],
  );
}

/** An ensemble's path, as `zk` and `master` take it. */
export function suggestEnsembles({ analysis }: Place, path: string): readonly Suggestion[] {
  return declarationsOf(analysis).flatMap((declaration): readonly Suggestion[] => {
    if (declaration.kind !== "ensemble" || declaration.name === undefined) return [];
    const { text } = declaration.name;
    return [
      { kind: "ensemble", label: `${text}${path}`, detail: `ensemble ${text}`, rank: 1 },
      { kind: "ensemble", label: text, detail: `ensemble ${text}, with the usual path`, rank: 2 },
    ];
  });
}

export function declarationsOf({ files }: Analysis): readonly DeclarationSyntax[] {
  return files.flatMap(({ declarations }) => declarations);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
