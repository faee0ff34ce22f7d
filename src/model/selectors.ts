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

/** What was looked up on the way, inside of groups too. */
interface LookedUp {
  /** Names of nodes. */
  readonly names: readonly string[];
  readonly globs: readonly WordSyntax[];
  readonly groups: readonly string[];
}

type TermSelection = Picked & LookedUp;

/** What all that was looked up led to. */
interface Resolved extends LookedUp {
  readonly selection: Selection;
  readonly foundGroups: readonly (GroupSyntax | undefined)[];
  readonly foundNodes: readonly (NodeDraft | undefined)[];
}

/** As long as no node comes or goes, places are quicker than names. */
interface Placed extends Resolved {
  readonly among: readonly string[];
  /** Of the nodes that were found, among those. */
  readonly places: readonly number[];
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

/** Where in a list of names those are that a glob matches; an edit leaves the lists of most files as they were. */
const matchesOf = remembered((term: WordSyntax) => {
  const expansion = expansionOf(term);
  const globs = "names" in expansion ? expansion.names.map(compileGlob) : [];
  return remembered((names: readonly string[]): readonly number[] => {
    const matching: number[] = [];
    // One of many names after the other: no closure for each.
    for (let index = 0; index < names.length; index++) if (matchesAny(globs, names[index] ?? "")) matching.push(index);
    return matching;
  });
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
  /** Those that were, so far, here or in the linking that a selection is recalled from. */
  const resolvedGroups = new Set<string>();
  const globPlaces = new Map<WordSyntax, readonly number[]>();
  const globTakes: Takes<WordSyntax, TermSelection> = new Map();
  const made: Selection[] = [];
  let searches = 0;
  let everySound = true;

  function select(selector: SelectorSyntax): Selection {
    return keep(recallResolved(selector, []));
  }

  function keep({ selection }: Resolved): Selection {
    // Whom a selector leaves that excepts all of its nodes is known: nobody.
    for (const { sound } of selection.terms.values()) everySound &&= sound;
    made.push(selection);
    return selection;
  }

  function recallResolved(selector: SelectorSyntax, trail: readonly string[]): Resolved {
    const isStill = (made: Placed): boolean => made.among === names && findsTheSame(made, made.places);
    const placed = recorder.recall("placed", selector, isStill, () => {
      const isElsewhere = (made: Resolved): boolean => findsTheSame(made, placesOf(made));
      const resolved = recorder.recall("resolved", selector, isElsewhere, () => resolve(selector, trail));
      return { ...resolved, among: names, places: placesOf(resolved) };
    });
    for (const group of placed.groups) resolvedGroups.add(group);
    return placed;
  }

  /** What is said of a fault hangs on all of the program, so that it is never the same. */
  function findsTheSame(
    { selection, groups: named, foundGroups, foundNodes }: Resolved,
    places: readonly number[],
  ): boolean {
    return (
      selection.sound &&
      places.length === foundNodes.length &&
      places.every((place, index) => nodes.drafts[place] === foundNodes[index]) &&
      named.every((name, index) => groups.get(name) === foundGroups[index] && nodes.placeOf(name) < 0)
    );
  }

  function placesOf({ names, globs }: LookedUp): readonly number[] {
    const places = names.map((name) => nodes.placeOf(name));
    for (const glob of globs) for (const place of placesMatching(glob)) places.push(place);
    return places;
  }

  function placesMatching(glob: WordSyntax): readonly number[] {
    const known = globPlaces.get(glob);
    if (known !== undefined) return known;
    const matching = matchesOf(glob);
    const places: number[] = [];
    for (const { names, start } of nodes.lists) for (const index of matching(names)) places.push(start + index);
    globPlaces.set(glob, places);
    return places;
  }

  function resolve(selector: SelectorSyntax, trail: readonly string[]): Resolved {
    const included = selector.terms.map((term) => resolveTerm(term, trail));
    const excluded = selector.except.map((term) => resolveTerm(term, trail));
    const resolved = [...included, ...excluded];
    const { picks, sound } = combine(selector, included, excluded);
    const own = picks.map(({ draft }) => draft.node.name);
    const terms = new Map(
      [...selector.terms, ...selector.except].map((term, index) => [term, resolved[index] ?? nothing]),
    );
    const selection = { selector, picks, sound, terms, names: recorder.sameList(selector, own) };
    const lookedUp = lookedUpFor(resolved);
    const foundGroups = lookedUp.groups.map((name) => groups.get(name));
    return { selection, ...lookedUp, foundGroups, foundNodes: placesOf(lookedUp).map((place) => nodes.drafts[place]) };
  }

  function combine(
    { terms, span }: SelectorSyntax,
    included: readonly TermSelection[],
    excluded: readonly TermSelection[],
  ): Picked {
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
    const drafts = placesMatching(term).flatMap((place) => nodes.drafts[place] ?? []);
    noteNodes(term, drafts);
    if (drafts.length === 0) report(diagnose(emptySelector, term.span, { kind: "glob", term: term.text }));
    const picks = drafts.map((draft) => ({ draft, span: term.span }));
    return { picks, sound: drafts.length > 0, names: [], globs: [term], groups: [] };
  }

  function resolveNames(term: WordSyntax, wanted: readonly string[], trail: readonly string[]): TermSelection {
    const picks: Pick[] = [];
    const direct: NodeDraft[] = [];
    const parts: LookedUp[] = [];
    const unknown: string[] = [];
    let sound = true;
    for (const name of wanted) {
      const draft = nodes.get(name);
      if (draft !== undefined) {
        direct.push(draft);
        picks.push({ draft, span: term.span });
      } else if (groups.has(name)) {
        const group = resolveGroup(name, term, trail);
        for (const pick of group.picks) picks.push({ draft: pick.draft, span: term.span });
        sound &&= group.sound;
        parts.push({ ...group, groups: [name, ...group.groups] });
      } else {
        sound = false;
        if (!nodes.refused.has(name)) unknown.push(name);
      }
    }
    noteNodes(term, direct);
    if (unknown.length > 0) {
      // The nearest of one of many would be a neighbour in the range, and no help.
      const near = wanted.length === 1 && searches++ < mostSearches ? nearestName(wanted[0] ?? "") : undefined;
      report(diagnose(unknownName, term.span, { what: "node or group", names: unknown, nearest: near }));
    }
    const named = { names: direct.map(({ node }) => node.name), globs: [], groups: [] };
    return { picks, sound, ...lookedUpFor([named, ...parts]) };
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
    if (trail.length >= deepestGroups && !resolvedGroups.has(name)) {
      const data = { key: name, found: `more than ${deepestGroups} groups deep`, range: "less deep" };
      report(diagnose(outOfRange, term.span, data));
      return nothing;
    }
    if (group?.selector === undefined) return nothing;
    const { selection, names, globs, groups: inside } = resolveSelectorOf(name, group.selector, trail);
    return { picks: selection.picks, sound: selection.sound, names, globs, groups: inside };
  }

  function resolveSelectorOf(group: string, selector: SelectorSyntax, trail: readonly string[]): Resolved {
    return recorder.once(groupTakes, group, () => {
      const resolved = recallResolved(selector, [...trail, group]);
      resolvedGroups.add(group);
      return resolved;
    });
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

const nothing: TermSelection = { picks: [], sound: false, names: [], globs: [], groups: [] };

/** What was looked up for all parts, each once. */
function lookedUpFor(parts: readonly LookedUp[]): LookedUp {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return { names: only.names, globs: only.globs, groups: only.groups };
  return {
    names: [...new Set(parts.flatMap(({ names }) => names))],
    globs: [...new Set(parts.flatMap(({ globs }) => globs))],
    groups: [...new Set(parts.flatMap(({ groups }) => groups))],
  };
}
