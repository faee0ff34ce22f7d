// Which nodes `--node` means.
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { compileGlob, isGlob } from "../model/glob.ts";
import { expandPattern } from "../model/patterns.ts";
import type { FileSyntax } from "../syntax/syntax.ts";
import { UsageError } from "./shell.ts";

/** What a selector may name: nodes, and groups with the terms that they stand for. */
export interface Selectable {
  readonly nodes: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, Terms>;
}

interface Terms {
  readonly terms: readonly string[];
  readonly except: readonly string[];
}

/** The nodes and groups of a program. */
export function selectable(files: readonly FileSyntax[], nodes: readonly string[]): Selectable {
  const groups = new Map<string, Terms>();
  for (const declaration of files.flatMap(({ declarations }) => declarations)) {
    if (declaration.kind !== "group" || declaration.name === undefined) continue;
    const texts = (words: readonly { readonly text: string }[] = []): string[] => words.map(({ text }) => text);
    const { selector } = declaration;
    groups.set(declaration.name.text, { terms: texts(selector?.terms), except: texts(selector?.except) });
  }
  return { nodes: new Set(nodes), groups };
}

/** The nodes that selectors select, as after `on` in a program; undefined where none is given, which means all. */
export function selectedNodes(selectors: readonly string[], among: Selectable): ReadonlySet<string> | undefined {
  if (selectors.length === 0) return undefined;
  const selected = new Set(selectors.flatMap((selector) => nodesOf(readSelector(selector), among)));
  if (selected.size === 0) throw new UsageError(`--node ${visible(selectors.join(" "))} leaves no node`);
  return selected;
}

function readSelector(selector: string): Terms {
  const [terms = "", except = ""] = selector.split(/\sexcept\s/, 2);
  // A comma inside brackets belongs to a pattern: `rack[a,b]`.
  const split = (text: string): string[] => text.split(/,(?![^[]*\])/).map((term) => term.trim());
  return { terms: split(terms), except: except === "" ? [] : split(except) };
}

function nodesOf({ terms, except }: Terms, among: Selectable): string[] {
  const without = new Set(except.flatMap((term) => nodesOfTerm(term, among)));
  return terms.flatMap((term) => nodesOfTerm(term, among)).filter((name) => !without.has(name));
}

function nodesOfTerm(term: string, among: Selectable): string[] {
  const group = among.groups.get(term);
  if (group !== undefined) return nodesOf(group, among);
  const expansion = expandPattern(term);
  if ("problem" in expansion) {
    throw new UsageError(
      `--node ${visible(term)} is no pattern that mesosc can read`,
      "such as slave[1..3] or 'slave*'",
    );
  }
  return expansion.names.flatMap((name) => {
    const found = isGlob(name) ? [...among.nodes].filter(compileGlob(name)) : among.nodes.has(name) ? [name] : [];
    if (found.length > 0) return found;
    const near = nearest(name, [...among.nodes, ...among.groups.keys()]);
    throw new UsageError(
      `no node is called ${visible(name)}`,
      near === undefined ? undefined : `did you mean ${near}?`,
    );
  });
}
