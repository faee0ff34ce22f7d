// The options of a program by name, each read when it is first asked for.
import type { OptionFacts } from "./option.ts";

/** What few options say, and somebody looks for among all of a program. */
export type RareField = "aliases" | "compared" | "ineffective" | "modules" | "required";

/** Which options there are, known without reading them. */
export interface OptionIndex {
  readonly names: readonly string[];
  /** The options that have a field. */
  readonly having: Readonly<Record<RareField, readonly string[]>>;
}

export interface OptionTable {
  /** The same object each time. */
  get(name: string): OptionFacts | undefined;
  has(name: string): boolean;
  keys(): readonly string[];
  /** Reads them all. */
  values(): readonly OptionFacts[];
  /** Those with a field. */
  having(field: RareField): readonly OptionFacts[];
}

export function indexOptions(options: readonly Pick<OptionFacts, "name" | RareField>[]): OptionIndex {
  const having = (field: RareField) =>
    options.filter((facts) => facts[field] !== undefined && facts[field] !== false).map(({ name }) => name);
  return {
    names: options.map(({ name }) => name),
    having: {
      aliases: having("aliases"),
      compared: having("compared"),
      ineffective: having("ineffective"),
      modules: having("modules"),
      required: having("required"),
    },
  };
}

/** A table of the options in an index; `read` reads one of them, once. */
export function optionTable(
  { names, having }: OptionIndex,
  read: (name: string) => OptionFacts | undefined,
): OptionTable {
  const known = new Map<string, OptionFacts>();
  function get(name: string): OptionFacts | undefined {
    const facts = known.get(name) ?? (names.includes(name) ? read(name) : undefined);
    if (facts !== undefined) known.set(name, facts);
    return facts;
  }
  const all = (wanted: readonly string[]) => wanted.flatMap((name) => get(name) ?? []);
  return {
    get,
    has: (name) => known.has(name) || names.includes(name),
    keys: () => names,
    values: () => all(names),
    having: (field) => all(having[field]),
  };
}
