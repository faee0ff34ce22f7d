// The options of a role's members: what the blocks give, what follows, and which of it depends on the node.
import type { Release } from "../catalog/release.ts";
import type { PrintContext } from "../catalog/value-type.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { assign, type Assignment } from "./assignments.ts";
import type { Setting } from "./cluster.ts";
import {
  derivationsIn,
  deriveForNode,
  deriveShared,
  isNodeSource,
  type DerivedOption,
  type ZkOrigin,
} from "./derive.ts";
import type { Profile } from "./layers.ts";
import type { Linking } from "./linking.ts";
import type { NodeDraft } from "./nodes.ts";
import { printReading, type Reading } from "./readings.ts";
import type { SettingsContext } from "./settings-context.ts";
import { readZk } from "./zk.ts";

/** The settings of all members with the same blocks and release. */
export interface Variant {
  readonly shared: ReadonlyMap<string, Setting>;
  /** Options that were given or could be derived, and are left out for a fault that was reported. */
  readonly faulty: ReadonlySet<string>;
  /** The settings of one node that depend on it. */
  own(draft: NodeDraft): { readonly own: ReadonlyMap<string, Setting>; readonly faulty: ReadonlySet<string> };
}

const nothing: ReadonlyMap<string, Setting> = new Map();

/** Length of a tick where `tickTime` is not set: ZooKeeper's own default. */
const usualTick = 3000;

/** Makes the settings of the members that have these blocks and this release; reports what is wrong with them, once. */
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

/** The zk string that the role's blocks give, for options that follow from it besides the ones it sets. */
function givenZk(profile: Profile, context: SettingsContext): ZkOrigin | undefined {
  const entry = profile.settings.get("zk")?.entry;
  if (entry === undefined || context.linking.readings.isPerNode(entry)) return undefined;
  const { resolver, report } = context.linking;
  const datum = resolver.datum(entry.value, undefined);
  const zk = datum === undefined ? undefined : readZk(datum, context.ownPath, report, context.zk);
  return zk === undefined ? undefined : { ...zk, origin: resolver.origin(entry.value) };
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
