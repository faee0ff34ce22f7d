// Does JSON reach the program whole, with only the fields that its release reads?
import { describe, expect, test } from "vitest";
import { optionIn, type Option } from "../../src/catalog/option.ts";
import { list, map, option, quoted, told, word } from "../kit/datum.ts";
import { ownTargets } from "../../src/workspace.ts";

test("a map is JSON, words that read as scalars being those", () => {
  const json = option({ type: "json" });
  expect(told(map({ permissive: word("false"), n: word("3"), who: list(word("*")) }), json)).toBe(
    '{"permissive":false,"n":3,"who":["*"]}',
  );
  expect(told({ ...quoted(""), kind: "string", text: '{"a": 1}' }, json)).toBe('{"a":1}');
  expect(told(quoted("{a: 1}"), json)).toContain("wrong-type");
});

test("JSON of a file is JSON, and its first fault is told by line and column", () => {
  const json = option({ name: "acls", type: "json" });
  const file = (text: string): string => told({ kind: "file", text, span: quoted("").span }, json);
  expect(file('{\n"a": 1\n}\n')).toBe('{"a":1}');
  expect(file('{\n "a" 1}')).toContain("wrong-type: `acls` takes JSON, not a file's text");
  expect(told(quoted("[1 2]"), json)).toMatch(/ @ 2$/);
});

function mesosOption(program: string, name: string, release: string): Option {
  const facts = ownTargets().programs.get(program)?.options.get(name);
  const found = facts === undefined ? undefined : optionIn(facts, release);
  if (found === undefined) throw new Error(`${program} ${release} has no ${name}`);
  return found;
}

const anybody = map({ type: word("ANY") });
const some = map({ values: list(word("ops")) });

describe("ACLs by release", () => {
  const acls = (release: string) => mesosOption("mesos-master", "acls", release);
  test.each([
    ["1.11.0", "run_tasks", "users", '{"run_tasks":[{"principals":{"values":["ops"]},"users":{"type":"ANY"}}]}'],
    ["1.11.0", "run_task", "users", "field-unknown"],
    ["1.2.3", "set_quotas", "roles", '{"set_quotas":[{"principals":{"values":["ops"]},"roles":{"type":"ANY"}}]}'],
    ["1.3.0", "set_quotas", "roles", "field-unknown"],
    ["0.27.0", "create_volumes", "roles", "field-unknown"],
    ["0.27.0", "create_volumes", "volume_types", '{"create_volumes"'],
    ["0.28.0", "create_volumes", "roles", '{"create_volumes"'],
    ["1.7.2", "destroy_raw_disks", "roles", "field-unknown"],
    ["1.7.3", "destroy_raw_disks", "roles", '{"destroy_raw_disks"'],
  ])("%s: %s by %s", (release, rule, about, expected) => {
    const given = map({ [rule]: list(map({ principals: some, [about]: anybody })) });
    expect(told(given, acls(release))).toContain(expected);
  });

  test("an entity is of a known type, and both must be there", () => {
    const entity = map({ type: word("ALL") });
    expect(told(map({ run_tasks: list(map({ principals: entity, users: anybody })) }), acls("1.4.1"))).toContain(
      "not-in-enum",
    );
    expect(told(map({ run_tasks: list(map({ principals: some })) }), acls("1.4.1"))).toContain("field-missing");
    expect(told(map({ run_tasks: map({}) }), acls("1.4.1"))).toContain("wrong-type");
  });

  test("a fault in a text is shown at its place", () => {
    const text = quoted("{'permissive': 1}".replaceAll("'", '"'));
    const { source, start, end } = text.span;
    expect(
      told({ ...text, span: { source: { ...source, text: '"{"permissive": 1}"' }, start, end } }, acls("1.4.1")),
    ).toContain("`acls.permissive` takes true or false");
  });
});

test("numbers among variables become texts, as Mesos wants them", () => {
  const variables = mesosOption("mesos-agent", "executor_environment_variables", "1.4.1");
  expect(told(map({ THREADS: word("4"), ON: word("true") }), variables)).toBe('{"THREADS":"4","ON":"true"}');
});

test("features that a release demands are asked for by name", () => {
  const features = (release: string) => mesosOption("mesos-agent", "agent_features", release);
  const given = map({
    capabilities: list(
      ...["MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT"].map((type) => map({ type: word(type) })),
    ),
  });
  expect(told(given, features("1.5.0"))).toContain('"MULTI_ROLE"');
  expect(told(given, features("1.8.0"))).toContain("AGENT_OPERATION_FEEDBACK");
});

test("limits of one principal, and limits of nothing, are refused", () => {
  const limits = mesosOption("mesos-master", "rate_limits", "1.4.1");
  const limit = (principal: string, qps: string) => map({ principal: word(principal), qps: word(qps) });
  expect(told(map({ limits: list(limit("a", "1"), limit("b", "2.5")) }), limits)).toContain('"qps":2.5');
  expect(told(map({ limits: list(limit("a", "1"), limit("a", "2")) }), limits)).toContain("duplicate-value");
  expect(told(map({ limits: list(limit("a", "0")) }), limits)).toContain("out-of-range");
});

test("resources are text, and from 0.26 on JSON as well", () => {
  const cpus = map({ name: word("cpus"), type: word("SCALAR"), scalar: map({ value: word("4") }) });
  const resources = (release: string) => mesosOption("mesos-agent", "resources", release);
  expect(told(list(cpus), resources("0.26.0"))).toBe('[{"name":"cpus","type":"SCALAR","scalar":{"value":4}}]');
  expect(told(list(cpus), resources("0.25.1"))).toContain("resources-malformed");
  expect(
    told(list(map({ name: word("cpus"), type: word("SCALAR"), revocable: map({}) })), resources("1.4.1")),
  ).toContain("revocable");
});

test("JSON that is nested without end is refused, and harms nobody", () => {
  const acls = mesosOption("mesos-master", "acls", "1.4.1");
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  expect(told({ kind: "file", text: `{"run_tasks": ${deep}}`, span: quoted("").span }, acls)).toContain(
    "nested less deep",
  );
});
