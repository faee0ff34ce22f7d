// Is a node planned alike, whichever nodes of its kind were planned before it?
import fastGlob from "fast-glob";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CheckedCluster } from "../../src/model/cluster.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { createNodePlanner } from "../../src/plan/plan-node.ts";
import type { NodePlan } from "../../src/plan/plan.ts";
import { analysisOf, type Given } from "../kit/analyse.ts";
import { targets } from "../kit/init.ts";

function checked(text: string, given: Given = {}): CheckedCluster {
  const analysis = analysisOf(text, given);
  if (analysis.checked === undefined) throw new Error(analysis.diagnostics.map(({ code }) => code.code).join());
  return analysis.checked;
}

/** Each node planned by a planner that has seen no other. */
function plannedAlone(cluster: CheckedCluster): NodePlan[] {
  return cluster.nodes.map((node) => createNodePlanner(cluster)(node));
}

const masters = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n";

it.each([
  [
    "addresses and names",
    `${masters}node s[1..3] at "s[1..3].example.com"\nagents on s* { hostname = "\${node.name}" }`,
  ],
  ["own attributes", `${masters}node s[1..3] at 10.0.1.[1..3]\nagents on s* { attributes { n = "\${node.name}" } }`],
  [
    "own arguments of a service, and its own variables",
    `${masters}node s[1..3] at 10.0.1.[1..3]\nagents on s* { packaging = tarball  environment { A = "\${node.name}" } }`,
  ],
  [
    "own content of a file",
    `${masters}node s[1..3] at 10.0.1.[1..3]\nagents on s* { credential = { principal: "\${node.name}", secret: secret("env:S") } }`,
  ],
  [
    "narrowed settings, init systems and releases",
    masters.replace(
      "masters on m[1..3]",
      "masters on m[1..3] { on m2 { init = sysv } on m3 { zk_session_timeout = 20s } }",
    ) + "framework marathon on m[1..3] { on m2 { task_launch_timeout = 1000s } }",
  ],
  [
    "nodes of other systems",
    masters
      .replace("node m", "node d1 at 10.0.3.1 { os = debian7 }\nnode m")
      .replaceAll("on m[1..3]", "on m[1..2], d1"),
  ],
  [
    "a value of its own on some nodes only",
    `${masters}node s1 at 10.0.1.1\nnode s2 at "s2.example.com"\nnode s3 at 10.0.1.3\nagents on s*`,
  ],
  [
    "several roles of one program",
    `${masters}node s[1..3] at 10.0.1.[1..3]\nagents a on s1\nagents b on s2 { log_dir = "/b" }`,
  ],
  ["other services beside it", `${masters}framework marathon on m[1..2]\nframework chronos on m1`],
  [
    "observers",
    masters.replace(
      "ensemble main on m[1..3]",
      "node o[1..2] at 10.0.2.[1..2]\nensemble main on m[1..3] { observers = o[1..2] }",
    ),
  ],
])("%s", (_, text) => {
  const cluster = checked(text, { environment: { S: "s3cret" } });
  expect([...makePlan(cluster).nodes()]).toEqual(plannedAlone(cluster));
});

describe("the programs of the golden stories", () => {
  const folder = fileURLToPath(new URL("../../fixtures/stories", import.meta.url));
  it.each(fastGlob.sync("{configuration,shape}/*.story", { cwd: folder }).sort())("%s", (name) => {
    const [, text = ""] = readFileSync(`${folder}/${name}`, "utf8").split(/^-- .+ --\n/m);
    const { checked: cluster } = analysisOf(text, { environment: {} });
    if (cluster === undefined) return; // It needs more than its first file.
    expect([...makePlan(cluster).nodes()]).toEqual(plannedAlone(cluster));
  });
});

it("sees names of nodes in paths of a user's target", () => {
  const marathon = targets.programs.get("marathon");
  const layout = marathon?.packagings["tarball"]?.at(-1);
  if (marathon === undefined || layout === undefined) throw new Error("Marathon has no tarball");
  const files = [
    { path: "/etc/{node}.conf", setting: "master" },
    { path: "/etc/all.conf", setting: "master" },
  ];
  const changed = {
    ...marathon,
    packagings: { tarball: [{ files, service: layout.service }] },
    defaultPackaging: { "*": "tarball" },
  };
  const cluster = checked(`${masters}framework marathon on m[1..2]`, {
    targets: { ...targets, programs: new Map([...targets.programs, ["marathon", changed]]) },
  });
  const paths = [...makePlan(cluster).nodes()].map((node) => node.files.map(({ path }) => path));
  expect(paths[1]).toContain("/etc/m2.conf");
  expect(paths[1]).not.toContain("/etc/m1.conf");
});

it("makes what nodes have alike once, and what is their own for each", () => {
  const cluster = checked(`${masters}node s[1..2] at 10.0.1.[1..2]\nagents on s* { log_dir = "/var/log/mesos" }`);
  const [first, second] = [...makePlan(cluster).nodes()].slice(3);
  const shared = second?.files.filter((file) => first?.files.includes(file)).map(({ path }) => path);
  expect(shared).toContain("/etc/systemd/system/mesos-slave.service");
  expect(shared).toContain("/etc/mesos-slave/log_dir");
  expect(shared).not.toContain("/etc/mesos-slave/ip");
});
