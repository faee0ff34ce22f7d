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
import type { Recorder, Takes } from "./memory.ts";
import type { NodeDraft, Nodes } from "./nodes.ts";
import { expandPattern } from "./patterns.ts";
import { withoutQuotes } from "./references.ts";
import { remembered } from "./remembered.ts";

/** A selected node, and the term that brought it in. */
export interface Pick {
  readonly draft: NodeDraft;
  readonly span: Span;
}

/** What was picked, in order. */
export interface Picked {
  readonly picks: readonly Pick[];
  /** False where a fault was reported; then nothing more is said of what is not selected. */
  readonly sound: boolean;
}

/** What a selector selects: each node once, where it first came. The same object as in a former linking, where it is the same. */
export interface Selection extends Picked {
  readonly selector: SelectorSyntax;
  /** Of the picks; the same list as in a former linking, where they are the same. */
  readonly names: readonly string[];
  readonly terms: ReadonlyMap<WordSyntax, Picked>;
}

/** What was looked up on the way. */
interface LookedUp {
  /** Places of nodes among all. */
  readonly places: readonly number[];
  /** Names of groups, those inside of others too. */
  readonly groups: readonly string[];
}

type TermSelection = Picked & LookedUp;

interface Resolved extends LookedUp {
  readonly selection: Selection;
}

export interface Selectors {
  select(selector: SelectorSyntax): Selection;
  /** The nodes of a group, whose selector that is. */
  selectGroup(name: string, selector: SelectorSyntax): Selection;
  /** The nodes of one term; reports what it cannot resolve. */
  selectTerm(term: WordSyntax): Picked;
  /** All selections so far. */
  readonly made: readonly Selection[];
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

/** The names of a list that a glob matches; an edit leaves the lists of most files as they were. */
const matchesOf = remembered((term: WordSyntax) => {
  const expansion = expansionOf(term);
  const globs = "names" in expansion ? expansion.names.map(compileGlob) : [];
  // One of many names after the other: no closure for each.
  return remembered((names: readonly string[]): readonly string[] => names.filter((name) => matchesAny(globs, name)));
});

function matchesAny(globs: readonly Glob[], name: string): boolean {
  for (const glob of globs) if (glob(name)) return true;
  return false;
}

export interface SelectorContext {
  readonly nodes: Nodes;
  readonly groups: ReadonlyMap<string, GroupSyntax>;
  readonly recorder: Recorder;
}

/** Selectors of one program; what is found in a group is remembered. */
export function createSelectors({ nodes, groups, recorder }: SelectorContext): Selectors {
  const { report } = recorder;
  const { names } = nodes;
  const groupTakes: Takes<string, Resolved> = new Map();
  const globTakes: Takes<WordSyntax, TermSelection> = new Map();
  const made: Selection[] = [];
  let searches = 0;
  let everySound = true;

  function select(selector: SelectorSyntax): Selection {
    return keep(recorder.recall("resolved", selector, hangsOn, () => resolve(selector, [])));
  }

  function keep({ selection }: Resolved): Selection {
    // Whom a selector leaves that excepts all of its nodes is known: nobody.
    for (const { sound } of selection.terms.values()) everySound &&= sound;
    made.push(selection);
    return selection;
  }

  /** What is said of a fault hangs on all of the program. */
  function hangsOn({ selection: { sound }, ...lookedUp }: Resolved): readonly unknown[] {
    return sound ? [names, ...found(lookedUp)] : [{}];
  }

  function found({ places, groups: named }: LookedUp): readonly unknown[] {
    return [...named.map((name) => groups.get(name)), ...places.map((place) => nodes.drafts[place])];
  }

  function resolve(selector: SelectorSyntax, trail: readonly string[]): Resolved {
    const included = selector.terms.map((term) => resolveTerm(term, trail));
    const excluded = selector.except.map((term) => resolveTerm(term, trail));
    const resolved = [...included, ...excluded];
    const { picks, sound } = combine(selector, included, excluded);
    const lookedUp = lookedUpFor(resolved);
    const selection = recorder.recall("selection", selector, [sound, ...found(lookedUp)], () => ({
      selector,
      picks,
      sound,
      names: recorder.sameList(
        selector,
        picks.map(({ draft }) => draft.node.name),
      ),
      terms: new Map([...selector.terms, ...selector.except].map((term, index) => [term, resolved[index] ?? nothing])),
    }));
    return { selection, ...lookedUp };
  }

  function combine(
    { terms, span }: SelectorSyntax,
    included: readonly TermSelection[],
    excluded: readonly TermSelection[],
  ): Picked {
    const sound = [...included, ...excluded].every((selection) => selection.sound);
    const [only] = included;
    const isAlone = included.length + excluded.length === 1;
    if (isAlone && only !== undefined && only.picks.length > 0) return { picks: only.picks, sound };
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

  function resolveTerm(term: WordSyntax, trail: readonly string[]): TermSelection {
    const expansion = expansionOf(term);
    if ("problem" in expansion) {
      const { fault, start, end } = expansion.problem;
      report(diagnose(patternMalformed, partOf(term.span, start, end), { pattern: term.text, fault }));
      return nothing;
    }
    if (!isGlob(term.text)) return resolveNames(term, expansion.names, trail);
    return recorder.once(globTakes, term, () => resolveGlobs(term, expansion.names));
  }

  function resolveGlobs(term: WordSyntax, patterns: readonly string[]): TermSelection {
    if (patterns.length > mostGlobs) {
      report(diagnose(patternMalformed, term.span, { pattern: term.text, fault: "too-many" }));
      return nothing;
    }
    const matching = matchesOf(term);
    const places: number[] = [];
    for (const list of nodes.lists) {
      for (const name of matching(list)) {
        const place = nodes.placeOf(name);
        if (place >= 0) places.push(place);
      }
    }
    const picks = pick(
      term,
      places.map((place) => nodes.drafts[place]),
    );
    if (places.length === 0) report(diagnose(emptySelector, term.span, { kind: "glob", term: term.text }));
    return { picks, sound: places.length > 0, places, groups: [] };
  }

  function resolveNames(term: WordSyntax, wanted: readonly string[], trail: readonly string[]): TermSelection {
    const parts: LookedUp[] = [];
    const unknown: string[] = [];
    let sound = true;
    const chosen = wanted.map((name): NodeDraft | readonly Pick[] | undefined => {
      const place = nodes.placeOf(name);
      if (place >= 0) {
        parts.push({ places: [place], groups: [] });
        return nodes.drafts[place];
      }
      if (groups.has(name)) {
        const group = resolveGroup(name, term, trail);
        sound &&= group.sound;
        parts.push({ places: group.places, groups: [name, ...group.groups] });
        return group.picks;
      }
      sound = false;
      if (!nodes.refused.has(name)) unknown.push(name);
      return undefined;
    });
    const picks = pick(term, chosen);
    if (unknown.length > 0) {
      // The nearest of one of many would be a neighbour in the range, and no help.
      const near = wanted.length === 1 && searches++ < mostSearches ? nearestName(wanted[0] ?? "") : undefined;
      report(diagnose(unknownName, term.span, { what: "node or group", names: unknown, nearest: near }));
    }
    return { picks, sound, ...lookedUpFor(parts) };
  }

  /** What a term picks of nodes and groups, each node once; the same list as in a former linking, where they are the same. */
  function pick(term: WordSyntax, chosen: readonly (NodeDraft | readonly Pick[] | undefined)[]): readonly Pick[] {
    return recorder.recall("picks", term, chosen, () => {
      const picks = new Map<NodeDraft, Pick>();
      const named: NodeDraft[] = [];
      for (const each of chosen) {
        if (each !== undefined && "node" in each) named.push(each);
        const drafts = each === undefined ? [] : "node" in each ? [each] : each.map(({ draft }) => draft);
        for (const draft of drafts) if (!picks.has(draft)) picks.set(draft, { draft, span: term.span });
      }
      noteNodes(term, named);
      return [...picks.values()];
    });
  }

  function nearestName(name: string): string | undefined {
    return nearest(name, [...names, ...groups.keys()]);
  }

  function resolveGroup(name: string, term: WordSyntax, trail: readonly string[]): TermSelection {
    const group = groups.get(name);
    if (group?.name !== undefined)
      recorder.note([{ kind: "group", span: withoutQuotes(term.span), target: group.name.span }]);
    if (trail.includes(name)) {
      const path = [...trail.slice(trail.indexOf(name)), name];
      report(diagnose(referenceCycle, term.span, { what: "group", path }));
      return nothing;
    }
    if (trail.length >= deepestGroups && !groupTakes.has(name)) {
      const data = { key: name, found: `more than ${deepestGroups} groups deep`, range: "less deep" };
      report(diagnose(outOfRange, term.span, data));
      return nothing;
    }
    if (group?.selector === undefined) return nothing;
    const { selection, ...lookedUp } = resolveSelectorOf(name, group.selector, trail);
    return { picks: selection.picks, sound: selection.sound, ...lookedUp };
  }

  function resolveSelectorOf(group: string, selector: SelectorSyntax, trail: readonly string[]): Resolved {
    const make = (): Resolved => resolve(selector, [...trail, group]);
    return recorder.once(groupTakes, group, () =>
      // Far inside of others it may be too deep, which the group alone is not.
      trail.length === 0 ? recorder.recall("resolved", selector, hangsOn, make) : make(),
    );
  }

  function noteNodes(term: WordSyntax, drafts: readonly NodeDraft[]): void {
    const span = withoutQuotes(term.span);
    const targets = new Set(drafts.map(({ node }) => node.span));
    recorder.note([...targets].map((target) => ({ kind: "node", span, target })));
  }

  return {
    select,
    selectGroup: (name, selector) => keep(resolveSelectorOf(name, selector, [])),
    selectTerm: (term) => resolveTerm(term, []),
    made,
    allSound: () => everySound,
    namesGroup: (term) => groups.has(term.text),
  };
}

const nothing: TermSelection = { picks: [], sound: false, places: [], groups: [] };

/** What was looked up for all parts, each once. */
function lookedUpFor(parts: readonly LookedUp[]): LookedUp {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return { places: only.places, groups: only.groups };
  const places = new Set<number>();
  const groups = new Set<string>();
  for (const part of parts) {
    for (const place of part.places) places.add(place);
    for (const group of part.groups) groups.add(group);
  }
  return { places: [...places], groups: [...groups] };
}
