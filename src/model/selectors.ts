// Resolves selectors: patterns, globs and groups to nodes, each once, in the order of the terms.
import outOfRange from "../catalog/codes/out-of-range.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { GroupSyntax, SelectorSyntax, WordSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import emptySelector from "./codes/empty-selector.ts";
import patternMalformed from "./codes/pattern-malformed.ts";
import referenceCycle from "./codes/reference-cycle.ts";
import unknownName from "./codes/unknown-name.ts";
import { compileGlob, isGlob } from "./glob.ts";
import type { Recorder } from "./memory.ts";
import type { NodeDraft } from "./nodes.ts";
import { expandPattern } from "./patterns.ts";
import { withoutQuotes } from "./references.ts";

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

export interface SelectorContext {
  readonly nodes: ReadonlyMap<string, NodeDraft>;
  readonly groups: ReadonlyMap<string, GroupSyntax>;
  /** Names of nodes that could not be declared for a fault of theirs, which was reported. */
  readonly refused: { has(name: string): boolean };
  readonly recorder: Recorder;
  /** Filled with what each selector and each of its terms selects. */
  readonly selections: Map<SelectorSyntax | WordSyntax, readonly Pick[]>;
}

/** Selectors of one program; what is found in a group is remembered. */
export function createSelectors(context: SelectorContext): Selectors {
  const { nodes, groups, recorder } = context;
  const { report } = recorder;
  const names = recorder.sameList("names of nodes", [...nodes.keys()]);
  const groupMemo = new Map<string, Selection>();
  const globMemo = new Map<WordSyntax, Selection>();
  let searches = 0;
  let everySound = true;

  function select(selector: SelectorSyntax, trail: readonly string[] = []): Selection {
    const included = selectTerms(selector.terms, trail);
    const excluded = selectTerms(selector.except, trail);
    const left = selector.except.length === 0 ? included.picks : without(included.picks, excluded.picks);
    const sound = included.sound && excluded.sound;
    everySound &&= sound;
    context.selections.set(selector, left);
    if (left.length > 0 || !sound || selector.terms.length === 0) return { picks: left, sound };
    report(diagnose(emptySelector, selector.span, { kind: "excepted" }));
    return { picks: left, sound: false };
  }

  function selectTerms(terms: readonly WordSyntax[], trail: readonly string[]): Selection {
    const picks = new Map<NodeDraft, Pick>();
    let sound = true;
    for (const term of terms) {
      const selection = selectTerm(term, trail);
      context.selections.set(term, selection.picks);
      sound &&= selection.sound;
      for (const pick of selection.picks) if (!picks.has(pick.draft)) picks.set(pick.draft, pick);
    }
    return { picks: [...picks.values()], sound };
  }

  function selectTerm(term: WordSyntax, trail: readonly string[]): Selection {
    const expansion = expandPattern(term.text);
    if ("problem" in expansion) {
      const { fault, start, end } = expansion.problem;
      const span = { ...term.span, start: term.span.start + start, end: term.span.start + end };
      report(diagnose(patternMalformed, span, { pattern: term.text, fault }));
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
      return names.filter((name) => globs.some((glob) => glob(name)));
    });
    const picks: Pick[] = [];
    for (const name of matching) {
      const draft = nodes.get(name);
      if (draft !== undefined) picks.push({ draft, span: term.span });
    }
    noteNodes(term, picks);
    if (picks.length > 0) return { picks, sound: true };
    report(diagnose(emptySelector, term.span, { kind: "glob", term: term.text }));
    return { picks, sound: false };
  }

  function selectNames(term: WordSyntax, names: readonly string[], trail: readonly string[]): Selection {
    const picks: Pick[] = [];
    const named: Pick[] = [];
    const unknown: string[] = [];
    let sound = true;
    for (const name of names) {
      const draft = nodes.get(name);
      if (draft !== undefined) {
        named.push({ draft, span: term.span });
        picks.push({ draft, span: term.span });
      } else if (groups.has(name)) {
        const group = selectGroup(name, term, trail);
        sound &&= group.sound;
        for (const pick of group.picks) picks.push({ draft: pick.draft, span: term.span });
      } else if (context.refused.has(name)) {
        sound = false;
      } else {
        unknown.push(name);
      }
    }
    noteNodes(term, named);
    if (unknown.length === 0) return { picks, sound };
    // The nearest of one of many would be a neighbour in the range, and no help.
    const near = names.length === 1 && searches++ < mostSearches ? nearestName(names[0] ?? "") : undefined;
    report(diagnose(unknownName, term.span, { what: "node or group", names: unknown, nearest: near }));
    return { picks, sound: false };
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

  function noteNodes(term: WordSyntax, picks: readonly Pick[]): void {
    const span = withoutQuotes(term.span);
    const targets = new Set(picks.map(({ draft }) => draft.node.span));
    recorder.note([...targets].map((target) => ({ kind: "node", span, target })));
  }

  return {
    select: (selector) => select(selector),
    selectTerm: (term) => selectTerm(term, []),
    allSound: () => everySound,
    namesGroup: (term) => groups.has(term.text),
  };
}

function without(picks: readonly Pick[], excluded: readonly Pick[]): readonly Pick[] {
  const drafts = new Set(excluded.map(({ draft }) => draft));
  return picks.filter(({ draft }) => !drafts.has(draft));
}
