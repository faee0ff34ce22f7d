// `on` blocks inside a role: what they may set, and where they overlap.
import { describe, expect, it } from "vitest";
import { clusterOf, found, memberOn, textOf } from "./linking.ts";

function program(ensemble: string, agents = ""): string {
  return `cluster c
node m[1..3]
node s[1..2]
ensemble main on m[1..3] { ${ensemble} }
masters on m[1..3]
agents on s[1..2] { ${agents} }`;
}

describe("what holds for a whole role cannot be narrowed:", () => {
  it.each([
    ["ids", "{ m1: 9 }"],
    ["observers", "s1"],
    ["servers", '["z1:2181"]'],
  ])("%s", (key, value) => {
    expect(found(program(`on m1 { ${key} = ${value} }`))).toEqual([
      `unknown-setting: an \`on\` block has no setting \`${key}\``,
    ]);
  });
});

describe("resources as a text and as a section", () => {
  const text = 'resources = "cpus:8"';
  const section = "resources { cpus = 4 }";

  it("in the same place exclude each other, in either order", () => {
    const twice = ["duplicate-setting: `resources` is set twice for s1, at the same level"];
    expect(found(program("", `on s1 { ${text} }  on s[1..2] { ${section} }`))).toEqual(twice);
    expect(found(program("", `on s1 { ${section} }  on s[1..2] { ${text} }`))).toEqual(twice);
  });

  it("in a deeper place replace each other", () => {
    const deeper = (outer: string, inner: string) => clusterOf(program("", `${outer}  on s1 { ${inner} }`));
    expect(textOf(deeper(text, section), "agents", "s1", "resources")).toBe("cpus:4");
    expect(textOf(deeper(section, text), "agents", "s1", "resources")).toBe("cpus:8");
    expect(textOf(deeper(section, text), "agents", "s2", "resources")).toBe("cpus:4");
  });
});

it("the environment of several levels is one, the deepest first", () => {
  const agents =
    "environment { A = 1  B = 1 }  on s1 { environment { B = 2  C = 2 }  on s1 { environment { C = 3 } } }";
  const { environment } = memberOn(clusterOf(program("", agents)), "agents", "s1");
  expect(environment.map(({ name, text }) => `${name}=${text}`)).toEqual(["A=1", "B=2", "C=3"]);
});

it("two names of one option at one level are one setting given twice", () => {
  const names = "slave_ping_timeout = 20s  agent_ping_timeout = 30s";
  expect(found(program("").replace("masters on m[1..3]", `masters on m[1..3] { ${names} }`))).toEqual([
    "option-deprecated: `slave_ping_timeout` is a former name in Mesos master 1.11.0",
    "duplicate-setting: `agent_ping_timeout` sets what `slave_ping_timeout` sets already",
  ]);
});
