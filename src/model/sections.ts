// The sections `service`, `jvm` and `environment` of a role: mesosc's own settings, and variables of the service.
import { showDatum } from "../catalog/datum.ts";
import { isReadable, readableText } from "../catalog/readable.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Entry } from "./blocks.ts";
import type { EnvironmentVariable, Setting } from "./cluster.ts";
import nameMalformed from "./codes/name-malformed.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { sectionOptions } from "./language-settings.ts";
import type { Profile } from "./layers.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Linking } from "./linking.ts";
import { isVariableName } from "./names.ts";
import type { NodeDraft } from "./nodes.ts";
import { printReading } from "./readings.ts";
import type { NodeView } from "./resolve.ts";

export interface Sections {
  readonly service: ReadonlyMap<string, Setting>;
  readonly jvm: ReadonlyMap<string, Setting>;
  readonly environment: readonly EnvironmentVariable[];
}

/** Reads the sections of a profile: once, or once a node where a value depends on it. `target` is the role's program. */
export function sectionsReader(
  profile: Profile,
  target: ProgramTarget,
  linking: Linking,
): (draft: NodeDraft) => Sections {
  const { recorder } = linking;
  const read = (view: NodeView | undefined): Sections => ({
    service: readOptions("service", profile, view, linking),
    jvm: readOptions("jvm", profile, view, linking),
    environment: readEnvironment(profile, view, linking),
  });
  const areas = ["service", "jvm", "environment"] as const;
  const entries = areas.flatMap((area) => [...(profile.sections.get(area)?.entries.values() ?? [])]);
  if (entries.some(({ entry }) => linking.readings.isPerNode(entry))) {
    return (draft) =>
      recorder.recall(`sections of ${target.name}`, draft, [profile], () => read(linking.viewOf(draft)));
  }
  const shared = recorder.recall("sections", profile, [], () => read(undefined));
  return () => shared;
}

function entriesOf(area: "service" | "jvm" | "environment", profile: Profile): readonly Entry[] {
  return [...(profile.sections.get(area)?.entries.values() ?? [])].map(({ entry }) => entry);
}

function readOptions(
  area: "service" | "jvm",
  profile: Profile,
  view: NodeView | undefined,
  linking: Linking,
): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  const known = sectionOptions[area];
  for (const entry of entriesOf(area, profile)) {
    const option = known.get(entry.key);
    if (option === undefined) {
      const data = { key: entry.key, place: `\`${area}\``, nearest: nearest(entry.key, known.keys()) };
      const advice = `\`${area}\` has: ${[...known.keys()].join(", ")}`;
      linking.report(diagnose(unknownSetting, entry.keySpan, { ...data, advice }));
      continue;
    }
    const reading = linking.readings.read(entry, option, view);
    if (reading !== undefined) settings.set(option.name, printReading(reading, { tickMilliseconds: 1 }));
  }
  return settings;
}

function readEnvironment(
  profile: Profile,
  view: NodeView | undefined,
  linking: Linking,
): readonly EnvironmentVariable[] {
  const variables: EnvironmentVariable[] = [];
  for (const { key: name, keySpan, value } of entriesOf("environment", profile)) {
    if (!isVariableName(name)) {
      linking.report(diagnose(nameMalformed, keySpan, { what: "environment variable", name, fault: "variable" }));
      continue;
    }
    const datum = linking.resolver.datum(value, view);
    if (datum === undefined) continue;
    if (datum.kind === "list" || datum.kind === "map" || !isReadable(datum.text)) {
      linking.report(diagnose(wrongType, datum.span, { key: name, expected: readableText, found: showDatum(datum) }));
      continue;
    }
    const origin = linking.resolver.origin(value);
    variables.push({ name, text: datum.text, secret: datum.kind === "secret", origin, keySpan });
  }
  return variables;
}
