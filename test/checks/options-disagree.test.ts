// Values of two options that must fit together.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

function found(versions: string, masters: string, marathon = ""): string[] {
  return messages(
    "options-disagree",
    `cluster c { versions { ${versions} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { ${masters} }
framework marathon on m[1..2] { ${marathon} }
`,
  );
}

test.each([
  ["mesos = 1.11.0", "role_sorter = random", 1],
  ["mesos = 1.11.0", "framework_sorter = random", 1],
  ["mesos = 1.11.0", "role_sorter = random  framework_sorter = random", 0],
  ["mesos = 0.26.0  marathon = 0.15.7", "roles = [web]  weights = { web: 2, batch: 1 }", 1],
  ["mesos = 0.26.0  marathon = 0.15.7", 'roles = [web]  weights = { web: 2, "*": 1 }', 0],
  ["mesos = 0.26.0  marathon = 0.15.7", "weights = { batch: 1 }", 0],
  ["mesos = 0.27.0  marathon = 0.15.7", "roles = [web]  weights = { batch: 1 }", 0],
])("%s: %s: %i", (versions, settings, count) => {
  expect(found(versions, settings)).toHaveLength(count);
});

test.each([
  ["marathon = 1.9.109", 'default_accepted_resource_roles = "*,web"', 1],
  ["marathon = 1.9.109", 'default_accepted_resource_roles = "*,web"  mesos_role = web', 0],
  ["marathon = 1.11.24", "group_versions_cache_size = 200", 1],
  ["marathon = 1.11.24", "group_versions_cache_size = 201", 0],
  ["marathon = 1.11.24", "max_running_deployments = 500", 1],
  ["marathon = 1.7.37", "max_running_deployments = 499", 0],
])("%s: %s: %i", (versions, settings, count) => {
  expect(found(versions, "", settings)).toHaveLength(count);
});
