// Every option of every release, held against lists that were read out of the programs' own sources (fixtures/upstream).
import { describe, expect, test } from "vitest";
import chronos from "../../fixtures/upstream/chronos-options.json" with { type: "json" };
import marathon from "../../fixtures/upstream/marathon-options.json" with { type: "json" };
import mesos from "../../fixtures/upstream/mesos-flags.json" with { type: "json" };
import zookeeper from "../../fixtures/upstream/zookeeper-keys.json" with { type: "json" };
import { optionIn, type Option, type OptionFacts, type TypeName } from "../../src/catalog/option.ts";
import { eraAt, inEra, type Release } from "../../src/catalog/release.ts";
import { linkTargets } from "../../src/targets/link.ts";
import { builtinTargets } from "../../src/targets/builtin.ts";

const { programs, variables } = linkTargets(builtinTargets());

type Plain = string | number | boolean | null;

interface Stretch {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly absentIn?: readonly string[];
}

/** A row of the lists; what a list does not tell of its program is left out. */
interface Upstream extends Stretch {
  readonly name: string;
  readonly type: string;
  readonly typeHistory?: readonly { readonly since: string; readonly type: string }[];
  readonly ranges?: readonly Stretch[];
  readonly env?: string | null;
  readonly aliases?: readonly (Stretch & { readonly name: string; readonly deprecated?: boolean })[];
  readonly default: readonly { readonly since?: string; readonly value: Plain; readonly computed?: string }[];
  readonly enum?: readonly string[];
  readonly values?: readonly { readonly since: string; readonly values: readonly string[]; readonly open?: boolean }[];
  readonly form?: readonly { readonly since: string; readonly form: string }[];
  readonly offFlag?: readonly { readonly since: string; readonly flag: string }[];
  readonly deprecatedSince?: string;
  readonly deprecated?: Stretch & { readonly use?: string };
  readonly renamedFrom?: string;
  readonly renamedTo?: string;
  readonly sensitive?: boolean;
  readonly unit?: string;
  readonly how?: string;
  readonly systemProperty?: string;
}

const lists: Readonly<
  Record<string, { readonly releases: readonly Release[]; readonly rows: readonly Upstream[]; readonly count: number }>
> = {
  "mesos-master": { releases: mesos.releases, rows: mesos.master, count: 64 },
  "mesos-agent": { releases: mesos.releases, rows: mesos.agent, count: 64 },
  marathon: { releases: marathon.releases, rows: marathon.options, count: 125 },
  chronos: { releases: chronos.releases, rows: chronos.options, count: 11 },
  zookeeper: { releases: zookeeper.releases, rows: zookeeper.keys, count: 42 },
};

/** Where the catalog knows better than the list, on purpose. */
const apart: Readonly<Record<string, string>> = {
  "marathon event_subscriber values": "a word may be given that is none of the list",
  "marathon logging_level values": "a class may be named beside the level",
  "zookeeper serverCnxnFactory values": "a class of one's own may be named",
  "zookeeper watchManagerName values": "a class of one's own may be named",
  "zookeeper electionAlg values": "the list tells in a note that 3.6.0 took all but 3",
};

function holds({ since, until, absentIn }: Stretch, release: Release): boolean {
  return inEra({ ...(since ? { since } : {}), ...(until ? { until } : {}), absentIn: absentIn ?? [] }, release);
}

function isThere(row: Upstream, release: Release): boolean {
  return row.ranges === undefined ? holds(row, release) : row.ranges.some((range) => holds(range, release));
}

/** The same facts of an option in one release, from either side. */
type Facts = Readonly<Record<string, unknown>>;

function upstreamFacts(program: string, row: Upstream, release: Release): Facts {
  const fallback = eraAt(row.default, release);
  const values = eraAt(row.values ?? [], release)?.values ?? row.enum;
  const deprecated =
    row.deprecatedSince === undefined
      ? row.deprecated !== undefined && holds(row.deprecated, release)
      : holds({ since: row.deprecatedSince }, release);
  return {
    default: fallback?.computed === undefined ? plain(fallback?.value) : "worked out by the program",
    environment: row.env ?? undefined,
    aliases: names(row.aliases?.filter((alias) => holds(alias, release))),
    deprecated,
    ...(row.form === undefined ? {} : { form: eraAt(row.form, release)?.form }),
    ...(row.offFlag === undefined ? {} : { off: eraAt(row.offFlag, release)?.flag }),
    ...(values === undefined || `${program} ${row.name} values` in apart ? {} : { values: [...values].sort() }),
    ...(row.how === "-D only" ? { systemProperty: row.systemProperty } : {}),
    ...(row.sensitive === undefined ? {} : { sensitive: true }),
    ...(row.renamedTo === undefined ? {} : { renamedTo: row.renamedTo }),
    ...(row.renamedFrom === undefined ? {} : { renamedFrom: row.renamedFrom }),
    type: "fits",
  };
}

function ourFacts(row: Upstream, option: Option, release: Release): Facts {
  const { facts } = option;
  const fallback = eraAt(facts.default ?? [], release);
  const ours: Record<string, unknown> = {
    default: fallback?.words === undefined && fallback?.variable === undefined ? plain(option.default) : "worked out by the program",
    environment: option.environment,
    aliases: names(facts.aliases?.filter((alias) => inEra(alias, release))),
    deprecated: facts.deprecated !== undefined && inEra(facts.deprecated, release),
    form: option.form,
    off: option.off,
    values: [...(option.values ?? [])].sort(),
    systemProperty: facts.systemProperty,
    sensitive: facts.sensitive,
    renamedTo: facts.renamedTo,
    renamedFrom: facts.renamedFrom,
    type: typeFault(eraAt(row.typeHistory ?? [], release)?.type ?? row.type, row.unit, option) ?? "fits",
  };
  return ours;
}

function plain(value: Plain | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function names(aliases: readonly { readonly name: string; readonly deprecated?: boolean }[] = []): readonly string[] {
  return aliases.map(({ name, deprecated }) => `${name}${deprecated === true ? ", deprecated" : ""}`).sort();
}

const texts: readonly TypeName[] = [
  "string", "path", "host", "url", "ip", "port", "list", "zk", "zk-hosts", "zk-path", "master", "json",
  "percentage", "rate", "resources", "attributes", "credentials", "ipv4", "ipv6", "ranges",
  "weights", "whitelist",
]; // prettier-ignore

/** Types of ours that hold what upstream reads as that type. */
const fitting: Readonly<Record<string, readonly TypeName[]>> = {
  bool: ["boolean"],
  boolean: ["boolean"],
  int: ["integer", "port", "duration", "size"],
  long: ["integer", "duration", "size"],
  uint: ["integer", "port"],
  double: ["number", "size"],
  float: ["number"],
  duration: ["duration"],
  bytes: ["size"],
  json: ["json"],
  path: ["path", "credentials", "whitelist"],
  port: ["port"],
  host: ["host"],
  enum: ["string"],
  class: ["string"],
  string: texts,
  uri: ["url"],
  "comma-list": ["list", "zk-hosts"],
  "string-list": ["list"],
  list: ["list"],
  "list (comma)": ["list"],
  "list (comma) or *": ["list"],
  "mesos-master": ["master"],
  "zk-url": ["zk"],
  "id list (colon separated)": ["string"],
  "server line": ["string"],
};

const units: Readonly<Record<string, string>> = { hours: "h", bytes: "B" };
const amounts = new Set(["ns", "us", "ms", "s", "min", "h", "ticks", "B", "KB", "MB"]);

function typeFault(type: string, unit: string | undefined, option: Option): string | undefined {
  if (fitting[type]?.includes(option.type) !== true) return `${option.type} for ${type}`;
  const wanted = unit === undefined ? undefined : (units[unit] ?? unit);
  return wanted === undefined || !amounts.has(wanted) || option.unit === wanted
    ? undefined
    : `unit ${option.unit ?? "none"} for ${wanted}`;
}

describe.each(Object.entries(lists))("%s", (program, { releases, rows, count }) => {
  const target = programs.get(program);
  if (target === undefined) throw new Error(`no target ${program}`);
  const all: readonly OptionFacts[] = [...target.options.values()];

  test("every release is there", () => {
    expect(target.releases).toEqual(releases);
    expect(releases).toHaveLength(count);
  });

  test.each(releases)("%s has the options that its sources have, and no others", (release) => {
    const theirs = rows.filter((row) => isThere(row, release)).map(({ name }) => name);
    const ours = all.filter((facts) => optionIn(facts, release) !== undefined).map(({ name }) => name);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  test("each is what its sources say, in every release", () => {
    const differences = new Map<string, Release[]>();
    let compared = 0;
    for (const release of releases) {
      for (const row of rows.filter((each) => isThere(each, release))) {
        const facts = target.options.get(row.name);
        const option = facts === undefined ? undefined : optionIn(facts, release);
        if (option === undefined) continue;
        const theirs = upstreamFacts(program, row, release);
        const ours = ourFacts(row, option, release);
        compared++;
        for (const [fact, expected] of Object.entries(theirs)) {
          if (JSON.stringify(ours[fact]) === JSON.stringify(expected)) continue;
          const difference = `${row.name}: ${fact} is ${JSON.stringify(ours[fact])}, not ${JSON.stringify(expected)}`;
          differences.set(difference, [...(differences.get(difference) ?? []), release]);
        }
      }
    }
    expect([...differences].map(([difference, where]) => `${difference} (${where[0]} to ${where.at(-1)})`)).toEqual([]);
    expect(compared).toBeGreaterThan(releases.length * 30);
  });

  test("what options name is there", () => {
    const known = new Set(all.map(({ name }) => name));
    for (const facts of all) {
      const relations = [...(facts.conflicts ?? []), ...(facts.requires ?? [])];
      const named = [
        ...relations.flatMap((each) => [each.option, ...(each.while === undefined ? [] : [each.while.option])]),
        ...[facts.deprecated?.use, facts.renamedTo, facts.renamedFrom].filter((name) => name !== undefined),
      ];
      expect(named.filter((name) => !known.has(name)), facts.name).toEqual([]);
    }
  });
});

test("what stands apart from the lists is in them", () => {
  const known = Object.entries(lists).flatMap(([program, { rows }]) => rows.map(({ name }) => `${program} ${name} values`));
  expect(Object.keys(apart).filter((key) => !known.includes(key))).toEqual([]);
});

test("the variables of libprocess are those that its sources read, in every release", () => {
  const libprocess: readonly (Omit<Upstream, "name"> & { readonly env: string })[] = mesos.libprocess;
  const known = [...(variables.get("libprocess")?.known.values() ?? [])];
  const kinds: Readonly<Record<string, readonly TypeName[]>> = { ...fitting, int: ["integer", "port"], ip: ["ip", "ipv4", "ipv6"], uint: ["integer"], string: ["string", "path", "rate"] };
  const told = (name: string, type: string, fallback: Plain | undefined): string => `${name}: ${type}, ${String(fallback ?? "none")}`;
  for (const release of mesos.releases) {
    const theirs = libprocess
      .filter((row) => holds(row, release))
      .map((row) => told(row.env, row.type, eraAt(row.default, release)?.value));
    const ours = known.flatMap((facts) => {
      const option = optionIn(facts, release);
      const row = libprocess.find(({ env }) => env === facts.name);
      if (option === undefined) return [];
      const fits = row !== undefined && kinds[row.type]?.includes(option.type) === true;
      return [told(facts.name, fits ? row.type : option.type, option.default)];
    });
    expect(ours.toSorted(), release).toEqual(theirs.toSorted());
  }
});
