// What files say of nodes, before any is made: patterns and their names, and which of those may not be.
import { diagnose } from "../diagnostics/code.ts";
import type { Report } from "../catalog/value-type.ts";
import type { FileSyntax, NodeSyntax } from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import { readBlock, type Block } from "./blocks.ts";
import duplicateName from "./codes/duplicate-name.ts";
import nameMalformed from "./codes/name-malformed.ts";
import patternMalformed from "./codes/pattern-malformed.ts";
import { sectionsIn } from "./language-settings.ts";
import type { Recorder } from "./memory.ts";
import { nodeNameFault, type NameFault } from "./names.ts";
import { expandPattern } from "./patterns.ts";
import { remembered } from "./remembered.ts";

/** A name that a pattern makes, and what is wrong with it. */
export interface DeclaredName {
  readonly name: string;
  /** The pattern. */
  readonly span: Span;
  readonly fault: NameFault | undefined;
}

/** What one declaration of nodes says. */
export interface DeclaredPattern {
  readonly syntax: NodeSyntax;
  readonly block: Block;
  readonly names: readonly DeclaredName[];
  /** How the names would begin that a malformed pattern was to make. */
  readonly refusedPrefix: string | undefined;
}

/** What a file says of nodes. */
export interface DeclaredNodes {
  readonly file: FileSyntax;
  readonly patterns: readonly DeclaredPattern[];
  readonly names: readonly DeclaredName[];
  /** The same names, those that are malformed as empty texts; the former linking's list, where it is the same. */
  readonly legal: readonly string[];
  readonly faulty: readonly DeclaredName[];
  readonly refusedPrefixes: readonly string[];
}

export function readDeclared(file: FileSyntax, recorder: Recorder): DeclaredNodes {
  const patterns = file.declarations.flatMap((syntax) =>
    syntax.kind === "node" ? [recorder.recall("pattern", syntax, [], () => readPattern(syntax, recorder.report))] : [],
  );
  const names = patterns.flatMap((pattern) => pattern.names);
  return {
    file,
    patterns,
    names,
    legal: recorder.sameList(
      `names in ${file.span.source.uri}`,
      names.map(({ name, fault }) => (fault === undefined ? name : "")),
    ),
    faulty: names.filter(({ fault }) => fault !== undefined),
    refusedPrefixes: patterns.flatMap(({ refusedPrefix }) => refusedPrefix ?? []),
  };
}

/** Reports a pattern and names that are malformed. */
function readPattern(syntax: NodeSyntax, report: Report): DeclaredPattern {
  const block = readBlock(syntax.block, nodePlace, report);
  const { pattern } = syntax;
  if (pattern === undefined) return { syntax, block, names: [], refusedPrefix: undefined };
  const { text, span } = pattern;
  const expansion = expandPattern(text);
  if ("problem" in expansion) {
    const { fault, start, end } = expansion.problem;
    report(diagnose(patternMalformed, partOf(span, start, end), { pattern: text, fault }));
    const refusedPrefix = text.slice(0, Math.max(0, text.search(/[[\]]/)));
    return { syntax, block, names: [], refusedPrefix };
  }
  const names = expansion.names.map((name): DeclaredName => {
    const fault = nodeNameFault(name);
    if (fault !== undefined) report(diagnose(nameMalformed, span, { what: "node", name, fault }));
    return { name, span, fault };
  });
  return { syntax, block, names, refusedPrefix: undefined };
}

const nodePlace = {
  title: "a node's block",
  sections: sectionsIn.node,
  settings: { has: () => false },
  narrowings: "refused",
  wholeRole: new Set<string>(),
} as const;

/** Of the files' legal names, the ones that are no namesake of one before; names that differ in case alone are. */
export const sortOut = remembered((lists: readonly (readonly string[])[]) => {
  const taken = new Map<string, number>();
  const namesakes = new Map<number, number>();
  const names: string[] = [];
  let index = 0;
  for (const legal of lists) {
    for (const name of legal) {
      const lowerCase = name.toLowerCase();
      const first = name === "" ? index : taken.get(lowerCase);
      if (first === undefined) {
        taken.set(lowerCase, index);
        names.push(name);
      } else if (first !== index) namesakes.set(index, first);
      index++;
    }
  }
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, places, namesakes, lists: names.length === index ? placed(lists) : [{ names, start: 0 }] };
});

/** Some of the names, one behind the other. */
export interface NameList {
  readonly names: readonly string[];
  /** The place of the first among all. */
  readonly start: number;
}

function placed(lists: readonly (readonly string[])[]): readonly NameList[] {
  let end = 0;
  return lists.map((names) => ({ names, start: (end += names.length) - names.length }));
}

export function reportNamesake({ name, span }: DeclaredName, namesake: DeclaredName, report: Report): void {
  const other = namesake.name === name ? undefined : namesake.name;
  const related = [{ span: namesake.span, message: `${namesake.name} is declared here` }];
  report(diagnose(duplicateName, span, { what: "node", name, other }, { related }));
}
