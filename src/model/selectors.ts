// Resolves selectors: patterns, globs and groups to nodes, each once, in the order of the terms.
import outOfRange from "../catalog/codes/out-of-range.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { GroupSyntax, SelectorSyntax, WordSyntax } from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import emptySelector from "./codes/empty-selector.ts";
import patternMalformed from "./codes/pattern-malformed.ts";
import referenceCycle from "./codes/reference-cycle.ts";
import unknownName from "./codes/unknown-name.ts";
import { compileGlob, isGlob, type Glob } from "./glob.ts";
import type { Recorder } from "./memory.ts";
import type { NodeDraft, Nodes } from "./nodes.ts";
import { expandPattern } from "./patterns.ts";
import { withoutQuotes } from "./references.ts";
import { remembered } from "./remembered.ts";

/** A selected node, and the term that brought it in. */
export interface Pick {
  readonly draft: NodeDraft;
  readonly span: Span;
}

export interface Selection {
  /** Each node once, where it first came. */
  readonly picks: readonly Pick[];
  /** False where a fault was reported; then nothing more is said of what is not selected. */
  readonly sound: boolean;
}

export interface Selectors {
  select(selector: SelectorSyntax): Selection;
  /** The nodes of one term; reports what it cannot resolve. */
  selectTerm(term: WordSyntax): Selection;
  /** Whether every selector so far could be resolved; where one could not, it is not known whom it would select. */
  allSound(): boolean;
  /** Whether a term is the name of a group. */
  namesGroup(term: WordSyntax): boolean;
}

/** A glob with brackets is as many globs, each looked for among all names. */
const mostGlobs = 1000;

/** For so many unknown names the nearest is looked for among all; with more of them, something else is wrong. */
const mostSearches = 100;

/** So many groups may lead to one another, far from the end of the stack. */
const deepestGroups = 200;

const expansionOf = remembered(({ text }: WordSyntax) => expandPattern(text));

function matchesAny(globs: readonly Glob[], name: string): boolean {
  for (const glob of globs) if (glob(name)) return true;
  return false;
}

export interface SelectorContext {
  readonly nodes: Nodes;
  readonly groups: ReadonlyMap<string, GroupSyntax>;
  readonly recorder: Recorder;
  /** Filled with what each selector and each of its terms selects. */
  readonly selections: Map<SelectorSyntax | WordSyntax, readonly Pick[]>;
}

/** Selectors of one program; what is found in a group is remembered. */
export function createSelectors(context: SelectorContext): Selectors {
  const { nodes, groups, recorder } = context;
  const { report } = recorder;
  const { names } = nodes;
  const groupMemo = new Map<string, Selection>();
  const globMemo = new Map<WordSyntax, Selection>();
  let searches = 0;
  let everySound = true;

  function select(selector: SelectorSyntax, trail: readonly string[] = []): Selection {
    const included = selector.terms.map((term) => selectAndKeep(term, trail));
    const excluded = selector.except.map((term) => selectAndKeep(term, trail));
    const selection = recorder.recall("selection", selector, [...included, ...excluded], () =>
      combine(selector, included, excluded),
    );
    // Whom a selector leaves that excepts all of its nodes is known: nobody.
    everySound &&= [...included, ...excluded].every(({ sound }) => sound);
    context.selections.set(selector, selection.picks);
    return selection;
  }

  function selectAndKeep(term: WordSyntax, trail: readonly string[]): Selection {
    const selection = selectTerm(term, trail);
    context.selections.set(term, selection.picks);
    return selection;
  }

  function combine(
    { terms, span }: SelectorSyntax,
    included: readonly Selection[],
    excluded: readonly Selection[],
  ): Selection {
    const sound = [...included, ...excluded].every((selection) => selection.sound);
    const out = new Set(excluded.flatMap(({ picks }) => picks.map(({ draft }) => draft)));
    const left = new Map<NodeDraft, Pick>();
    for (const { picks } of included) {
      for (const pick of picks) if (!left.has(pick.draft) && !out.has(pick.draft)) left.set(pick.draft, pick);
    }
    const picks = [...left.values()];
    if (picks.length > 0 || !sound || terms.length === 0) return { picks, sound };
    report(diagnose(emptySelector, span, { kind: "excepted" }));
    return { picks, sound: false };
  }

  function selectTerm(term: WordSyntax, trail: readonly string[]): Selection {
    const expansion = expansionOf(term);
    if ("problem" in expansion) {
      const { fault, start, end } = expansion.problem;
      report(diagnose(patternMalformed, partOf(term.span, start, end), { pattern: term.text, fault }));
      return { picks: [], sound: false };
    }
    if (!isGlob(term.text)) return selectNames(term, expansion.names, trail);
    const known = globMemo.get(term) ?? selectGlobs(term, expansion.names);
    globMemo.set(term, known);
    return known;
  }

  function selectGlobs(term: WordSyntax, patterns: readonly string[]): Selection {
    if (patterns.length > mostGlobs) {
      report(diagnose(patternMalformed, term.span, { pattern: term.text, fault: "too-many" }));
      return { picks: [], sound: false };
    }
    const matching = recorder.recall("glob", term, [names], () => {
      const globs = patterns.map(compileGlob);
      // One of many names after the other: no closure for each.
      return names.filter((name) => matchesAny(globs, name));
    });
    const drafts = matching.flatMap((name) => nodes.get(name) ?? []);
    return recorder.recall("globbed", term, drafts, () => {
      const picks = drafts.map((draft) => ({ draft, span: term.span }));
      noteNodes(term, drafts);
      if (picks.length > 0) return { picks, sound: true };
      report(diagnose(emptySelector, term.span, { kind: "glob", term: term.text }));
      return { picks, sound: false };
    });
  }

  function selectNames(term: WordSyntax, names: readonly string[], trail: readonly string[]): Selection {
    const found = names.map(
      (name) =>
        nodes.get(name) ??
        (groups.has(name) ? selectGroup(name, term, trail) : nodes.refused.has(name) ? "refused" : "unknown"),
    );
    const selection = recorder.recall("named", term, found, () => {
      const drafts = found.map((each) =>
        typeof each === "string" ? [] : "picks" in each ? each.picks.map(({ draft }) => draft) : [each],
      );
      noteNodes(
        term,
        found.flatMap((each) => (typeof each === "object" && "node" in each ? [each] : [])),
      );
      return {
        picks: drafts.flat().map((draft) => ({ draft, span: term.span })),
        sound: found.every((each) => typeof each === "object" && (!("picks" in each) || each.sound)),
      };
    });
    const unknown = names.filter((_, index) => found[index] === "unknown");
    if (unknown.length === 0) return selection;
    // The nearest of one of many would be a neighbour in the range, and no help.
    const near = names.length === 1 && searches++ < mostSearches ? nearestName(names[0] ?? "") : undefined;
    report(diagnose(unknownName, term.span, { what: "node or group", names: unknown, nearest: near }));
    return selection;
  }

  function nearestName(name: string): string | undefined {
    return nearest(name, [...names, ...groups.keys()]);
  }

  function selectGroup(name: string, term: WordSyntax, trail: readonly string[]): Selection {
    const group = groups.get(name);
    if (group?.name !== undefined)
      recorder.note([{ kind: "group", span: withoutQuotes(term.span), target: group.name.span }]);
    if (trail.includes(name)) {
      const path = [...trail.slice(trail.indexOf(name)), name];
      report(diagnose(referenceCycle, term.span, { what: "group", path }));
      return { picks: [], sound: false };
    }
    const known = groupMemo.get(name);
    if (known !== undefined) return known;
    if (trail.length >= deepestGroups) {
      const data = { key: name, found: `more than ${deepestGroups} groups deep`, range: "less deep" };
      report(diagnose(outOfRange, term.span, data));
      return { picks: [], sound: false };
    }
    const selection =
      group?.selector === undefined ? { picks: [], sound: false } : select(group.selector, [...trail, name]);
    groupMemo.set(name, selection);
    return selection;
  }

  function noteNodes(term: WordSyntax, drafts: readonly NodeDraft[]): void {
    const span = withoutQuotes(term.span);
    const targets = new Set(drafts.map(({ node }) => node.span));
    recorder.note([...targets].map((target) => ({ kind: "node", span, target })));
  }

  return {
    select: (selector) => select(selector),
    selectTerm: (term) => selectTerm(term, []),
    allSound: () => everySound,
    namesGroup: (term) => groups.has(term.text),
  };
}
