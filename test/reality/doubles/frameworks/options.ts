// Command lines of Marathon and Chronos, as their option parser (scallop) reads them.
import chronosFacts from "../../../../fixtures/upstream/chronos-options.json" with { type: "json" };
import marathonFacts from "../../../../fixtures/upstream/marathon-options.json" with { type: "json" };
import { Refusal } from "../shared/refusal.ts";
import { holdsIn, inForce, type Presence } from "../shared/releases.ts";

export type Product = "marathon" | "chronos";

interface OptionFact extends Presence {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly form?: readonly { readonly since: string; readonly form: string }[];
  readonly offFlag?: readonly { readonly since: string; readonly flag: string }[];
  readonly typeHistory?: readonly { readonly since: string; readonly type: string }[];
  readonly values?: readonly { readonly since: string; readonly values: readonly string[]; readonly open?: boolean }[];
  readonly default: readonly { readonly since: string; readonly value: string | number | boolean | null }[];
}

export interface FrameworkOptions {
  readonly release: string;
  /** Given, in either form of a toggle. */
  has(name: string): boolean;
  /** Given or default. */
  text(name: string): string | undefined;
  isOn(name: string): boolean;
  /** The names that a closed list of values holds in this release; undefined where there is none. */
  valuesOf(name: string): readonly string[] | undefined;
}

const facts: Readonly<
  Record<Product, { readonly releases: readonly string[]; readonly options: readonly OptionFact[] }>
> = {
  marathon: marathonFacts,
  chronos: chronosFacts,
};

/** Gone, and yet known to the parser, which ends otherwise than for an unknown name. */
const stillParsed: ReadonlySet<string> = new Set(["marathon default_accepted_resource_roles"]);

export function readOptions(product: Product, release: string, args: readonly string[]): FrameworkOptions {
  const { releases, options } = facts[product];
  if (!releases.includes(release)) throw new Error(`no facts about ${product} ${release}`);
  const isPresent = (fact: OptionFact): boolean => holdsIn(release, fact) || stillParsed.has(`${product} ${fact.name}`);
  const present = new Map(options.filter(isPresent).map((fact) => [fact.name, fact]));
  const offFlags = new Map(
    [...present.values()].map((fact) => [inForce(fact.offFlag ?? [], release)?.flag, fact.name]),
  );
  const values = new Map<string, string>();

  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? "";
    if (!word.startsWith("--")) throw wrong(`Excess arguments provided: '${word}'`);
    const name = word.slice(2);
    const offFor = offFlags.get(name);
    const fact = present.get(offFor ?? name);
    if (fact === undefined) throw wrong(`Unknown option '${name}'`);
    if (values.has(fact.name) && !isRepeatable(fact, release))
      throw wrong(`Option '${fact.name}' is given more than once`);
    if (fact.type === "boolean") {
      values.set(fact.name, String(offFor === undefined));
      continue;
    }
    index += 1;
    const value = args[index];
    if (value === undefined || /^--?[A-Za-z]/.test(value))
      throw wrong(`Bad arguments for option '${name}': a value is missing`);
    if (!fits(inForce(fact.typeHistory ?? [], release)?.type ?? fact.type, value)) {
      throw wrong(`Bad arguments for option '${name}': '${value}' - wrong arguments format`);
    }
    values.set(fact.name, value);
  }
  for (const { name, required } of present.values()) {
    // Chronos's master is marked so too, but has a default.
    const isGiven = values.has(name) || defaultOf(present.get(name), release) !== undefined;
    if (required === true && !isGiven) throw wrong(`Required option '${name}' not found`);
  }
  return {
    release,
    has: (name) => values.has(name),
    text: (name) => values.get(name) ?? defaultOf(present.get(name), release),
    isOn: (name) => (values.get(name) ?? defaultOf(present.get(name), release)) === "true",
    valuesOf: (name) => {
      const history = inForce(present.get(name)?.values ?? [], release);
      return history === undefined || history.open === true ? undefined : history.values;
    },
  };
}

function wrong(message: string): Refusal {
  return new Refusal(`[scallop] Error: ${message}`);
}

function defaultOf(fact: OptionFact | undefined, release: string): string | undefined {
  const value = inForce(fact?.default ?? [], release)?.value;
  return value === undefined || value === null ? undefined : String(value);
}

/** http_endpoints was a list of words in 0.8. */
function isRepeatable(fact: OptionFact, release: string): boolean {
  return inForce(fact.typeHistory ?? [], release)?.type === "string-list";
}

function fits(type: string, value: string): boolean {
  switch (type) {
    case "int":
      return /^-?[0-9]+$/.test(value) && Math.abs(Number(value)) <= 2 ** 31;
    case "long":
      return /^-?[0-9]+$/.test(value);
    case "double":
      return /^-?[0-9]+(\.[0-9]+)?$/.test(value);
    default:
      return true;
  }
}
