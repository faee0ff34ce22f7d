// Makes the nodes: patterns expanded, addresses dealt out, operating systems looked up.
import { plainText, showDatum } from "../catalog/datum.ts";
import emptyValue from "../catalog/codes/empty-value.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { FileSyntax, NodeSyntax } from "../syntax/syntax.ts";
import type { Block, Entry } from "./blocks.ts";
import type { NodePlatform } from "./cluster-block.ts";
import type { Address, Node, NodeSetting } from "./cluster.ts";
import {
  readDeclared,
  reportNamesake,
  sortOut,
  type DeclaredName,
  type DeclaredNodes,
  type DeclaredPattern,
  type NameList,
} from "./declared-nodes.ts";
import { languageSetting } from "./language-settings.ts";
import type { Recorder } from "./memory.ts";
import { dealAddresses } from "./node-addresses.ts";
import { faulty, type NodeView, type Resolver } from "./resolve.ts";

/** A node, and what it is made of. */
export interface NodeDraft {
  readonly node: Node;
  /** Its declaration's block, shared by all nodes of the pattern. */
  readonly block: Block;
  readonly syntax: NodeSyntax;
  /** Its address or settings of its block that were refused. */
  readonly faultyKeys: ReadonlySet<string>;
}

export interface Nodes {
  /** In the order of the files. */
  readonly drafts: readonly NodeDraft[];
  /** Of all drafts: the same list as in a former linking, where the names are the same. */
  readonly names: readonly string[];
  /** The names file by file: the same lists as in a former linking, where they are the same. */
  readonly lists: readonly NameList[];
  /** The addresses file by file: the same list as in a former linking, where they are the same. */
  readonly addresses: readonly (readonly (string | undefined)[])[];
  get(name: string): NodeDraft | undefined;
  /** The place of a node among the drafts; -1 where there is none of that name. */
  placeOf(name: string): number;
  /** The blocks that have more than keys of the operator's own. */
  readonly blocks: readonly Block[];
  /** Whether a node of that name would be there but for a fault of its declaration, which was reported. */
  readonly refused: { has(name: string): boolean };
}

export interface NodesContext {
  readonly resolver: Resolver;
  readonly recorder: Recorder;
  /** Whether a block has nothing but keys of the operator's own. */
  isPlain(block: Block): boolean;
  /** The platform that a node's and the cluster's blocks say; node-dependent `os` is looked at node by node. */
  platform(block: Block, view: NodeView): NodePlatform;
}

/** What `${node.…}` sees of a finished node. */
export function viewOf(draft: NodeDraft, resolver: Resolver): NodeView {
  const { node, block, faultyKeys } = draft;
  const pending = new Set<string>();
  const view: NodeView = {
    name: node.name,
    keys: () => ["name", "address", "os", ...block.settings.keys()],
    keySpan: (key) => block.settings.get(key)?.keySpan,
    lookUp(key) {
      if (faultyKeys.has(key)) return faulty;
      if (key === "name") return node.name;
      if (key === "address") return node.address?.text;
      if (key === "os") return node.platform.name;
      const own = node.settings.get(key);
      if (own !== undefined) return own.text;
      const entry = block.settings.get(key);
      // Settings that lead back to themselves have no value.
      if (entry === undefined || pending.has(key)) return undefined;
      pending.add(key);
      // A new view, because what lets give is remembered by the view.
      const datum = resolver.datum(entry.value, resolver.dependsOnNode(entry.value) ? { ...view } : undefined);
      pending.delete(key);
      // What a common setting may hold is told where it is put to use.
      return datum === undefined ? faulty : plainText(datum);
    },
  };
  return view;
}

/** The nodes of all files; those with an illegal or taken name are reported and left out. */
export function makeNodes(files: readonly FileSyntax[], context: NodesContext): Nodes {
  const { recorder } = context;
  // Most edits leave most files alone, and of the file that they are in, most declarations.
  const declared = files.map((file) => recorder.recall("declared nodes", file, [], () => readDeclared(file, recorder)));
  const declaredNames = recorder.sameList(
    "names of all nodes",
    declared.map((each) => each.legal),
  );
  const { names, places, namesakes, lists } = sortOut(declaredNames);

  const refused = new Set(declared.flatMap((each) => each.faulty));
  const all = namesakes.size === 0 ? [] : declared.flatMap((each) => each.names);
  for (const [position, first] of namesakes) {
    const [name, namesake] = [all[position], all[first]];
    if (name === undefined || namesake === undefined) continue;
    reportNamesake(name, namesake, recorder.report);
    refused.add(name);
  }
  const made = declared.map((each) => {
    const given = refused.size === 0 ? [] : each.names.filter((name) => refused.has(name));
    return recorder.recall("nodes", each.file, given, () => makeFile(each, refused, context));
  });
  const drafts = ([] as NodeDraft[]).concat(...made.map((each) => each.drafts));
  const placeOf = (name: string): number => places.get(name) ?? -1;
  const refusedNames = new Set([...refused].map(({ name }) => name));
  const prefixes = declared.flatMap((each) => each.refusedPrefixes);
  return {
    drafts,
    names,
    lists,
    addresses: recorder.sameList(
      "addresses of all nodes",
      made.map((each) => each.addresses),
    ),
    get: (name) => drafts[placeOf(name)],
    placeOf,
    blocks: made.flatMap((each) => each.blocks),
    refused: { has: (name) => refusedNames.has(name) || prefixes.some((prefix) => name.startsWith(prefix)) },
  };
}

function makeFile({ file, patterns }: DeclaredNodes, refused: ReadonlySet<DeclaredName>, context: NodesContext) {
  const made = patterns.map((pattern) => {
    const given = pattern.names.filter((name) => refused.has(name));
    return context.recorder.recall("nodes", pattern.syntax, given, () => makePattern(pattern, refused, context));
  });
  const drafts = made.flatMap((each) => each.drafts);
  const addresses = context.recorder.sameList(
    `addresses in ${file.span.source.uri}`,
    drafts.map(({ node }) => node.address?.text),
  );
  return { drafts, addresses, blocks: made.flatMap(({ block }) => block ?? []) };
}

/** The nodes of a declaration but the refused ones, and its block where it has more than keys of the operator's own. */
function makePattern(
  { syntax, block, names }: DeclaredPattern,
  refused: ReadonlySet<DeclaredName>,
  context: NodesContext,
): { readonly drafts: readonly NodeDraft[]; readonly block: Block | undefined } {
  if (names.length === 0) return { drafts: [], block: undefined };
  const deal = dealAddresses(syntax, names.length, context.resolver, context.recorder.report);
  const readSettings = settingsReader(block, context);
  const drafts: NodeDraft[] = [];
  for (const [index, declared] of names.entries()) {
    if (refused.has(declared)) continue;
    const dealt = deal(index, nameView(declared.name));
    drafts.push(makeNode(declared, syntax, block, dealt, readSettings, context));
  }
  return { drafts, block: drafts.length > 0 && !context.isPlain(block) ? block : undefined };
}

function nameView(name: string): NodeView {
  return { name, keys: () => ["name"], lookUp: (key) => (key === "name" ? name : undefined) };
}

interface OwnSettings {
  readonly settings: ReadonlyMap<string, NodeSetting>;
  readonly faultyKeys: ReadonlySet<string>;
}

type ReadSettings = (view: NodeView) => OwnSettings;

function makeNode(
  { name, span }: DeclaredName,
  syntax: NodeSyntax,
  block: Block,
  dealt: Address | typeof faulty | undefined,
  readSettings: ReadSettings,
  context: NodesContext,
): NodeDraft {
  const address = dealt === faulty ? undefined : dealt;
  const own = new Map<string, string | typeof faulty>([["name", name]]);
  if (dealt !== undefined) own.set("address", dealt === faulty ? faulty : dealt.text);
  const { settings, faultyKeys } = readSettings({ name, keys: () => [...own.keys()], lookUp: (key) => own.get(key) });
  const { platform, origin } = context.platform(block, {
    name,
    keys: () => [...own.keys(), ...settings.keys()],
    lookUp: (key) => own.get(key) ?? settings.get(key)?.text,
  });
  const extraFaults = [...(dealt === faulty ? ["address"] : []), ...(origin === "assumed" ? ["os"] : [])];
  const node: Node = { name, span, address, platform, settings };
  return {
    node,
    block,
    syntax,
    faultyKeys: extraFaults.length === 0 ? faultyKeys : new Set([...faultyKeys, ...extraFaults]),
  };
}

/** The operator's own settings of a block: read once, or once a node where they depend on it. */
function settingsReader(block: Block, context: NodesContext): ReadSettings {
  const entries = [...block.settings.values()].filter(({ key }) => languageSetting(key, "node") === undefined);
  const { resolver } = context;
  if (entries.some(({ value }) => resolver.dependsOnNode(value))) return (view) => readOwn(entries, view, context);
  let shared: OwnSettings | undefined;
  return (view) => (shared ??= readOwn(entries, view, context));
}

function readOwn(entries: readonly Entry[], view: NodeView, { resolver, recorder }: NodesContext): OwnSettings {
  const settings = new Map<string, NodeSetting>();
  const faultyKeys = new Set<string>();
  // A new view, because what lets give is remembered by the view.
  const seen: NodeView = {
    name: view.name,
    keys: () => [...view.keys(), ...settings.keys()],
    lookUp: (key) => (faultyKeys.has(key) ? faulty : (settings.get(key)?.text ?? view.lookUp(key))),
    keySpan: (key) => entries.find((entry) => entry.key === key)?.keySpan,
  };
  // What depends on the node may name any setting that does not, wherever it stands in the block.
  const dependsOnNode = ({ value }: Entry): boolean => resolver.dependsOnNode(value);
  const ordered = [...entries.filter((entry) => !dependsOnNode(entry)), ...entries.filter(dependsOnNode)];
  for (const { key, value } of ordered) {
    const datum = resolver.datum(value, resolver.dependsOnNode(value) ? { ...seen } : undefined);
    const text = datum === undefined ? undefined : plainText(datum);
    if (text !== undefined && text !== "" && datum !== undefined) {
      settings.set(key, { key, text, span: datum.span });
      continue;
    }
    faultyKeys.add(key);
    if (datum === undefined) continue;
    if (text === "") recorder.report(diagnose(emptyValue, datum.span, { key }));
    else recorder.report(diagnose(wrongType, datum.span, { key, expected: "one text", found: showDatum(datum) }));
  }
  return { settings, faultyKeys };
}
