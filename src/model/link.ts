// Links a program: names to declarations, patterns to nodes, blocks to settings; what comes out is the cluster complete.
import type { Diagnostic } from "../diagnostics/code.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { FileSyntax, SelectorSyntax, WordSyntax } from "../syntax/syntax.ts";
import type { Targets } from "../targets/target.ts";
import type { Source, Span } from "../text/source.ts";
import type { Cluster, Node } from "./cluster.ts";
import { checkVersions, platformOf, readClusterBlock } from "./cluster-block.ts";
import duplicateName from "./codes/duplicate-name.ts";
import missingCluster from "./codes/missing-cluster.ts";
import { withoutEchoes } from "./echoes.ts";
import { sortDeclarations, type Declarations } from "./declarations.ts";
import { collectFindings, type Findings, type References } from "./findings.ts";
import { judgeLevels } from "./judge-levels.ts";
import { linkRoles } from "./link-roles.ts";
import type { Linking } from "./linking.ts";
import { createRecorder, type Memory, type Recorder } from "./memory.ts";
import { makeNodes, viewOf, type NodeDraft, type Nodes } from "./nodes.ts";
import { createOptionLookup } from "./option-lookup.ts";
import { checkOwnKeys, createKeySorter, isPlain } from "./own-keys.ts";
import { createReadings } from "./readings.ts";
import type { Reference, ReferenceKind } from "./references.ts";
import { remembered } from "./remembered.ts";
import { createResolver, type NodeView, type Resolver } from "./resolve.ts";
import { createSelectors, type Pick, type Selectors } from "./selectors.ts";
import type { Surround } from "./surround.ts";
import { collectUses, reportUnused, reportUnusedEnsembles } from "./unused.ts";

/** The files of a program in the order of their includes, the main one among them. */
export interface Program {
  readonly files: readonly FileSyntax[];
  readonly mainSource: Source;
}

export interface Linked {
  /** Undefined only where the program declares none. With errors it is as complete as it can be. */
  readonly cluster: Cluster | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What each name leads to. */
  readonly references: References;
  /** What each selector and each of its terms selects. */
  readonly selections: () => Selections;
  /** Names of all lets: a `-D` that names none of them is the caller's to refuse. */
  readonly lets: readonly string[];
}

/** The nodes that selectors and their terms select; nothing for one that could not be resolved. */
export type Selections = ReadonlyMap<
  SelectorSyntax | WordSyntax,
  readonly { readonly draft: { readonly node: Node } }[]
>;

/**
 * Links a program; throws for no program, whatever is missing or wrong in it. With a memory it makes anew only what hangs
 * on a text that has changed since the former linking; what `secret` and `file` of `surround` give must be the same.
 */
export function link(program: Program, targets: Targets, surround: Surround, memory?: Memory): Linked {
  const findings = collectFindings();
  const { diagnostics } = findings;
  const recorder = createRecorder(findings, memory);
  const { report } = recorder;
  const declarations = sortDeclarations(program.files, report);
  const { cluster, lets, groups } = declarations;
  const clusterName = cluster?.name?.text ?? "";
  const clusterSpan = cluster?.name?.span ?? cluster?.span ?? startOf(program);
  if (cluster === undefined) report(diagnose(missingCluster, clusterSpan, null));

  memory?.enter([cluster, targets, surround.definitions, surround.releases, ...lets.values()]);
  const resolver = createResolver({ clusterName, lets, surround, recorder });
  const clusterBlock = readClusterBlock(cluster?.block, targets, report);
  checkVersions(clusterBlock, targets, resolver, report);
  const sortKey = createKeySorter();
  const nodes = makeNodes(program.files, {
    resolver,
    recorder,
    isPlain: (block) => isPlain(block, sortKey),
    platform: (block, view) => platformOf(block, clusterBlock, view, targets, resolver, report),
  });
  const { drafts } = nodes;
  for (const block of nodes.blocks) checkVersions(block, targets, resolver, report);
  const uses = collectUses(program.files);
  noteUses(uses, declarations, recorder);
  checkOwnKeys(nodes.blocks, sortKey, uses, report);
  const selectors = createSelectors({ nodes, groups, recorder });
  const linking: Linking = {
    targets,
    report,
    recorder,
    resolver,
    readings: createReadings(resolver, recorder),
    options: createOptionLookup(),
    selectors,
    clusterName,
    clusterSpan,
    clusterBlock,
    releases: surround.releases ?? new Map(),
    viewOf: rememberLatest((draft) => viewOf(draft, resolver)),
  };
  const { roles, crowding, ensembles, masters, agents, frameworks } = linkRoles(declarations, nodes, linking);
  reportUnusedEnsembles(declarations, ensembles, targetsOf("ensemble", findings), report);

  for (const block of [clusterBlock, ...nodes.blocks]) judgeLevels(block, resolver, { targets, report }, diagnostics);
  const usedGroups = targetsOf("group", findings);
  checkGroups(declarations, nodes, linking);
  checkLets(declarations, resolver);
  reportUnused(
    declarations,
    drafts,
    { lets: uses, groups: usedGroups, idle: crowding.idle, idleIsKnown: selectors.allSound() },
    report,
  );

  const linked: Cluster = {
    name: clusterName,
    span: clusterSpan,
    nodes: drafts.map(({ node }) => node),
    names: nodes.names,
    addresses: nodes.addresses,
    ensembles,
    masters,
    agents,
    frameworks,
    roles,
    crowded: crowding.crowded.flatMap((name) => nodes.get(name)?.node ?? []),
  };
  return {
    cluster: cluster === undefined ? undefined : linked,
    diagnostics: withoutEchoes(diagnostics, program.files),
    references: findings.references,
    selections: selectionsIn(selectors),
    lets: [...lets.keys()],
  };
}

/** The first word of the main file, for what concerns the program as a whole. */
function startOf({ mainSource, files }: Program): Span {
  const first = files.find(({ span }) => span.source === mainSource)?.declarations[0];
  const start = first?.span.start ?? 0;
  const word = /^[A-Za-z]*/.exec(mainSource.text.slice(start, start + 40))?.[0] ?? "";
  return { source: mainSource, start, end: first === undefined ? start : start + word.length };
}

/** Notes what `$name`, `${name}` and `${cluster.name}` lead to. */
function noteUses(
  uses: ReadonlyMap<string, readonly Span[]>,
  { lets, cluster }: Declarations,
  { note }: Recorder,
): void {
  for (const [name, spans] of uses) {
    const kind = name === "cluster.name" ? "cluster" : "let";
    const target = (kind === "cluster" ? cluster : lets.get(name))?.name?.span;
    if (target !== undefined) note(spans.map((span) => ({ kind, span, target })));
  }
}

/** Few ask, and while somebody types nobody does. */
function selectionsIn({ made }: Selectors): () => Selections {
  let selections: Map<SelectorSyntax | WordSyntax, readonly Pick[]> | undefined;
  return () => {
    if (selections === undefined) {
      selections = new Map();
      for (const { selector, picks, terms } of made) {
        selections.set(selector, picks);
        for (const [term, selected] of terms) selections.set(term, selected.picks);
      }
    }
    return selections;
  };
}

/** Groups nobody selects are looked into as well, and a group must not have a node's name. */
function checkGroups({ groups }: Declarations, nodes: Nodes, { selectors, report }: Linking): void {
  for (const [name, { name: word, selector }] of groups) {
    const namesake = nodes.get(name);
    if (word !== undefined && namesake !== undefined) {
      const related = [{ span: namesake.node.span, message: `${name} is declared here` }];
      report(diagnose(duplicateName, word.span, { what: "group", name, otherWhat: "node" }, { related }));
    }
    if (selector !== undefined) selectors.selectGroup(name, selector);
  }
}

/** Lets nobody uses are looked into as well. */
function checkLets({ lets }: Declarations, resolver: Resolver): void {
  for (const [name, { name: word, value }] of lets) {
    if (word === undefined || value === undefined || resolver.dependsOnNode(value)) continue;
    resolver.datum({ kind: "let-reference", name, span: word.span }, undefined);
  }
}

/** Where names of a kind lead, as far as was noted. */
function targetsOf(wanted: ReferenceKind, { notes }: Findings): ReadonlySet<Span> {
  return new Set(notes.flatMap((all) => [...(targetsByKind(all).get(wanted) ?? [])]));
}

/** What was noted together is the same list when it is noted again, and most of it leads to the same few places. */
const targetsByKind = remembered((all: readonly Reference[]): ReadonlyMap<ReferenceKind, ReadonlySet<Span>> => {
  const targets = new Map<ReferenceKind, Set<Span>>();
  for (const { kind, target } of all) {
    const others = targets.get(kind);
    if (others === undefined) targets.set(kind, new Set([target]));
    else others.add(target);
  }
  return targets;
});

/** A node's view is asked for again and again while its members are made. */
function rememberLatest(make: (draft: NodeDraft) => NodeView): (draft: NodeDraft) => NodeView {
  let latest: { readonly draft: NodeDraft; readonly view: NodeView } | undefined;
  return (draft) => {
    if (latest?.draft !== draft) latest = { draft, view: make(draft) };
    return latest.view;
  };
}
