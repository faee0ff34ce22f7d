// Which options a role's blocks give, by whatever name, and how the value of each is read.
import type { Datum } from "../catalog/datum.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import type { Option } from "../catalog/option.ts";
import type { Release } from "../catalog/release.ts";
import { isSecret, readValue } from "../catalog/types.ts";
import type { Value } from "../catalog/value.ts";
import { diagnose } from "../diagnostics/code.ts";
import { spanText } from "../text/source.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Entry } from "./blocks.ts";
import duplicateSetting from "./codes/duplicate-setting.ts";
import { isZkPart, type DerivedOption } from "./derive.ts";
import { judgeDeprecated, judgeUnknown } from "./judge-key.ts";
import { languageSetting } from "./language-settings.ts";
import type { Placed, PlacedSection, Profile } from "./layers.ts";
import type { Linking } from "./linking.ts";
import type { Reading } from "./readings.ts";
import type { NodeView } from "./resolve.ts";
import type { SettingsContext } from "./settings-context.ts";
import { isEnsemblePath, readEnsemblePath, readZk, zkPart } from "./zk.ts";

/** One option with how its value is read. */
export interface Assignment {
  readonly option: Option;
  readonly depth: number;
  readonly keySpan: Placed["entry"]["keySpan"];
  readonly perNode: boolean;
  readonly read: (view: NodeView | undefined) => Reading | undefined;
}

/** Every option that the blocks give, by its name; reports keys that are unknown and options given under two names. */
export function assign(
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
      const data = { key: spanText(assignment.keySpan), other: spanText(other.keySpan) };
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
  const { key: written, keySpan } = entry;
  const key = ownName(written, target);
  const common = { depth, keySpan, perNode: readings.isPerNode(entry) };
  const language = key === written ? languageSetting(key, target.role) : undefined;
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
  if (option !== undefined) {
    const deprecated = judgeDeprecated(entry, option, target, release, linking);
    if (deprecated !== undefined) linking.report(deprecated);
    const read: Assignment["read"] = (view) => {
      const reading = readings.read(entry, option, view);
      return reading?.value.kind === "content" && target.stateDirectories.includes(option.name)
        ? refuseContent(entry, reading.value, linking)
        : reading;
    };
    return [{ ...common, option, read }];
  }
  linking.report(judgeUnknown(entry, target, release, linking));
  return [];
}

/** `chronos.user` is Chronos' own option where `user` alone is a setting of mesosc's. */
function ownName(key: string, { name, role }: ProgramTarget): string {
  const own = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : key;
  return languageSetting(own, role) === undefined ? key : own;
}

/** A directory that a service keeps its state in is no file with a text of ours. */
function refuseContent({ key, value }: Entry, content: Value, { report }: Linking): undefined {
  const found = isSecret(content) ? "a secret" : "a file's text";
  report(diagnose(wrongType, value.span, { key, expected: "an absolute path", found }));
  return undefined;
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
