// Selectors: terms, groups, exceptions, and the nodes of `on` blocks.
import { describe, expect, it } from "vitest";
import { clusterOf, found, textOf } from "./linking.ts";

function selected(selector: string, groups = ""): readonly string[] {
  const text = `cluster c
node m[1..4]
node s[1..3]
${groups}
ensemble main on m1
masters on m[1..4], s[1..3]
agents on ${selector}`;
  return clusterOf(text).agents[0]?.members.map(({ node }) => node.name) ?? [];
}

describe("a selector", () => {
  it.each([
    ["m[1..3] except m2", "m1 m3"],
    ["s*, m4", "s1 s2 s3 m4"],
    ["m?", "m1 m2 m3 m4"],
    ["m2, m*", "m2 m1 m3 m4"],
    ["m* except m[2..3], m4", "m1"],
    ["m[1..2]*", "m1 m2"],
  ])("%s selects %s", (selector, names) => {
    expect(selected(selector).join(" ")).toBe(names);
  });

  it("takes groups, and groups of groups", () => {
    expect(selected("all except m1", "group some = m[1..2]\ngroup all = s1, some").join(" ")).toBe("s1 m2");
  });
});

it.each([
  ["s*", []],
  ["gone", ["unknown-name: there is no node or group `gone`"]],
])("groups that name others twice, level by level, cost no more than others: %s", (innermost, faults) => {
  const groups = Array.from({ length: 100 }, (_, index) => `group g${index + 1} = g${index}, g${index}`);
  const text = `cluster c
node m1
node s[1..3]
group g0 = ${innermost}
${groups.join("\n")}
ensemble main on m1
masters on m1
agents on g100`;
  expect(found(text).filter((each) => each.startsWith("unknown-name"))).toEqual(faults);
});

it("a group that leads back to itself is refused once, beginning with the one that is looked into", () => {
  const text = "cluster c\nnode m1\ngroup a = b\ngroup b = a\nensemble main on m1\nmasters on m1";
  expect(found(text).filter((each) => each.startsWith("reference-cycle"))).toEqual([
    "reference-cycle: group `a` is defined by itself: a → b → a",
  ]);
});

describe("what selects nothing is refused", () => {
  const text = (agents: string): string => `cluster c
node m[1..2]
node s1
ensemble main on m1
masters on m[1..2], s1
${agents}`;

  it.each([
    ["agents on x*", "no node's name matches `x*`"],
    ["agents on s1 except s*", "nothing is left of the selector after `except`"],
    ["agents on s1 { on m1 { port = 1 } }", "m1 is not among the nodes that this block is inside of"],
    ["agents on m1, s1 { on s1 { on m1 { port = 1 } } }", "m1 is not among the nodes that this block is inside of"],
    ["agents on m1 { on m[1..2] { port = 1 } }", "m2 is not among the nodes that this block is inside of"],
    ["ensemble two", "ensemble `two` is on no node"],
  ])("%s", (agents, message) => {
    expect(found(text(agents))).toContain(`empty-selector: ${message}`);
  });

  it("but a glob in an `on` block may reach further than the role", () => {
    expect(found(text("agents on m1, s1 { on m* { port = 5052 } }"))).toEqual([]);
  });
});

it("names of several unknown nodes are said together", () => {
  expect(found("cluster c\nnode m[1..2]\nensemble main on m[1..4]")).toEqual([
    "unknown-name: there is no node or group `m3`, `m4`",
  ]);
});

it("groups that lead to each other are a circle", () => {
  expect(found("cluster c\nnode m1\nensemble main on a\ngroup a = b\ngroup b = a")).toEqual([
    "reference-cycle: group `a` is defined by itself: a → b → a",
  ]);
});

it("a group must not be called like a node", () => {
  expect(found("cluster c\nnode m1\nensemble main on m1\ngroup m1 = m1")).toContain(
    "duplicate-name: group `m1` has the name of a node",
  );
});

describe("`on` blocks", () => {
  const agents = (block: string): string => `cluster c
node m1
node s[1..3]
ensemble main on m1
masters on m1
agents on s* ${block}`;

  it("win over the role, and the inner over the outer", () => {
    const cluster = clusterOf(agents("{ port = 1  on s[2..3] { port = 2  on s3 { port = 3 } } }"));
    expect(["s1", "s2", "s3"].map((node) => textOf(cluster, "agents", node, "port"))).toEqual(["1", "2", "3"]);
  });

  it("add to sections, entry by entry", () => {
    const cluster = clusterOf(
      agents("{ resources { cpus = 8  mem = 1GB }  on s2 { resources { cpus = 4  gpus = 1 } } }"),
    );
    expect(textOf(cluster, "agents", "s1", "resources")).toBe("cpus:8;mem:1024");
    expect(textOf(cluster, "agents", "s2", "resources")).toBe("cpus:4;mem:1024;gpus:1");
  });

  it("replace a section by a text", () => {
    const cluster = clusterOf(agents('{ resources { cpus = 8 }  on s2 { resources = "cpus:2" } }'));
    expect(textOf(cluster, "agents", "s2", "resources")).toBe("cpus:2");
  });

  it("may overlap in nodes, not in keys", () => {
    expect(found(agents("{ on s[1..2] { port = 1 }  on s[2..3] { port = 2 } }"))).toEqual([
      "duplicate-setting: `port` is set twice for s2, at the same level",
    ]);
    expect(found(agents('{ on s[1..2] { port = 1 }  on s[2..3] { hostname = "x" } }'))).toEqual([]);
  });
});
