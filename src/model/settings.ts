// The options of a role's members: what the blocks give, what follows, and which of it depends on the node.
import type { Datum } from "../catalog/datum.ts";
import type { Option } from "../catalog/option.ts";
import type { Release } from "../catalog/release.ts";
import { readValue } from "../catalog/types.ts";
import type { PrintContext } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Entry } from "./blocks.ts";
import type { Setting } from "./cluster.ts";
import duplicateSetting from "./codes/duplicate-setting.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import {
  derivationsIn,
  deriveForNode,
  deriveShared,
  isNodeSource,
  isZkPart,
  type DerivedOption,
  type SharedFacts,
  type ZkOrigin,
} from "./derive.ts";
import { languageNames, languageSetting } from "./language-settings.ts";
import type { Placed, PlacedSection, Profile } from "./layers.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";
import { otherReleases } from "./option-lookup.ts";
import { printReading, type Reading } from "./readings.ts";
import type { NodeView } from "./resolve.ts";
import { isEnsemblePath, readEnsemblePath, readZk, zkPart, type ZkContext } from "./zk.ts";

/** What the settings of one role are made with. */
export interface SettingsContext {
  readonly linking: Linking;
  readonly zk: ZkContext;
  readonly target: ProgramTarget;
  /** Where a zk string's path stands for itself: `/mesos`, `/marathon`. */
  readonly ownPath: string;
  /** The path of an ensemble that `master` names without one. */
  readonly mastersPath: string;
  /** What is derived from, given the zk string that the role's blocks say. */
  readonly facts: Omit<SharedFacts, "ownZk"> & { readonly defaultZk: () => ZkOrigin | undefined };
}

/** The settings of all members with the same blocks and release. */
export interface Variant {
  readonly shared: ReadonlyMap<string, Setting>;
  /** Options that were given or could be derived, and are left out for a fault that was reported. */
  readonly faulty: ReadonlySet<string>;
  /** The settings of one node that depend on it. */
  own(draft: NodeDraft): { readonly own: ReadonlyMap<string, Setting>; readonly faulty: ReadonlySet<string> };
}

/** One option with how its value is read. */
interface Assignment {
  readonly option: Option;
  readonly depth: number;
  readonly keySpan: Placed["entry"]["keySpan"];
  readonly perNode: boolean;
  readonly read: (view: NodeView | undefined) => Reading | undefined;
}

const nothing: ReadonlyMap<string, Setting> = new Map();

/** Length of a tick where `tickTime` is not set: ZooKeeper's own default. */
const usualTick = 3000;

export function makeVariant(profile: Profile, release: Release, context: SettingsContext): Variant {
  const { linking, target } = context;
  const derivations = derivationsIn(target, release, (name) => linking.options.find(target, release, name));
  const assignments = assign(profile, release, derivations, context);

  const faulty = new Set<string>();
  const readings: Reading[] = [];
  const perNode: Assignment[] = [];
  for (const assignment of assignments.values()) {
    const reading = assignment.perNode ? undefined : assignment.read(undefined);
    if (assignment.perNode) perNode.push(assignment);
    else if (reading === undefined) faulty.add(assignment.option.name);
    else readings.push(reading);
  }

  const ownZk = once(() => givenZk(profile, context) ?? context.facts.defaultZk());
  const derivedPerNode: DerivedOption[] = [];
  for (const derived of derivations) {
    if (assignments.has(derived.option.name) || derived.unless.some((name) => assignments.has(name))) continue;
    if (isNodeSource(derived.from)) {
      derivedPerNode.push(derived);
      continue;
    }
    const reading = deriveShared(derived, target, { ...context.facts, ownZk });
    if (reading === undefined) faulty.add(derived.option.name);
    else readings.push(reading);
  }

  const printing = tickOf(readings, target, release, linking);
  const shared = new Map(readings.map((reading) => [reading.option.name, printReading(reading, printing)]));
  return {
    shared,
    faulty,
    own(draft) {
      if (perNode.length === 0 && derivedPerNode.length === 0) return { own: nothing, faulty };
      const own = new Map<string, Setting>();
      let ownFaulty: Set<string> | undefined;
      const view = perNode.length === 0 ? undefined : linking.viewOf(draft);
      for (const { option, read } of perNode) {
        const reading = read(view);
        if (reading === undefined) (ownFaulty ??= new Set(faulty)).add(option.name);
        else own.set(option.name, printReading(reading, printing));
      }
      for (const derived of derivedPerNode) {
        if (derived.from !== "node-name" && draft.faultyKeys.has("address")) {
          (ownFaulty ??= new Set(faulty)).add(derived.option.name);
          continue;
        }
        const reading = deriveForNode(derived, target, draft.node);
        if (reading !== undefined) own.set(derived.option.name, printReading(reading, printing));
      }
      return { own, faulty: ownFaulty ?? faulty };
    },
  };
}

/** Every option that the blocks give, by its name; reports keys that are unknown and options given under two names. */
function assign(
  profile: Profile,
  release: Release,
  derivations: readonly DerivedOption[],
  context: SettingsContext,
): ReadonlyMap<string, Assignment> {
  const { linking, target } = context;
  const assignments = new Map<string, Assignment>();
  const add = (assignment: Assignment): void => {
    const { name } = assignment.option;
    const other = assignments.get(name);
    if (other?.depth === assignment.depth) {
      const related = [{ span: other.keySpan, message: "first given here" }];
      const data = { key: keyText(assignment.keySpan), option: name };
      linking.report(diagnose(duplicateSetting, assignment.keySpan, data, { related }));
    } else if (other === undefined || other.depth < assignment.depth) {
      assignments.set(name, assignment);
    }
  };
  for (const placed of profile.settings.values()) {
    for (const assignment of assignEntry(placed, release, derivations, context)) add(assignment);
  }
  for (const area of ["resources", "attributes"] as const) {
    const section = profile.sections.get(area);
    const option = section === undefined ? undefined : linking.options.find(target, release, area);
    if (section !== undefined && option !== undefined) add(assignSection(section, option, context));
  }
  return assignments;
}

function assignEntry(
  { entry, depth }: Placed,
  release: Release,
  derivations: readonly DerivedOption[],
  context: SettingsContext,
): readonly Assignment[] {
  const { linking, target } = context;
  const { readings } = linking;
  const { key, keySpan } = entry;
  const common = { depth, keySpan, perNode: readings.isPerNode(entry) };
  const language = languageSetting(key, target.role);
  if (key === "zk" && language !== undefined) {
    const parts = derivations.filter(({ from }) => isZkPart(from));
    if (parts.length > 0) {
      return parts.map(({ option, from }) => ({
        ...common,
        option,
        read: (view) => readOwnZk(entry, option, from, view, context),
      }));
    }
  } else if (key === "master" && language !== undefined) {
    const masters = derivations.filter(({ from }) => from === "masters-zk");
    if (masters.length > 0) {
      return masters.map(({ option }) => ({
        ...common,
        option,
        read: (view) => readMaster(entry, option, view, context),
      }));
    }
  } else if (language !== undefined) {
    return [];
  }
  const option = linking.options.find(target, release, key);
  if (option !== undefined) return [{ ...common, option, read: (view) => readings.read(entry, option, view) }];
  const advice = otherReleases(target, release, key);
  const known = [...linking.options.names(target, release), ...languageNames(target.role)];
  const near = advice === undefined ? nearest(key, known) : undefined;
  linking.report(
    diagnose(unknownSetting, keySpan, { key, place: `${target.title} ${release}`, nearest: near, advice }),
  );
  return [];
}

function readOwnZk(
  entry: Entry,
  option: Option,
  from: DerivedOption["from"],
  view: NodeView | undefined,
  context: SettingsContext,
): Reading | undefined {
  if (!isZkPart(from)) return undefined;
  return context.linking.readings.interpret(entry, option, view, (datum, report) => {
    const zk = readZk(datum, context.ownPath, report, context.zk);
    return zk === undefined ? undefined : zkPart(zk.value, from);
  });
}

function readMaster(
  entry: Entry,
  option: Option,
  view: NodeView | undefined,
  context: SettingsContext,
): Reading | undefined {
  return context.linking.readings.interpret(entry, option, view, (datum, report) => {
    if (!isEnsemblePath(datum)) return readValue(datum, option, report);
    return readEnsemblePath(datum, context.mastersPath, context.zk)?.value;
  });
}

/** The zk string that the role's blocks give, for options that follow from it besides the ones it sets. */
function givenZk(profile: Profile, context: SettingsContext): ZkOrigin | undefined {
  const entry = profile.settings.get("zk")?.entry;
  if (entry === undefined || context.linking.readings.isPerNode(entry)) return undefined;
  const { resolver, report } = context.linking;
  const datum = resolver.datum(entry.value, undefined);
  const zk = datum === undefined ? undefined : readZk(datum, context.ownPath, report, context.zk);
  return zk === undefined ? undefined : { ...zk, origin: resolver.origin(entry.value) };
}

/** `resources { … }` as a map; its entries may come from several depths. */
function assignSection(section: PlacedSection, option: Option, { linking }: SettingsContext): Assignment {
  const { resolver, report } = linking;
  const entries = [...section.entries.values()].map(({ entry }) => entry);
  const read = (view: NodeView | undefined): Reading | undefined => {
    const resolved = entries.map((entry) => ({ entry, datum: resolver.datum(entry.value, view) }));
    const data = resolved.flatMap(({ entry, datum }) =>
      datum === undefined ? [] : [{ key: entry.key, keySpan: entry.keySpan, value: datum }],
    );
    if (data.length < resolved.length) return undefined;
    const map: Datum = { kind: "map", entries: data, span: section.span };
    const value = readValue(map, option, report);
    if (value === undefined) return undefined;
    const { keySpan, span: valueSpan } = section;
    return { option, value, origin: { kind: "written", span: valueSpan }, keySpan, valueSpan };
  };
  const perNode = entries.some(({ value }) => resolver.dependsOnNode(value));
  return { option, depth: section.depth, keySpan: section.keySpan, perNode, read };
}

function keyText(span: Placed["entry"]["keySpan"]): string {
  return span.source.text.slice(span.start, span.end);
}

/** Options that count ticks are printed with the tick of their own block. */
function tickOf(readings: readonly Reading[], target: ProgramTarget, release: Release, linking: Linking): PrintContext {
  const given = readings.find(({ option }) => option.name === "tickTime")?.value;
  const option = linking.options.find(target, release, "tickTime");
  const tick =
    given?.kind === "duration"
      ? given.milliseconds
      : given?.kind === "number"
        ? given.value
        : Number(option?.default ?? usualTick);
  return { tickMilliseconds: Number.isFinite(tick) && tick > 0 ? tick : usualTick };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
