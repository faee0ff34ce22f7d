// One flag or key of an upstream program: the facts as the data files hold them, and the option in force in one release.
import { eraAt, inEra, type Era, type Release } from "./release.ts";
import type { Shapes } from "./shape.ts";

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
  | "ipv4"
  | "ipv6"
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
  | "rate"
  | "ranges"
  | "whitelist"
  | "weights";

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
  /** A number counts in `unit`; a text has a unit of its own: `10mins`. */
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  /** What it must be more than. */
  readonly above?: number | string;
  /** A regular expression that the text, or each item of a list, must match, and what that is in words. */
  readonly pattern?: string;
  readonly expects?: string;
  /** Between the items of a `list`; `,` unless given. */
  readonly separator?: string;
  /** The items of a `list` differ from each other. */
  readonly unique?: boolean;
  /** Which fields a `json` option has: a shape of targets/shapes. */
  readonly shape?: string;
  /** Names that are not among `values` may come from modules. */
  readonly modules?: boolean;
}

/** A legal word in the releases that know it. */
export interface WordFacts extends Era {
  readonly name: string;
}

/** A rule between an option and others of its program. */
export interface Relation extends Era {
  readonly option: string;
  /** Values of the option itself, or words of its list, with which the rule holds; any, where nothing is said. */
  readonly is?: readonly string[];
  /** What the other has, or holds among others where it is a list; anything, where nothing is said. */
  readonly has?: string;
  /** What does as well as `has`. */
  readonly or?: readonly string[];
  /** The rule holds while a third option has this value, or has it by default. */
  readonly while?: { readonly option: string; readonly is: string };
}

/** How the value of an option must compare with another's, defaults counted. */
export interface Comparison extends Era {
  readonly option: string;
  /** `be-among`: every word of it is one of the other's, or one of `or`. */
  readonly must: "equal" | "not-exceed" | "exceed" | "be-among";
  /** `exceed` means more than so many times the other. */
  readonly times?: number;
  readonly or?: readonly string[];
  /** An option that is not set counts as one that holds nothing; else there is nothing to compare with. */
  readonly unset?: "empty";
}

/** When a program reads an option and does nothing with it; all that is said must hold. */
export interface Ineffective extends Era {
  readonly why: string;
  /** The other option is not set. */
  readonly without?: string;
  /** The other option has no such value, nor holds it, nor has it by default. */
  readonly unless?: { readonly option: string; readonly is: string };
  /** The option's own text does not hold this. */
  readonly lacking?: string;
}

/** An option as the data files hold it (targets/<target>/options/*.json); every release's facts in one row. */
export interface OptionFacts extends Era, TypeFacts {
  /** With `.N` at its end it stands for a family of keys (`authProvider.1`), by any word in that place. */
  readonly name: string;
  /** One line in our own words. */
  readonly summary?: string;
  /** What an operator should know of it, a sentence each. */
  readonly notes?: readonly (Era & { readonly text: string })[];
  /** The closed list of legal words, where releases brought and took some; instead of `values`. */
  readonly words?: readonly WordFacts[];
  /** What the program does when the option is not given, oldest first; `value` null where there is none. */
  readonly default?: readonly DefaultFacts[];
  /** Facts of the type that replace the ones above from a release on, oldest first. */
  readonly types?: readonly ({ readonly since: Release } & Partial<TypeFacts>)[];
  /** Releases in which the program does not start without it. */
  readonly required?: boolean | Era;
  /** Options that the program refuses beside it; said once, on one of the two. */
  readonly conflicts?: readonly Relation[];
  /** Options that the program needs beside it. */
  readonly requires?: readonly Relation[];
  /** Options whose values must fit to its own. */
  readonly compared?: readonly Comparison[];
  readonly ineffective?: readonly Ineffective[];
  /** Upstream advises against it: `use` is the option that took its place, `note` what else there is to say. */
  readonly deprecated?: Era & { readonly use?: string; readonly note?: string };
  /** Not the operator's to set: mesosc writes it itself, or it would keep the service from running. */
  readonly managed?: Era & ManagedFacts;
  readonly aliases?: readonly ({ readonly name: string; readonly deprecated?: boolean } & Era)[];
  /** Older and newer name of the same thing. */
  readonly renamedFrom?: string;
  readonly renamedTo?: string;
  /** What upstream's documents call it, which no release reads. */
  readonly documentedAs?: string;
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
  /** Where `shape` is looked up; no part of the data files. */
  readonly shapes?: Shapes;
}

export interface ManagedFacts {
  /** What it follows from, or what it would do: `the nodes of the ensemble`. */
  readonly why: string;
  /** What to write instead. */
  readonly instead?: string;
  /** A value that mesosc works out for each node, and that may be written as well: `voting` is `participant` or `observer`. */
  readonly follows?: "voting";
}

/** What a program does without an option; `words` or `variable` where it is no value of its own. */
export interface DefaultFacts {
  readonly since?: Release;
  readonly value: string | number | boolean | null;
  readonly words?: string;
  /** The variable of the service that it is taken from. */
  readonly variable?: string;
}

/** An option in force in one release. */
export interface Option extends TypeFacts {
  readonly name: string;
  readonly facts: OptionFacts;
  readonly release: Release;
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
  const words = facts.words?.filter((word) => inEra(word, release)).map(({ name }) => name);
  return {
    name: facts.name,
    facts,
    release,
    type: type.type ?? facts.type,
    ...(words === undefined ? {} : { values: words }),
    ...Object.fromEntries(
      facets.flatMap((facet) => {
        const value = type[facet] ?? facts[facet];
        return value === undefined ? [] : [[facet, value]];
      }),
    ),
    default: fallback ?? undefined,
    form: form?.form ?? "value",
    off: form?.off,
    format: eraAt(facts.formats ?? [], release)?.format,
    environment: facts.environment,
    required: facts.required === true || (typeof facts.required === "object" && inEra(facts.required, release)),
  };
}

/** What a type needs to know besides its name. */
const facets = [
  "unit",
  "values",
  "minimum",
  "maximum",
  "above",
  "pattern",
  "expects",
  "separator",
  "unique",
  "shape",
  "modules",
] as const satisfies readonly Exclude<keyof TypeFacts, "type">[];
