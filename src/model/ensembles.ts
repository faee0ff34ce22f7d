// Links ensembles: members with ids, observers, and what clients know them by.
import { plainText, showDatum, type Datum } from "../catalog/datum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import type { Option } from "../catalog/option.ts";
import { readValue } from "../catalog/types.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { EnsembleSyntax, WordSyntax } from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import { readBlock, type Block, type Entry } from "./blocks.ts";
import { settingOf, type Ensemble, type EnsembleServer, type Member } from "./cluster.ts";
import emptySelector from "./codes/empty-selector.ts";
import ensembleExternal from "./codes/ensemble-external.ts";
import { assignIds, type MemberId } from "./ids.ts";
import { languageOption } from "./language-settings.ts";
import type { Linking } from "./linking.ts";
import { addMembers, createVariants } from "./members.ts";
import type { NodeDraft } from "./nodes.ts";
import type { Occupancy } from "./occupancy.ts";
import { draftRole, reachOf, rolePlace, type RoleDraft } from "./roles.ts";
import { keywordSpan, roleSpan } from "./declarations.ts";
import type { Pick, Picked } from "./selectors.ts";
import type { SettingsContext } from "./settings-context.ts";
import type { KnownEnsemble } from "./zk.ts";

/** ZooKeeper's own, and everybody's. */
const usualClientPort = 2181;

const nobody: Picked = { picks: [], sound: true };

/** An ensemble as the model has it and as zk strings see it. */
export interface LinkedEnsemble {
  readonly ensemble: Ensemble;
  readonly known: KnownEnsemble;
}

/** Links one ensemble; `settings` is what its members' options are made with. */
export function linkEnsemble(
  syntax: EnsembleSyntax,
  name: string,
  settings: SettingsContext,
  occupancy: Occupancy,
): LinkedEnsemble {
  const { linking, target } = settings;
  // The block is read again as a layer; a fault of it is said once.
  const block = readBlock(syntax.block, rolePlace(target), linking.report);
  const servers = block.settings.get("servers");
  if (servers !== undefined) return linkExternal(syntax, name, block, servers, settings);

  const selected = syntax.selector === undefined ? nobody : linking.selectors.select(syntax.selector);
  if (syntax.selector === undefined) {
    linking.report(diagnose(emptySelector, roleSpan(syntax), { kind: "absent", name }));
  }
  const watchers = selectObservers(block.settings.get("observers"), linking);
  // A node of the selector that observes as well keeps its place there; the others come after.
  const inSelector = new Set(selected.picks.map((pick) => pick.draft));
  const appended = watchers.picks.filter((pick) => !inSelector.has(pick.draft));
  const all = [...selected.picks, ...appended];
  const names = linking.recorder.sameList(
    syntax,
    all.map((pick) => pick.draft.node.name),
  );
  const selection = { picks: all, names, sound: selected.sound && watchers.sound };
  const { picks, occupant } = occupancy.occupy({ kind: "ensemble", name }, target, selection);
  const observers = new Set(watchers.picks.map((pick) => pick.draft));
  const reached = [...reachOf(syntax, selected, linking), watchers.sound, ...observers];
  return linking.recorder.recall("role", syntax, [...reached, occupant.taken], () =>
    makeEnsemble(syntax, name, block, { selection, picks, observers }, settings),
  );
}

/** Whom an ensemble selects, in order. */
interface Selected {
  readonly selection: Picked;
  /** Those of them that it gets. */
  readonly picks: readonly Pick[];
  readonly observers: ReadonlySet<NodeDraft>;
}

function makeEnsemble(
  syntax: EnsembleSyntax,
  name: string,
  block: Block,
  { selection, picks, observers }: Selected,
  settings: SettingsContext,
): LinkedEnsemble {
  const { linking, target } = settings;
  const draft = draftRole(syntax, name, target, selection, picks, linking);
  const idsEntry = block.settings.get("ids");
  const idsDatum = idsEntry === undefined ? undefined : linking.resolver.datum(idsEntry.value, undefined);
  const selectorSpan = syntax.selector?.span ?? draft.span;
  const ids = assignIds(name, selection.picks, idsDatum, selectorSpan, linking.report, linking.recorder.note);

  const members: Member[] = [];
  const listed: EnsembleServer[] = [];
  const ensemble: Ensemble = {
    kind: "ensemble",
    name,
    span: draft.span,
    target,
    syntax,
    external: false,
    members,
    servers: listed,
  };
  addMembers(ensemble, members, draft, createVariants(settings), settings, (one) => ({
    id: ids.get(one)?.id,
    observer: observers.has(one),
  }));
  const memberOf = new Map(members.map((member) => [member.node, member]));
  for (const pick of draft.picks) {
    listed.push(serverOf(pick, memberOf.get(pick.draft.node), ids.get(pick.draft), draft, settings));
  }
  listed.sort((left, right) => (left.id ?? Number.MAX_VALUE) - (right.id ?? Number.MAX_VALUE));
  const sound = selection.sound && ids.size === selection.picks.length && listed.length > 0;
  return { ensemble, known: knownAs(ensemble, nameSpan(syntax), sound) };
}

function nameSpan(syntax: EnsembleSyntax): Span {
  return syntax.name?.span ?? keywordSpan(syntax);
}

function knownAs(ensemble: Ensemble, span: Span, sound: boolean): KnownEnsemble {
  const voters = ensemble.servers.filter(({ observer }) => !observer);
  const servers = voters.map(({ host, clientPort }) => ({ host, port: clientPort }));
  return {
    name: ensemble.name,
    span: ensemble.span,
    nameSpan: span,
    servers: sound && servers.length > 0 ? servers : undefined,
  };
}

function serverOf(
  pick: Pick,
  member: Member | undefined,
  id: MemberId | undefined,
  draft: RoleDraft,
  { linking, target }: SettingsContext,
): EnsembleServer {
  const { node } = pick.draft;
  const client = member === undefined ? undefined : settingOf(member, "clientPort");
  const release = member?.release ?? target.defaultRelease;
  const fallback = linking.options.find(target, release, "clientPort")?.default;
  const origin: MemberId["origin"] = id?.origin ?? { kind: "default", how: "none, for the fault that is reported" };
  return {
    id: id?.id,
    idOrigin: origin,
    host: node.address?.text ?? node.name,
    clientPort: client?.value.kind === "number" ? client.value.value : Number(fallback ?? usualClientPort),
    peerPort: portOf("peerPort", draft, pick.draft, linking),
    electionPort: portOf("electionPort", draft, pick.draft, linking),
    observer: member?.observer ?? false,
    member,
    span: pick.span,
  };
}

function portOf(key: "peerPort" | "electionPort", draft: RoleDraft, node: NodeDraft, linking: Linking): number {
  const option = languageOption(key);
  const entry = draft.layers.profileOf(node).settings.get(key)?.entry;
  const value = entry === undefined ? undefined : linking.readings.read(entry, option, linking.viewOf(node))?.value;
  return value?.kind === "number" ? value.value : Number(option.default);
}

/** `observers = zk[4..5]`, or a list of such terms; each node once. */
function selectObservers(entry: Entry | undefined, linking: Linking): Picked {
  const datum = entry === undefined ? undefined : linking.resolver.datum(entry.value, undefined);
  if (datum === undefined) return { picks: [], sound: entry === undefined };
  const picks = new Map<NodeDraft, Pick>();
  let sound = true;
  for (const item of datum.kind === "list" ? datum.items : [datum]) {
    const text = plainText(item);
    if (text === undefined || text === "") {
      const data = { key: "observers", expected: "nodes such as zk[4..5]", found: showDatum(item) };
      linking.report(diagnose(wrongType, item.span, data));
      sound = false;
      continue;
    }
    const term: WordSyntax = { kind: "word", text, span: item.span };
    const selection = linking.selectors.selectTerm(term);
    for (const pick of selection.picks) if (!picks.has(pick.draft)) picks.set(pick.draft, pick);
    sound &&= selection.sound;
  }
  return { picks: [...picks.values()], sound };
}

/** An ensemble of servers that somebody else looks after. */
function linkExternal(
  syntax: EnsembleSyntax,
  name: string,
  block: Block,
  servers: Entry,
  { linking, target }: SettingsContext,
): LinkedEnsemble {
  const { report } = linking;
  const idle = (part: string, span: Span): void => report(diagnose(ensembleExternal, span, { name, part }));
  if (syntax.selector !== undefined) idle("on", syntax.selector.span);
  for (const { key, keySpan } of block.settings.values()) if (key !== "servers") idle(key, keySpan);
  for (const { area, keySpan } of block.sections.values()) idle(area, keySpan);
  for (const { span } of block.narrowings) idle("on", partOf(span, 0, "on".length));

  const datum = linking.resolver.datum(servers.value, undefined);
  const items = datum === undefined ? [] : datum.kind === "list" ? datum.items : [datum];
  const listed = items.flatMap((item) => readServer(item, linking));
  if (datum !== undefined && items.length === 0) readValue(datum, serversOption, report);
  const ensemble: Ensemble = {
    kind: "ensemble",
    name,
    span: roleSpan(syntax),
    target,
    syntax,
    external: true,
    members: [],
    servers: listed,
  };
  const sound = items.length > 0 && listed.length >= items.length;
  return { ensemble, known: knownAs(ensemble, nameSpan(syntax), sound) };
}

const serversOption: Option = { ...languageOption("zk"), name: "servers", type: "zk-hosts" };

function readServer(datum: Datum, { report }: Linking): readonly EnsembleServer[] {
  const value = readValue(datum, serversOption, report);
  if (value?.kind !== "zk") return [];
  return value.servers.map(({ host, port }) => ({
    id: undefined,
    idOrigin: { kind: "written", span: datum.span },
    host,
    clientPort: port,
    peerPort: Number(languageOption("peerPort").default),
    electionPort: Number(languageOption("electionPort").default),
    observer: false,
    member: undefined,
    span: datum.span,
  }));
}
