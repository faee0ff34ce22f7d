// Which flags a release of the master or the agent knows.
import upstream from "../../../../fixtures/upstream/mesos-flags.json" with { type: "json" };
import { holdsIn, inForce, type Presence } from "../shared/releases.ts";

export type Role = "master" | "agent";

export interface Flag {
  readonly name: string;
  /** bool, string, path, json, duration, bytes, int, uint, double, list. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly fallback: string | undefined;
}

interface FlagFact extends Presence {
  readonly name: string;
  readonly type: string;
  readonly required?: { readonly since: string };
  readonly aliases?: readonly (Presence & { readonly name: string })[];
  readonly typeHistory?: readonly { readonly since: string; readonly type: string }[];
  readonly default: readonly { readonly since: string; readonly value: string | null }[];
}

/** Every name that the release takes, aliases too, with the flag that it means. */
export function flagsOf(role: Role, release: string): ReadonlyMap<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const fact of upstream[role] as readonly FlagFact[]) {
    if (!holdsIn(release, fact)) continue;
    const flag = {
      name: fact.name,
      type: inForce(fact.typeHistory ?? [], release)?.type ?? fact.type,
      isRequired: fact.required !== undefined && holdsIn(release, fact.required),
      fallback: inForce(fact.default, release)?.value ?? undefined,
    };
    flags.set(fact.name, flag);
    for (const alias of fact.aliases ?? []) {
      if (holdsIn(release, alias)) flags.set(alias.name, flag);
    }
  }
  return flags;
}

export function isRelease(release: string): boolean {
  return upstream.releases.includes(release);
}

/** The isolators built into a release; others come from modules. */
export function isolatorsOf(release: string): ReadonlySet<string> {
  const facts = upstream.isolators as readonly (Presence & { readonly name: string })[];
  return new Set(facts.filter((fact) => holdsIn(release, fact)).map(({ name }) => name));
}
