// What several levels may set: cluster, node, role and `on` blocks.
import { describe, expect, it } from "vitest";
import { nearestReleases } from "../../src/model/levels.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { clusterOf, found, linkText, memberOn } from "./linking.ts";

function program({ cluster = "", node = "", role = "" }: Readonly<Record<string, string>>): string {
  return `cluster c { ${cluster} }
node m1
node s[1..2] { ${node} }
ensemble main on m1
masters on m1
agents on s* { ${role} }`;
}

function agent(levels: Readonly<Record<string, string>>, node = "s1") {
  return memberOn(clusterOf(program(levels)), "agents", node);
}

describe("the release", () => {
  it("is the target's default, or what the deepest level says", () => {
    const cluster = "versions { mesos = 1.0.0 }";
    const node = "versions { mesos = 1.1.0 }";
    expect(agent({}).releaseOrigin.kind).toBe("default");
    expect(agent({ cluster }).release).toBe("1.0.0");
    expect(agent({ cluster, node }).release).toBe("1.1.0");
    expect(agent({ cluster, node: "version = 1.2.0" }).release).toBe("1.2.0");
    expect(agent({ cluster, node: `version = 1.2.0  ${node}` }).release).toBe("1.1.0");
    expect(agent({ cluster, node, role: "version = 1.3.0" }).release).toBe("1.3.0");
    expect(agent({ cluster, node, role: "version = 1.3.0  on s1 { version = 1.4.0 }" }).release).toBe("1.4.0");
  });

  it("`version` of the cluster concerns the programs that have that release", () => {
    const cluster = clusterOf(program({ cluster: "version = 1.4.0" }));
    expect(memberOn(cluster, "agents", "s1").release).toBe("1.4.0");
    expect(memberOn(cluster, "main", "m1").releaseOrigin.kind).toBe("default");
  });

  it.each([
    [{ cluster: "versions { mesos = 9.9.9 }" }, "not-in-enum: `mesos` cannot be `9.9.9`"],
    [{ cluster: "versions { meso = 1.0.0 }" }, "unknown-setting: `versions` has no setting `meso`"],
    [{ role: "version = 1.4.9" }, "not-in-enum: `version of Mesos agent` cannot be `1.4.9`"],
  ])("%j is refused", (levels, sentence) => {
    expect(found(program(levels))).toEqual([sentence]);
  });
});

it.each([
  ["1.4.9", "1.4.1"],
  ["0.9", "0.19.0"],
  ["2.0.0", "1.4.1"],
  ["latest", "1.4.1"],
])("the release nearest to %s is %s", (text, nearest) => {
  expect(nearestReleases(text, ["0.19.0", "0.23.0", "1.0.0", "1.4.0", "1.4.1"])[0]).toBe(nearest);
});

describe("packaging", () => {
  it("of the cluster concerns the programs that have it", () => {
    const cluster = clusterOf(program({ cluster: "packaging = apache" }));
    expect(memberOn(cluster, "agents", "s1").packaging).toBe("apache");
    expect(memberOn(cluster, "main", "m1").packaging).toBe("debian");
  });

  it.each([
    [{ cluster: "packaging = snap" }, /^not-in-enum: `packaging` cannot be `snap`/],
    [{ role: "packaging = debian" }, /^not-in-enum: `packaging` cannot be `debian`/],
    [{ role: "packaging = apache  version = 0.23.0" }, /^packaging-unsupported: /],
  ])("%j is refused", (levels, sentence) => {
    expect(found(program(levels))[0]).toMatch(sentence);
  });
});

it("a packaging is for the operating systems that it is made for", () => {
  const ensemble = (os: string) =>
    program({ cluster: `os = ${os}` }).replace("main on m1", "main on m1 { packaging = debian }");
  expect(found(ensemble("centos7"))).toEqual([
    "packaging-unsupported: there is no packaging debian of ZooKeeper 3.8.0 for centos7",
  ]);
  expect(found(ensemble("debian11"))).toEqual([]);
});

it("a prefix has no effect where a package says where the program lies", () => {
  expect(found(program({ role: 'prefix = "/opt/m"' }))).toEqual([
    "prefix-unused: packaging mesosphere of Mesos agent has no prefix",
  ]);
  expect(found(program({ cluster: 'prefix = "/opt/m"' }))).toEqual([]);
});

describe("what no service goes by", () => {
  const alone = (block: string): readonly string[] => found(`cluster c { ${block} }`);

  it("is judged where it is written", () => {
    expect(alone('os = debain12  init = nonsense  packaging = rubbish  user = "a b"  prefix = opt')).toEqual([
      "os-unknown: there is no operating system `debain12`",
      "not-in-enum: `init` cannot be `nonsense`",
      "not-in-enum: `packaging` cannot be `rubbish`",
      'wrong-type: `user` takes the name of a user, not `"a b"`',
      expect.stringMatching(/^wrong-type: `prefix` takes an absolute path/),
    ]);
  });

  it("is said once where a service goes by it, too", () => {
    expect(found(program({ cluster: 'init = nonsense  packaging = rubbish  user = "a b"  prefix = ""' }))).toHaveLength(
      4,
    );
    expect(found(`let OS = nonsense\n${program({ cluster: "os = $OS" })}`)).toHaveLength(1);
  });

  it("may be overridden everywhere", () => {
    expect(found(program({ cluster: "os = nonsense", node: "os = centos7" }))).toHaveLength(1);
  });
});

it.each([
  ["debian13", "debian12"],
  ["rhel9", "rhel7"],
  ["ubuntu22.04", "ubuntu20.04"],
  ["debain12", "debian12"],
])("the operating system nearest to %s is %s", (os, near) => {
  const [first] = linkText(program({ cluster: `os = ${os}` })).diagnostics;
  expect(first === undefined ? undefined : inWords(first).label).toBe(`did you mean \`${near}\`?`);
});

it("nothing is said of the init system on an operating system that nobody wrote", () => {
  expect(found(program({ cluster: "os = debian13  init = upstart" }))).toEqual([
    "os-unknown: there is no operating system `debian13`",
  ]);
});

describe("the operating system", () => {
  it("is debian12, and picks the init system", () => {
    expect([agent({}).node.platform.name, agent({}).init.name]).toEqual(["debian12", "systemd"]);
    expect(agent({ cluster: "os = centos6" }).init.name).toBe("upstart");
    expect(agent({ cluster: "os = centos6", node: "os = debian12" }).init.name).toBe("systemd");
    expect(agent({ cluster: "os = centos6", role: "on s2 { init = sysv }" }, "s2").init.name).toBe("sysv");
  });

  it("is one that is known, with an init system that it has", () => {
    expect(found(program({ cluster: "os = centos6x" }))).toEqual([
      "os-unknown: there is no operating system `centos6x`",
    ]);
    expect(found(program({ role: "init = upstart" }))).toEqual([
      "init-unsupported: debian12, which s1 runs, has no init system upstart",
    ]);
  });
});

describe("user and prefix", () => {
  it("come from the deepest level", () => {
    const { user, prefix } = agent({
      cluster: 'user = a  prefix = "/a"',
      node: "user = b",
      role: 'packaging = tarball  prefix = "/opt/x/"',
    });
    expect([user, prefix]).toEqual(["b", "/opt/x"]);
  });

  it.each(['user = "a b"', 'user = "a;b"', 'user = "../x"', 'prefix = "opt"', 'prefix = "/a/../b"', 'prefix = "/a b"'])(
    "%s is refused",
    (role) => {
      expect(found(program({ role }))[0]).toMatch(/^wrong-type: /);
    },
  );
});

describe("sections", () => {
  it("are read by mesosc's own types", () => {
    const { service, environment } = agent({
      role: 'service { restart = on-failure  restart_delay = 1min }  environment { A = 1  B = "x y" }',
    });
    expect([...service.values()].map(({ option, text }) => `${option.name}=${text}`)).toEqual([
      "restart=on-failure",
      "restart_delay=60",
    ]);
    expect(environment.map(({ name, text }) => `${name}=${text}`)).toEqual(["A=1", "B=x y"]);
  });

  it.each([
    ["service { restrat = always }", "unknown-setting: `service` has no setting `restrat`"],
    ["service { restart = sometimes }", "not-in-enum: `restart` cannot be `sometimes`"],
    ["environment { 1A = x }", "name-malformed: `1A` cannot be the name of an environment variable"],
    ["environment { A = [1] }", "wrong-type: `A` takes a text without control characters, not a list"],
    ["jvm { heap = 1GB }", "unknown-setting: Mesos agent has no setting `jvm`"],
    ["acls { a = 1 }", "unknown-setting: Mesos agent has no setting `acls`"],
    ["ids = { s1: 1 }", "option-unknown: Mesos agent 1.11.0 has no option `ids`"],
    ["isolation = a  isolation = b", "duplicate-setting: `isolation` is set twice"],
  ])("%s is refused", (role, sentence) => {
    expect(found(program({ role: role })).map((one) => one.replace(/agent \d+\.\d+\.\d+/, "agent 1.11.0"))).toEqual([
      sentence,
    ]);
  });
});

describe("blocks of the cluster and of nodes", () => {
  it.each([
    [{ cluster: "packging = tarball" }, "unknown-setting: the cluster block has no setting `packging`"],
    [{ cluster: "on m1 { user = x }" }, "unknown-setting: the cluster block has no setting `on`"],
    [{ node: "packging = tarball" }, "unknown-setting: a node's block has no setting `packging`"],
    [{ node: "name = x" }, "unknown-setting: a node's block has no setting `name`"],
    [{ node: 'rack = ""' }, "empty-value: `rack` is empty"],
    [{ node: "rack = [a]" }, "wrong-type: `rack` takes one text, not a list"],
  ])("%j is refused", (levels, sentence) => {
    expect(found(program(levels))).toEqual([sentence]);
  });

  it("of a node may hold keys of the operator's own", () => {
    expect(agent({ node: "rack = r1  zone = b  unit = 7" }).node.settings.get("rack")?.text).toBe("r1");
  });
});
