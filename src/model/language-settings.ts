// mesosc's own settings as data: what the language adds to the programs' options, and where it may stand.
import { optionIn, type Option, type OptionFacts } from "../catalog/option.ts";
import type { RoleKind } from "../targets/target.ts";
import type { SectionArea } from "./blocks.ts";

/** Which block a setting may stand in. */
export type Place = "cluster" | "node" | RoleKind;

export interface LanguageSetting {
  readonly facts: OptionFacts;
  /** What it takes, in words, where its type does not say it. */
  readonly takes?: string;
  readonly places: readonly Place[];
  /** Whether an `on` block inside a role may set it for some of the nodes. */
  readonly narrowing: "allowed" | "refused";
}

const everyRole = ["ensemble", "masters", "agents", "framework"] as const;
const everyLevel = ["cluster", "node", ...everyRole] as const;

const settings: readonly LanguageSetting[] = [
  {
    facts: { name: "os", type: "string", summary: "The operating system of the nodes." },
    places: ["cluster", "node"],
    narrowing: "refused",
  },
  {
    facts: { name: "init", type: "string", summary: "The init system, where the operating system has several." },
    places: everyLevel,
    narrowing: "allowed",
  },
  {
    facts: { name: "packaging", type: "string", summary: "How the program is installed and reads its configuration." },
    places: everyLevel,
    narrowing: "allowed",
  },
  {
    facts: { name: "prefix", type: "path", summary: "The folder that a tarball was unpacked to." },
    places: everyLevel,
    narrowing: "allowed",
  },
  {
    facts: { name: "version", type: "string", summary: "The release of the program." },
    takes: "a release such as 1.11.0",
    places: everyLevel,
    narrowing: "allowed",
  },
  {
    facts: { name: "user", type: "string", summary: "The user that the service runs as." },
    places: everyLevel,
    narrowing: "allowed",
  },
  {
    facts: {
      name: "zk",
      type: "zk",
      summary: "Where the program keeps its state: an ensemble's path, or a zk:// string.",
    },
    places: ["masters", "framework"],
    narrowing: "allowed",
  },
  {
    facts: {
      name: "master",
      type: "master",
      summary: "Where the masters are found: an ensemble's path, or a zk:// string.",
    },
    places: ["agents", "framework"],
    narrowing: "allowed",
  },
  {
    facts: { name: "ids", type: "json", summary: "Member ids by node; the others are numbered by their position." },
    takes: "a map from nodes to numbers from 1 to 255, such as { m1: 1, m3: 9 }",
    places: ["ensemble"],
    narrowing: "refused",
  },
  {
    facts: { name: "observers", type: "list", summary: "Nodes that serve clients and do not vote." },
    takes: "nodes such as zk4, zk[4..5] or [zk4, zk5]",
    places: ["ensemble"],
    narrowing: "refused",
  },
  {
    facts: { name: "servers", type: "list", summary: "Servers of an ensemble that somebody else runs, as host:port." },
    takes: 'a list of addresses with the client port, such as ["zk1:2181", "zk2:2181"]',
    places: ["ensemble"],
    narrowing: "refused",
  },
  {
    facts: {
      name: "peerPort",
      type: "port",
      summary: "The port that followers reach the leader at.",
      default: [{ value: 2888 }],
    },
    places: ["ensemble"],
    narrowing: "allowed",
  },
  {
    facts: {
      name: "electionPort",
      type: "port",
      summary: "The port that leaders are elected at.",
      default: [{ value: 3888 }],
    },
    places: ["ensemble"],
    narrowing: "allowed",
  },
];

const serviceFacts: readonly OptionFacts[] = [
  {
    name: "restart",
    type: "string",
    values: ["always", "on-failure", "no"],
    summary: "When the init system starts the service again.",
    default: [{ value: "always" }],
  },
  {
    name: "restart_delay",
    type: "duration",
    unit: "s",
    summary: "The pause before it does.",
    default: [{ value: "20s" }],
  },
  { name: "open_files", type: "integer", minimum: 64, maximum: 1_048_576, summary: "The limit of open files." },
  {
    name: "stop_timeout",
    type: "duration",
    unit: "s",
    minimum: 1,
    summary: "How long stopping may take before the service is killed.",
  },
];

const jvmFacts: readonly OptionFacts[] = [
  { name: "heap", type: "size", unit: "MB", minimum: 1, summary: "The largest heap of the Java machine." },
  { name: "options", type: "list", separator: " ", summary: "Further options of the Java machine." },
];

/** mesosc's settings have no releases; they are looked up as of any. */
function asOptions(facts: readonly OptionFacts[]): ReadonlyMap<string, Option> {
  return new Map(facts.flatMap((one) => optionIn(one, "0") ?? []).map((option) => [option.name, option]));
}

const options = asOptions(settings.map(({ facts }) => facts));
const byName = new Map(settings.map((setting) => [setting.facts.name, setting]));

/** mesosc's own setting of that name, where it may stand in that place. */
export function languageSetting(name: string, place: Place): LanguageSetting | undefined {
  const setting = byName.get(name);
  return setting?.places.includes(place) === true ? setting : undefined;
}

/** The names that may stand in a place, for the nearest. */
export function languageNames(place: Place): readonly string[] {
  return settings.filter(({ places }) => places.includes(place)).map(({ facts }) => facts.name);
}

/** What the cluster, a node and every role may set: the deeper level wins. */
export const levelNames: readonly string[] = settings
  .filter(({ places }) => places === everyLevel)
  .map(({ facts }) => facts.name);

export type LanguageName =
  "os" | "init" | "packaging" | "prefix" | "version" | "user" | "zk" | "master" | "peerPort" | "electionPort";

/** One of mesosc's own settings as an option that values can be read for. */
export function languageOption(name: LanguageName): Option {
  const option = options.get(name);
  if (option === undefined) throw new Error(`no language setting ${name}`);
  return option;
}

/** Keys of `service { … }` and `jvm { … }`. */
export const sectionOptions: Readonly<Record<"service" | "jvm", ReadonlyMap<string, Option>>> = {
  service: asOptions(serviceFacts),
  jvm: asOptions(jvmFacts),
};

/** Sections that a place may hold. Mesos is no Java program, so its roles have no `jvm`. */
export const sectionsIn: Readonly<Record<Place, readonly SectionArea[]>> = {
  cluster: ["versions"],
  node: ["versions"],
  ensemble: ["service", "environment", "jvm"],
  masters: ["service", "environment"],
  agents: ["service", "environment", "resources", "attributes"],
  framework: ["service", "environment", "jvm"],
};
