// Values: lets, interpolations, secrets and files.
import { describe, expect, it } from "vitest";
import { settingOf } from "../../src/model/cluster.ts";
import { clusterOf, found, memberOn, textOf } from "./linking.ts";

function agents(block: string, before = ""): string {
  return `cluster prod
${before}
node m1 at 10.0.0.1
node s[1..2] at 10.0.1.[1..2] { rack = r7  label = "\${node.name}-\${node.rack}" }
ensemble main on m1
masters on m1
agents on s[1..2] { ${block} }`;
}

function hostname(block: string, before = ""): string | undefined {
  return textOf(clusterOf(agents(block, before)), "agents", "s2", "hostname");
}

describe("a string", () => {
  it.each([
    ["node.name", "s2"],
    ["node.address", "10.0.1.2"],
    ["node.rack", "r7"],
    ["node.label", "s2-r7"],
    ["node.os", "debian12"],
    ["cluster.name", "prod"],
  ])("takes ${%s}", (path, text) => {
    expect(hostname(`hostname = "\${${path}}"`)).toBe(text);
  });

  it("takes lets, which may take the node's name themselves", () => {
    expect(hostname('hostname = "${NAME}"', "let NAME = from-let")).toBe("from-let");
    expect(hostname('hostname = "x-${NAME}"', 'let NAME = "${node.name}.${DOMAIN}"\nlet DOMAIN = d')).toBe("x-s2.d");
  });

  it.each([
    ["${node.rak}", "node s1 has no setting `rak`"],
    ["${NAM}", "there is no let `NAM`"],
    ["${cluster.nam}", "there is no value `cluster.nam`"],
  ])("%s leads nowhere", (path, message) => {
    expect(found(agents(`hostname = "${path}"`))).toEqual([`unknown-name: ${message}`]);
  });

  it("has no node where a setting is the same for all", () => {
    const text = agents("").replace("ensemble main on m1", 'ensemble main on m1 { ids = { m1: "${node.name}" } }');
    expect(found(text)).toEqual(["unknown-name: there is no node here for `node.name`"]);
  });

  it("has no address of a node without one", () => {
    const text = agents('hostname = "${node.address}"').replace("node s[1..2] at 10.0.1.[1..2]", "node s[1..2]");
    expect(found(text)).toEqual(["unknown-name: node s1 has no setting `address`"]);
  });

  it("takes one text from a let, not a list", () => {
    expect(found(agents('hostname = "${L}"', "let L = [a, b]"))).toEqual([
      "wrong-type: `${L}` takes a let with one text, not a list",
    ]);
  });
});

describe("a node's setting", () => {
  const withNode = (block: string, value: string) =>
    `cluster c\nnode m1\nnode s1 { ${block} }\nensemble main on m1\nmasters on m1\nagents on s1 { hostname = ${value} }`;

  it("may name another that stands behind it", () => {
    const text = withNode('label = "${node.rack}-${node.name}"  rack = r7', '"${node.label}"');
    expect(textOf(clusterOf(text), "agents", "s1", "hostname")).toBe("r7-s1");
  });

  it("of mesosc's own that depends on the node is there too", () => {
    const text = withNode('user = "u-${node.name}"', '"${node.user}"');
    expect(textOf(clusterOf(text), "agents", "s1", "hostname")).toBe("u-s1");
  });

  it("at fault is said once", () => {
    const text = withNode('user = "${nobody}"', '"${node.user}"');
    expect(found(text)).toEqual(["unknown-name: there is no let `nobody`"]);
  });

  it("that leads back to itself has no value", () => {
    const text = withNode('user = "${node.prefix}"  prefix = "/${node.user}"', "x");
    expect(found(text)).toEqual([
      "unknown-name: node s1 has no setting `prefix`",
      "unknown-name: node s1 has no setting `user`",
    ]);
  });
});

describe("a let", () => {
  it("may lead to another, and its value knows where it stands", () => {
    const cluster = clusterOf(agents("port = $A", "let A = $B\nlet B = 5055"));
    const setting = settingOf(memberOn(cluster, "agents", "s1"), "port");
    expect(setting?.text).toBe("5055");
    expect(setting?.origin.kind === "written" && setting.origin.span.start).toBe(
      agents("", "let A = $B\nlet B = 5055").indexOf("5055"),
    );
  });

  it("is set by -D", () => {
    const cluster = clusterOf(agents("port = $A", "let A = 1"), { definitions: { A: "5077" } });
    const setting = settingOf(memberOn(cluster, "agents", "s1"), "port");
    expect([setting?.text, setting?.origin]).toEqual(["5077", { kind: "command-line", name: "A" }]);
  });

  it("in a circle is said once", () => {
    expect(found(agents("port = $A", "let A = $B\nlet B = $C\nlet C = $A"))).toEqual([
      "reference-cycle: let `A` is defined by itself: A → B → C → A",
    ]);
  });

  it("that doubles and doubles is stopped", () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `let a${index + 1} = "\${a${index}}\${a${index}}"`);
    const [first] = found(agents('hostname = "${a60}"', ["let a0 = xxxxxxxxxx", ...doubling].join("\n")));
    expect(first).toContain("out-of-range");
  });
});

describe("a secret", () => {
  const credential = (secret: string): string => agents(`credential = { principal: p, secret: ${secret} }`);

  it("comes from the environment or a file, without the file's last newline", () => {
    const password = (text: string, given: Parameters<typeof clusterOf>[1]): string | undefined =>
      textOf(clusterOf(credential(text), given), "agents", "s1", "credential");
    expect(password('secret("env:S")', { environment: { S: "abc" } })).toContain('"abc"');
    expect(password('secret("file:s.txt")', { others: { "s.txt": "abc\n" } })).toContain('"abc"');
  });

  it.each([
    ['secret("env:S")', "secret-missing: the environment has no secret `S`"],
    ['secret("file:s.txt")', "secret-missing: there is no secret in the file `s.txt`"],
    ['secret("S")', 'wrong-type: `secret` takes "env:NAME" or "file:PATH", not `"S"`'],
    ['secrt("env:S")', "unknown-name: there is no function `secrt`"],
    ["hunter2", "secret-in-source: `credential` holds a secret that is written in the program"],
  ])("%s: %s", (secret, sentence) => {
    expect(found(credential(secret))).toEqual([sentence]);
  });

  it("that is empty is missing", () => {
    expect(found(credential('secret("env:S")'), { environment: { S: "" } })).toHaveLength(1);
  });

  it("makes a secret of the text around it", () => {
    const cluster = clusterOf(agents('environment { URL = "http://u:${P}@h" }', 'let P = secret("env:S")'), {
      environment: { S: "abc" },
    });
    expect(memberOn(cluster, "agents", "s1").environment[0]).toMatchObject({ text: "http://u:abc@h", secret: true });
  });
});

it("a map has each key once", () => {
  expect(found(agents("executor_environment_variables = { a: 1, a: 2 }"))).toEqual([
    "duplicate-setting: `a` is set twice",
  ]);
});
