// One flag or key of an upstream program: the facts as the data files hold them, and the option in force in one release.
import { eraAt, inEra, type Era, type Release } from "./release.ts";

/** How a value is read, checked and printed; `types.ts` has them all. */
export type TypeName =
  | "string"
  | "boolean"
  | "integer"
  | "number"
  | "duration"
  | "size"
  | "path"
  | "port"
  | "ip"
  | "host"
  | "url"
  | "list"
  | "zk"
  | "zk-hosts"
  | "zk-path"
  | "master"
  | "json"
  | "resources"
  | "attributes"
  | "credentials"
  | "percentage"
  | "rate";

/**
 * The unit in which the program reads a number that means a time or an amount; `mesos` is stout's own spelling (`30secs`, `512MB`).
 * Without a unit a duration is not a duration but an `integer`.
 */
export type Unit = "mesos" | "ns" | "us" | "ms" | "s" | "min" | "h" | "d" | "ticks" | "B" | "KB" | "MB";

/** What a type needs to know besides its name. */
export interface TypeFacts {
  readonly type: TypeName;
  readonly unit?: Unit;
  /** Legal words, for types that have a closed list. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Between the items of a `list`; `,` unless given. */
  readonly separator?: string;
}

/** An option as the data files hold it (targets/<target>/options/*.json); every release's facts in one row. */
export interface OptionFacts extends Era, TypeFacts {
  readonly name: string;
  /** One line in our own words. */
  readonly summary?: string;
  /** What the program does when the option is not given, oldest first; `value` null where there is none. */
  readonly default?: readonly { readonly since?: Release; readonly value: string | number | boolean | null }[];
  /** Facts of the type that replace the ones above from a release on, oldest first. */
  readonly types?: readonly ({ readonly since: Release } & Partial<TypeFacts>)[];
  /** Releases in which the program does not start without it. */
  readonly required?: boolean | Era;
  readonly deprecated?: Era & { readonly note?: string };
  readonly aliases?: readonly ({ readonly name: string; readonly deprecated?: boolean } & Era)[];
  /** Older and newer name of the same thing. */
  readonly renamedFrom?: string;
  readonly renamedTo?: string;
  /** The environment variable that sets it, where there is one. */
  readonly environment?: string;
  /** The Java system property that sets it, for options that the program reads nowhere else. */
  readonly systemProperty?: string;
  /** How a boolean is written: `value` = `--x=false`; `flag` = bare `--x`, off cannot be said; `toggle` = bare `--x` or `--<off>`. */
  readonly form?: readonly {
    readonly since?: Release;
    readonly form: "value" | "flag" | "toggle";
    readonly off?: string;
  }[];
  /** Which form of a text with structure a release reads (credentials: `text` or `json`; attributes: `one-colon`, `colons`, `finite`), oldest first. */
  readonly formats?: readonly { readonly since?: Release; readonly format: string }[];
  /** Its value is a secret, or holds one. */
  readonly sensitive?: boolean;
}

/** An option in force in one release. */
export interface Option extends TypeFacts {
  readonly name: string;
  readonly facts: OptionFacts;
  readonly default: string | number | boolean | undefined;
  readonly form: "value" | "flag" | "toggle";
  readonly off: string | undefined;
  readonly format: string | undefined;
  readonly environment: string | undefined;
  readonly required: boolean;
}

/** The option as `release` has it; undefined where that release does not have it. */
export function optionIn(facts: OptionFacts, release: Release): Option | undefined {
  if (!inEra(facts, release)) return undefined;
  const form = eraAt(facts.form ?? [], release);
  const type: Partial<TypeFacts> = eraAt(facts.types ?? [], release) ?? {};
  const fallback = eraAt(facts.default ?? [], release)?.value;
  return {
    name: facts.name,
    facts,
    type: type.type ?? facts.type,
    ...pick("unit", type, facts),
    ...pick("values", type, facts),
    ...pick("minimum", type, facts),
    ...pick("maximum", type, facts),
    ...pick("separator", type, facts),
    default: fallback ?? undefined,
    form: form?.form ?? "value",
    off: form?.off,
    format: eraAt(facts.formats ?? [], release)?.format,
    environment: facts.environment,
    required: facts.required === true || (typeof facts.required === "object" && inEra(facts.required, release)),
  };
}

function pick<Key extends keyof TypeFacts>(
  key: Key,
  newer: Partial<TypeFacts>,
  older: TypeFacts,
): Pick<TypeFacts, Key> | object {
  const value = newer[key] ?? older[key];
  return value === undefined ? {} : { [key]: value };
}
