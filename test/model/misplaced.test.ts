// Keys that are right somewhere else.
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { linkText } from "./linking.ts";

function help(cluster: string, ensemble: string, agents: string): string | undefined {
  const [first] = linkText(`cluster c { ${cluster} }
node m1
node s1
ensemble main on m1 { ${ensemble} }
masters on m1
agents on s1 { ${agents} }`).diagnostics;
  return first === undefined ? undefined : inWords(first).help;
}

test.each([
  ["mesos = 1.4.1", "", "", "write `versions { mesos = … }`"],
  ["", "versions { zookeeper = 3.8.0 }", "", "a role runs one program: write `version = …`"],
  ["", "myid = 3", "", "mesosc writes each node's myid; `ids = { NODE: 3 }` gives a node another one"],
  ["", "", "zk = main/mesos", "agents are told where the masters are: write `master = …`"],
])("cluster { %s }, ensemble { %s }, agents { %s }", (cluster, ensemble, agents, expected) => {
  expect(help(cluster, ensemble, agents)).toBe(expected);
});
