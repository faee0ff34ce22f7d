// Is everything offered that may stand at a place, and nothing that may not?
import { expect, test } from "vitest";
import { accept, labelsAt } from "./accept.ts";

function around(setting: string, role = "masters"): string {
  return `cluster c { versions { mesos = 1.11.0 } }
let dir = "/srv"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
${role} on m[1..3] { ${setting} }
`;
}

const general = ["$dir", "secret", "file"];

test.each([
  ["acls = { permissive: true, run_tasks: [{ | }] }", ["principals", "users"]],
  ["acls = { run_tasks: [{ principals: { | } }] }", ["type", "values"]],
  ["acls = { run_tasks: [{ principals: { type: ANY, | } }] }", ["values"]],
  ["acls = { run_tasks: [{ principals: { type: | } }] }", ["SOME", "ANY", "NONE", "$dir"]],
  ['acls = { run_tasks: [{ principals: { type: "|" } }] }', ["SOME", "ANY", "NONE"]],
  ["acls = { permissive: | }", ["true", "false", "$dir"]],
  ['acls = { permissive: "|" }', []],
  ["credentials = [{ | }]", ["principal", "secret"]],
  ['credentials = [{ principal: "p", | }]', ["secret"]],
  ['credentials = [{ "|" }]', ["principal", "secret"]],
  ['credentials = [{ principal: "p", secret: | }]', general],
  ["weights = { | }", []],
  ["work_dir = { | }", []],
])("masters { %s }", async (setting, expected) => {
  const labels = await labelsAt(around(setting));
  expect(labels.filter((label) => !label.startsWith("${"))).toEqual(expected);
});

test("fields are those of the release", async () => {
  expect(await labelsAt(around("acls = { | }"))).toContain("view_tasks");
  expect(await labelsAt(around("acls = { | }").replace("1.11.0", "0.28.0"))).not.toContain("view_tasks");
});

test.each([
  ["isolation = [|]", "cgroups/mem"],
  ["isolation = [posix/cpu, |]", "cgroups/mem"],
  ['isolation = "|"', "cgroups/mem"],
  ['isolation = "posix/cpu,|"', "cgroups/mem"],
  ['logging_level = "|"', "WARNING"],
  ['init = "|"', "systemd"],
  ['launcher = "|"', "posix"],
  ['version = "|"', "1.9.0"],
])("agents { %s }", async (setting, expected) => {
  expect(await labelsAt(around(setting, "agents"))).toContain(expected);
});

test("what must differ is offered once", async () => {
  expect(await labelsAt(around("isolation = [posix/cpu, |]", "agents"))).not.toContain("posix/cpu");
  expect(await labelsAt(around("isolation = [posix/cpu|]", "agents"))).toContain("posix/cpu");
  expect(await labelsAt(around('isolation = "posix/cpu, |"', "agents"))).not.toContain("posix/cpu");
});

test.each([
  ['isolation = "|"', "cgroups/mem", 'isolation = "cgroups/mem"'],
  ['isolation = "posix/cpu, po|six/mem,disk/du"', "cgroups/mem", 'isolation = "posix/cpu, cgroups/mem,disk/du"'],
  ['isolation = "posix/cpu,|"', "cgroups/mem", 'isolation = "posix/cpu,cgroups/mem"'],
  ['logging_level = "IN|FO"', "WARNING", 'logging_level = "WARNING"'],
  ["isolation = |", "posix/cpu,posix/mem", 'isolation = "posix/cpu,posix/mem"'],
  ["acls = { | }", "run_tasks", "acls = { run_tasks: [{  }] }"],
  ["acls = { permissive| }", "permissive", "acls = { permissive: x }"],
  ['acls = { "|": 1 }', "permissive", 'acls = { "permissive": 1 }'],
])("%s, %s", async (setting, label, expected) => {
  expect(await accept(around(setting, "agents"), label)).toBe(around(expected, "agents"));
});
