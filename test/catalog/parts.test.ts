// What is known of the inside of an option's value, release by release?
import { expect, test } from "vitest";
import { optionIn } from "../../src/catalog/option.ts";
import { partAt, type Part, type Step } from "../../src/catalog/parts.ts";
import { ownTargets } from "../../src/workspace.ts";

/** `acls.run_tasks[].principals`, in a release of Mesos' masters or agents. */
function part(path: string, release: string, program = "mesos-master"): Part | undefined {
  const [name = "", ...keys] = path.split(/(?=\[\])|\./);
  const facts = ownTargets().programs.get(program)?.options.get(name);
  const option = facts === undefined ? undefined : optionIn(facts, release);
  const steps = keys.map((key): Step => (key === "[]" ? { kind: "item" } : { kind: "entry", key }));
  return option === undefined ? undefined : partAt(option, steps);
}

function fieldsOf(path: string, release: string, program?: string): readonly string[] | undefined {
  return part(path, release, program)?.fields.map(({ name, brief }) => `${name}: ${brief}`);
}

test("fields of a release", () => {
  expect(fieldsOf("acls", "0.23.0")).toEqual([
    "permissive: true or false",
    "register_frameworks: list of { principals, roles }",
    "run_tasks: list of { principals, users }",
    "shutdown_frameworks: list of { principals, framework_principals }",
  ]);
  expect(fieldsOf("acls", "1.11.0")).toContain("update_weights: list of { principals, roles }");
  expect(fieldsOf("acls.run_tasks", "1.11.0")).toEqual([]);
  expect(fieldsOf("acls.run_tasks[]", "1.11.0")).toEqual(["principals: { type, values }", "users: { type, values }"]);
  expect(fieldsOf("acls.run_tasks[].users", "1.11.0")).toEqual(["type: SOME | ANY | NONE", "values: list of text"]);
  expect(fieldsOf("acls.run_tasks.users", "1.11.0")).toBeUndefined();
  expect(fieldsOf("acls.get_quotas", "0.23.0")).toBeUndefined();
});

test("words", () => {
  expect(part("acls.run_tasks[].users.type", "1.11.0")?.words).toEqual(["SOME", "ANY", "NONE"]);
  expect(part("acls.permissive", "1.11.0")?.words).toEqual(["true", "false"]);
  expect(part("isolation[]", "0.20.0", "mesos-agent")?.words).toContain("cgroups/perf_event");
  expect(part("isolation[]", "0.19.0", "mesos-agent")?.words).not.toContain("cgroups/perf_event");
});

test("credentials", () => {
  expect(fieldsOf("credentials[]", "1.11.0")).toEqual(["principal: text", "secret: text"]);
  expect(fieldsOf("credentials", "1.11.0")).toEqual(["principal: text", "secret: text"]);
  expect(fieldsOf("credential", "1.11.0", "mesos-agent")).toEqual(["principal: text", "secret: text"]);
});

test("nothing is known of other values", () => {
  expect(part("work_dir", "1.11.0")).toBeUndefined();
  expect(part("work_dir[]", "1.11.0")).toBeUndefined();
});
