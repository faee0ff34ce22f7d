// Where a secret may go: into files of mode 0600, and nowhere that is shown or that everybody reads.
import { describe, expect, it } from "vitest";
import { isSecret } from "../../src/catalog/types.ts";
import { settingOf } from "../../src/model/cluster.ts";
import { clusterOf, found, memberOn } from "./linking.ts";

const environment = {
  WORD: "hunter2",
  PATH_LIKE: "/hunter2",
  ZK: "zk://u:hunter2@10.0.0.1:2181/mesos",
  HALF: "hunter2:2181/x",
};

function program(role: string): string {
  return `cluster c
node m1 at 10.0.0.1
ensemble main on m1
masters on m1 { ${role} }`;
}

describe("a secret is refused, and not shown,", () => {
  it.each([
    ["user", "a text in plain sight"],
    ["prefix", "a text in plain sight"],
    ["version", "a text in plain sight"],
    ["packaging", "a text in plain sight"],
    ["init", "a text in plain sight"],
    ["hostname", "a host name or address"],
    ["ip", "an IPv4 address"],
    ["work_dir", "an absolute path"],
  ])("as %s", (key, expected) => {
    const text = program(`${key} = secret("env:PATH_LIKE")`);
    expect(found(text, { environment })).toEqual([`wrong-type: \`${key}\` takes ${expected}, not a secret`]);
  });

  it("as the path that JSON may be given as", () => {
    expect(found(program('acls = secret("env:PATH_LIKE")'), { environment })).toEqual([
      "wrong-type: `acls` takes a map such as { key: value }, or JSON in quotes, not a secret",
    ]);
  });

  it("as a zk string without user and password", () => {
    expect(found(program('zk = secret("env:HALF")'), { environment })).toEqual([
      "wrong-type: `zk` takes a secret of the form zk://user:password@host:port/path, not this secret",
    ]);
  });
});

describe("a zk string with a secret in it", () => {
  it.each([
    ['secret("env:ZK")', ""],
    ['"zk://u:${word}@10.0.0.1:2181/mesos"', 'let word = secret("env:WORD")'],
  ])("%s is one", (value, before) => {
    const cluster = clusterOf(`${before}\n${program(`zk = ${value}`)}`, { environment });
    const setting = settingOf(memberOn(cluster, "masters", "m1"), "zk");
    expect(setting?.text).toBe(environment.ZK);
    expect(setting !== undefined && isSecret(setting.value)).toBe(true);
  });

  it("is one for those who find the masters by it", () => {
    const text = `${program('zk = secret("env:ZK")')}\nnode s1 at 10.0.0.2\nagents on s1`;
    const setting = settingOf(memberOn(clusterOf(text, { environment }), "agents", "s1"), "master");
    expect(setting !== undefined && isSecret(setting.value)).toBe(true);
  });
});

it("a file's text is no prefix and no state directory", () => {
  const others = { "f.txt": "/opt/mesos" };
  expect(found(program('prefix = file("f.txt")  work_dir = file("f.txt")'), { others })).toEqual([
    "wrong-type: `prefix` takes a text in plain sight, not a file's text",
    "wrong-type: `work_dir` takes an absolute path, not a file's text",
  ]);
});
