// What checks remember: nothing is looked for again in what is the same, and whatever is not the same is looked at.
import { afterEach, describe, expect, test, vi } from "vitest";
import { checks } from "../../src/checks/list.generated.ts";
import { createAnalysisMemory } from "../../src/workspace.ts";
import { analyse } from "../kit/analyse.ts";

afterEach(() => vi.restoreAllMocks());

const cluster = `cluster c { os = centos7 }
node m[1..3] at 10.0.0.[1..3]
node z[1..3] at 10.0.2.[1..3]
node s[1..9] at 10.0.1.[1..9] { rack = 1 }
ensemble main on z[1..3]
masters on m[1..3]
agents one on s[1..4] { attributes { rack = "\${node.rack}" } }
agents two on s[5..9]
framework marathon on m[1..2]
`;

/** By check, edits of the cluster that make its mistake, each in another way. */
const mistakes: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  "address-duplicate": [
    ["10.0.1.[1..9]", "10.0.0.[1..9]"],
    ["agents two on s[5..9]", 'agents two on s[5..9] { ip = "10.9.9.9" }'],
    ["agents two on s[5..9]", "agents two on s[5..9] { advertise_ip = 10.9.9.9 }"],
    ["framework", "node t1 at 10.0.1.9\nagents three on t1\nframework"],
  ],
  "address-loopback": [
    ["node s[1..9] at 10.0.1.[1..9]", "node s[1..9] at 127.0.1.[1..9]"],
    ["main on z[1..3]", 'main { servers = ["localhost:2181"] }'],
    ["agents two on s[5..9]", "agents two on s[5..9] { hostname = localhost }"],
    ["agents two on s[5..9]", 'agents two on s[5..9] { environment { LIBPROCESS_IP = "127.0.0.1" } }'],
  ],
  "hostname-duplicate": [
    ["agents two on s[5..9]", "agents two on s[5..9] { hostname = x }"],
    ["agents two on s[5..9]", 'agents two on s[5..9] { on s5 { hostname = "10.0.1.1" } }'],
    ["masters on m[1..3]", "masters on m[1..3] { hostname = x }"],
  ],
  "package-conflict": [["framework", "agents three on m3 { packaging = apache }\nframework"]],
  "path-clash": [
    ["masters on m[1..3]", 'masters on z[1..3] { work_dir = "/var/lib/zookeeper" }'],
    ["framework", 'agents three on z3 { work_dir = "/var/lib/zookeeper/x" }\nframework'],
  ],
  "port-clash": [
    ["framework marathon on m[1..2]", "framework marathon on m[1..2] { http_port = 5050 }"],
    ["framework", "framework chronos on m[1..2] { http_port = 8080 }\nframework"],
    ["main on z[1..3]", "main on z[1..3] { clientPort = 2888 }"],
  ],
};

test("every check that says what it looks at is tried", () => {
  expect(checks.filter(({ given }) => given !== undefined).map(({ code }) => code)).toEqual(
    Object.keys(mistakes).sort(),
  );
});

describe.each(Object.entries(mistakes))("%s", (code, edits) => {
  test.each(edits)("is found after a cluster without it: %s → %s", (before, after) => {
    const memory = createAnalysisMemory();
    expect(codesIn(analyse(cluster, { memory }))).toEqual([]);
    const edited = cluster.replace(before, after);
    const found = analyse(edited, { memory });
    expect(codesIn(found)).toContain(code);
    expect(codesIn(found)).toEqual(codesIn(analyse(edited)));
    expect(codesIn(analyse(edited, { memory }))).toEqual(codesIn(found));
    expect(codesIn(analyse(cluster, { memory }))).toEqual([]);
  });

  test("is not looked for after an edit that has nothing to do with it", () => {
    const memory = createAnalysisMemory();
    analyse(cluster, { memory });
    const check = checks.find((each) => each.code === code);
    if (check === undefined) throw new Error(`no check ${code}`);
    const run = vi.spyOn(check, "run");
    analyse(cluster.replace("rack = 1", "rack = 2"), { memory });
    expect(run).not.toHaveBeenCalled();
  });
});

test("a service that wants a port twice is found where no node runs two", () => {
  const memory = createAnalysisMemory();
  const lonely = cluster.replace(/^framework.*\n/m, "");
  expect(codesIn(analyse(lonely, { memory }))).toEqual([]);
  expect(codesIn(analyse(lonely.replace("on z[1..3]", "on z[1..3] { clientPort = 2888 }"), { memory }))).toEqual([
    "port-clash",
  ]);
});

/** Clusters without a mistake, and the edit that makes one of what stayed as it was. */
test.each([
  [
    "an address that a setting has, of a node that comes to another role",
    `${cluster.split("agents one")[0] ?? ""}agents one on s1 { ip = 10.0.1.2 }\nagents two on s3\n`,
    ["two on s3", "two on s[2..3]"],
    "address-duplicate",
  ],
  [
    "a name that is written as it would follow",
    "cluster c\nnode d1 at 10.0.9.9\nnode d2 at 10.0.9.9\nnode m1 at 10.0.0.1\nensemble main on m1\nmasters on m1\nagents on d[1..2]\n",
    ["on d[1..2]", 'on d[1..2] { hostname = "10.0.9.9" }'],
    "hostname-duplicate",
  ],
] as const)("%s", (_, program, [before, after], code) => {
  const memory = createAnalysisMemory();
  expect(codesIn(analyse(program, { memory }))).not.toContain(code);
  const edited = program.replace(before, after);
  expect(codesIn(analyse(edited, { memory }))).toContain(code);
});

function codesIn(found: ReturnType<typeof analyse>): readonly string[] {
  return found.map((diagnostic) => diagnostic.code.code);
}
