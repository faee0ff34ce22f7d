// Is everything offered that may stand at a place, and nothing that may not?
import { expect, test } from "vitest";
import { accept, labelsAt, offered, offeredAt } from "./accept.ts";
import { openTexts } from "./in-memory.ts";

function around(setting: string, role = "masters"): string {
  return `cluster c { versions { mesos = 1.11.0 } }
let dir = "/srv"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
${role} on m[1..3] { ${setting} }
`;
}

const general = ["$dir", "file", "secret"];

test.each([
  ["acls = { permissive: true, run_tasks: [{ | }] }", ["principals", "users"]],
  ["acls = { run_tasks: [{ principals: { | } }] }", ["type", "values"]],
  ["acls = { run_tasks: [{ principals: { type: ANY, | } }] }", ["values"]],
  ["acls = { run_tasks: [{ principals: { type: | } }] }", ["ANY", "NONE", "SOME", "$dir"]],
  ['acls = { run_tasks: [{ principals: { type: "|" } }] }', ["ANY", "NONE", "SOME"]],
  ["acls = { permissive: | }", ["false", "true", "$dir"]],
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

const observed = `cluster c
node m[1..5] at 10.0.0.[1..5]
ensemble main on m[1..3] { observers = m[4..5]  ids = { m4: 9, | } }
`;

test("observers have ids, too", async () => {
  expect(await labelsAt(observed)).toEqual(["m1", "m2", "m3", "m5"]);
});

test.each([
  ["environment { | }", "LIBPROCESS_SSL_ENABLED"],
  ["environment { LIBPROCESS_SSL_ENABLED = | }", "true"],
  ["environment { LIBPROCESS_SSL_HOSTNAME_VALIDATION_SCHEME = | }", "openssl"],
])("masters { %s }", async (setting, expected) => {
  expect(await labelsAt(around(setting))).toContain(expected);
});

test("variables are those of the release, and not the ones that the start sets", async () => {
  const framework = (release: string) => around("environment { | }", "framework marathon").replace("1.11.0", release);
  expect(await labelsAt(framework("1.11.0"))).toContain("LIBPROCESS_SSL_VERIFY_SERVER_CERT");
  expect(await labelsAt(framework("1.9.0"))).not.toContain("LIBPROCESS_SSL_VERIFY_SERVER_CERT");
  expect(await labelsAt(around("environment { | }"))).not.toContain("LIBPROCESS_PORT");
});

test("a node may have what other nodes have", async () => {
  const labels = await labelsAt("cluster c\nnode a { rack = r1  zone = z }\nnode b { rack = r2  | }\n");
  expect(labels).toContain("zone");
  expect(labels).not.toContain("rack");
});

test.each([
  ["let a = |\nlet b = $a\nlet c = 1\n", ["$c", "file", "secret"]],
  ['let a = "${|}"\nlet b = "x${a}"\nlet c = 1\n', ["node.address", "node.name", "node.os", "cluster.name", "c"]],
  ["cluster c\nnode m1\ngroup g = |\ngroup h = g\ngroup i = m1\n", ["i", "m1"]],
])("nothing that leads back: %s", async (text, expected) => {
  expect(await labelsAt(text)).toEqual(expected);
});

test.each([
  ["include |", ['"…"']],
  ["ensemble |", []],
  ["node x |", ["at"]],
  ["agents |", ["on"]],
  ["group g |", []],
  ["cluster c |", []],
])("in the head of %s", async (text, expected) => {
  expect(await labelsAt(text)).toEqual(expected);
});

test("options stand in the order of their names", async () => {
  const labels = await labelsAt(around("|"));
  const options = labels.slice(0, labels.indexOf("init"));
  expect(options.length).toBeGreaterThan(50);
  expect(options).toEqual([...options].sort());
});

test("nodes stand in the order of their numbers, releases the newest first", async () => {
  const nodes = await labelsAt("cluster c\nnode m[1..10]\nmasters on |\n");
  expect(nodes).toEqual(["m[1..10]", ...Array.from({ length: 10 }, (_, index) => `m${index + 1}`)]);
  expect((await labelsAt(around("version = |"))).slice(0, 2)).toEqual(["1.11.0", "1.10.0"]);
});

test.each([
  ["masters", "packaging", "mesosphere | apache | tarball"],
  ["masters", "init", "systemd | sysv | upstart"],
  ["masters", "log_dir", "path, default /var/log/mesos"],
  ["agents", "isolation", "process | cgroups | appc/runtime | …, default posix/cpu,posix/mem"],
])("%s: what %s takes, in a few words", async (role, label, expected) => {
  const items = await offered(around("|", role));
  expect(items.find((item) => item.label === label)?.detail).toBe(expected);
});

test("the default is what mesosc gives, not what the program would take", async () => {
  const items = await offered(around("zk = |", "framework marathon"));
  expect(items.slice(0, 2).map(({ label, detail }) => [label, detail])).toEqual([
    ["main/marathon", "ensemble main, the default"],
    ["main", "ensemble main, with the usual path"],
  ]);
  expect(items.map(({ label }) => label).join(" ")).not.toContain("localhost");
  expect(await labelsAt(around("log_dir = |"))).toContain("/var/log/mesos");
});

test("a let stands for what the editor's settings say", async () => {
  const text = "let rel = 1.9.0\ncluster c { versions { mesos =  } }\n";
  const session = openTexts(text, { definitions: { rel: "1.8.0" } });
  const items = await offeredAt(session, text, text.indexOf(" }"));
  expect(items.find(({ label }) => label === "$rel")?.detail).toBe("1.8.0, by mesosc.definitions");
});

test.each([
  ['secret("e|nv:X")', "env:", 'secret("env:X")'],
  ['secret("|X")', "file:", 'secret("file:X")'],
])("a text that was whole is whole again: %s", async (value, label, expected) => {
  expect(await accept(around(`work_dir = ${value}`), label)).toBe(around(`work_dir = ${expected}`));
});

test("a key is not offered in front of itself", async () => {
  expect(await labelsAt(around('|work_dir = "/x"'))).not.toContain("work_dir");
  expect(await labelsAt(around('work_|dir = "/x"'))).toContain("work_dir");
  const cluster = around("").replace("on m[1..3]\n", "on m[1..3] { ids = { m1: 1, |m2: 2 } }\n");
  expect(await labelsAt(cluster)).toEqual(["m3"]);
});

test("the rest of a code in a comment is replaced", async () => {
  const text = `# mesosc: allow masters-|even because\n${around("")}`;
  expect(await accept(text, "masters-single")).toBe(`# mesosc: allow masters-single because\n${around("")}`);
});
