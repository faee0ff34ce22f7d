// A Mesos command line and its environment, read as the flag library of a release reads them.
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import type { Place } from "../shared/settings.ts";
import { flagsOf, type Flag, type Role } from "./catalog.ts";
import { readFlagValue } from "./flag-values.ts";

export interface Given {
  readonly role: Role;
  readonly release: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly place: Place;
}

/** What the program goes on with: given values and defaults, by the flags' own names. */
export interface FlagValues {
  has(name: string): boolean;
  /** Given or default; undefined where neither is. The first of several names that this release knows. */
  text(...names: readonly string[]): string | undefined;
  isOn(...names: readonly string[]): boolean;
}

interface Written {
  readonly value: string | undefined;
  readonly from: "environment" | "command line";
}

/** Refuses what the release refuses while loading flags; what it checks later is in `checks.ts`. */
export function loadFlags(given: Given): FlagValues {
  const flags = flagsOf(given.role, given.release);
  const written = fromEnvironment(given, flags);
  addCommandLine(given, written);
  const values = new Map<string, string>();
  const loadedVia = new Map<string, string>();
  for (const [name, { value }] of written) {
    const { flag, text } = meantBy(name, value, flags);
    const former = loadedVia.get(flag.name);
    if (former !== undefined && isFrom(given.release, "1.0.0")) throw alreadyLoaded(flag.name, former);
    loadedVia.set(flag.name, name);
    values.set(flag.name, readFlagValue(flag, text, given));
  }
  for (const flag of flags.values()) {
    if (flag.isRequired && !values.has(flag.name)) {
      throw new Refusal(`Flag '${flag.name}' is required, but it was not provided`, "usage");
    }
  }
  return valuesOf(flags, values);
}

/** `MESOS_` and the name, in any case after the prefix; what is no flag is ignored. */
function fromEnvironment({ environment }: Given, flags: ReadonlyMap<string, Flag>): Map<string, Written> {
  const written = new Map<string, Written>();
  for (const [variable, value] of Object.entries(environment)) {
    const name = variable.startsWith("MESOS_") ? variable.slice("MESOS_".length).toLowerCase() : undefined;
    if (name !== undefined && flags.has(name)) written.set(name, { value, from: "environment" });
  }
  return written;
}

/** Words that are not `--…` are ignored, and everything after `--` is. */
function addCommandLine({ args, release }: Given, written: Map<string, Written>): void {
  for (const arg of args.map((word) => word.trim())) {
    if (arg === "--") return;
    if (!arg.startsWith("--")) continue;
    const equals = arg.indexOf("=");
    const name = arg.slice(2, equals === -1 ? undefined : equals).toLowerCase();
    const former = written.get(name);
    const environmentGivesWay = former?.from === "environment" && isFrom(release, "0.25.0");
    if (former !== undefined && !environmentGivesWay) {
      if (isFrom(release, "1.0.0")) throw alreadyLoaded(name, name);
      throw new Refusal(`Duplicate flag '${name}' on command line`, "usage");
    }
    written.set(name, { value: equals === -1 ? undefined : arg.slice(equals + 1), from: "command line" });
  }
}

function alreadyLoaded(name: string, former: string): Refusal {
  return new Refusal(`Flag '${name}' is already loaded via name '${former}'`, "usage");
}

function meantBy(
  name: string,
  value: string | undefined,
  flags: ReadonlyMap<string, Flag>,
): { flag: Flag; text: string } {
  const flag = flags.get(name);
  if (flag !== undefined) {
    if (value === undefined && flag.type !== "bool") {
      throw new Refusal(`Failed to load non-boolean flag '${name}': Missing value`, "usage");
    }
    return { flag, text: value ?? "" };
  }
  if (!name.startsWith("no-")) throw new Refusal(`Failed to load unknown flag '${name}'`, "usage");
  const plain = name.slice("no-".length);
  const denied = flags.get(plain);
  if (denied === undefined) throw new Refusal(`Failed to load unknown flag '${plain}' via '${name}'`, "usage");
  if (denied.type !== "bool") throw new Refusal(`Failed to load non-boolean flag '${plain}' via '${name}'`, "usage");
  if (value !== undefined && value !== "") {
    throw new Refusal(`Failed to load boolean flag '${plain}' via '${name}' with value '${value}'`, "usage");
  }
  return { flag: denied, text: "false" };
}

function valuesOf(flags: ReadonlyMap<string, Flag>, values: ReadonlyMap<string, string>): FlagValues {
  const text = (...names: readonly string[]): string | undefined => {
    const flag = names.map((name) => flags.get(name)).find((candidate) => candidate !== undefined);
    return flag === undefined ? undefined : (values.get(flag.name) ?? flag.fallback);
  };
  return {
    has: (name) => values.has(flags.get(name)?.name ?? name),
    text,
    isOn: (...names) => text(...names) === "true",
  };
}
