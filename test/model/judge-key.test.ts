// What a key of a role's block meets in a release: its option by any name, or a word on what became of it.
import { expect, test } from "vitest";
import { applyFix } from "../../src/diagnostics/apply-fix.ts";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { clusterOf, linkText, memberOn } from "./linking.ts";

function program(versions: string, masters: string, more = ""): string {
  return `cluster c { versions { ${versions} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { ${masters} }
${more}`;
}

const marathon = (version: string, setting: string): string =>
  program(`marathon = ${version}`, "", `framework marathon on m1 { ${setting} }`);
const agent = (version: string, setting: string): string =>
  program(`mesos = ${version}`, "", `agents on m1 { ${setting} }`);
const ensemble = (version: string, setting: string): string =>
  program(`zookeeper = ${version}`, "").replace("on m[1..3]\nmasters", `on m[1..3] { ${setting} }\nmasters`);

function told(text: string): string[] {
  return linkText(text).diagnostics.map((diagnostic) => {
    const { message, label, help } = inWords(diagnostic);
    return [`${diagnostic.code.code}: ${message}`, label, help].filter((part) => part !== undefined).join("; ");
  });
}

/** Codes by key, with what the carets and the help say. */
test.each([
  [
    program("mesos = 0.23.0", 'advertise_ip = "10.0.0.9"'),
    "option-too-new: Mesos master 0.23.0 does not have `advertise_ip` yet; 0.24.0 has it; it is there from 0.24.0 on: leave it out, or run one of those",
  ],
  [
    program("mesos = 1.5.1", 'min_allocatable_resources = "cpus:1"'),
    "option-too-new: Mesos master 1.5.1 does not have `min_allocatable_resources`; 1.4.3 and 1.5.2 have it; it is there in 1.4.2 to 1.4.3, 1.5.2 to 1.5.3 and from 1.6.1 on: leave it out, or run one of those",
  ],
  [
    marathon("1.5.0", 'event_subscriber = "http_callback"'),
    "option-removed: Marathon 1.5.0 no longer has `event_subscriber`: 1.5.0 took it out; 1.4.13 was the last with it; clients follow the stream /v2/events",
  ],
  [
    marathon("1.11.24", 'reporter_graphite = "tcp://g:2003"'),
    "option-removed: Marathon 1.11.24 no longer has `reporter_graphite`: 1.8.180 took it out; now `metrics_statsd`",
  ],
  [
    agent("0.28.3", 'provisioners = "docker"'),
    "option-removed: Mesos agent 0.28.3 no longer has `provisioners`: 0.25.0 took it out; now `image_providers`",
  ],
  [
    program("mesos = 1.11.0", 'roles = "a,b"'),
    "option-deprecated: Mesos master 1.11.0 advises against `roles`; deprecated; any role may be used without being listed",
  ],
  [
    program("mesos = 1.11.0", "authenticate = false"),
    "option-deprecated: `authenticate` is a former name in Mesos master 1.11.0; now `authenticate_frameworks`",
  ],
  [
    program("mesos = 1.11.0", "quorrum = 2"),
    "option-unknown: Mesos master 1.11.0 has no option `quorrum`; did you mean `quorum`?",
  ],
  [
    program("mesos = 1.4.0", "role_sortre = drf"),
    "option-unknown: Mesos master 1.4.0 has no option `role_sortre`; did you mean `role_sorter`?",
  ],
  [
    program("mesos = 0.23.0", 'advertise_pi = "10.0.0.9"'),
    "option-unknown: Mesos master 0.23.0 has no option `advertise_pi`; did you mean `advertise_ip`?; `advertise_ip` is there from 0.24.0 on",
  ],
  [
    agent("1.11.0", "quorum = 2"),
    "option-unknown: Mesos agent 1.11.0 has no option `quorum`; not known here; Mesos master has it: write it in `masters`",
  ],
  [
    ensemble("3.8.0", "connectionMaxTokens = 5"),
    "option-unknown: ZooKeeper 3.8.0 has no option `connectionMaxTokens`; did you mean `connection_throttle_tokens`?; the documents call it so; this is the name that is read",
  ],
])("%s", (text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  [marathon("1.5.0", "max_tasks_per_offer = 5"), "max_instances_per_offer = 5"],
  [agent("0.28.3", 'provisioners = "docker"'), 'image_providers = "docker"'],
  [program("mesos = 1.11.0", "slave_ping_timeout = 20s"), "agent_ping_timeout = 20s"],
  [marathon("0.13.0", "enable_tracing = true"), "tracing = true"],
  [agent("0.24.0", 'image_providers = "docker"'), 'provisioners = "docker"'],
])("a fix writes the name that the release takes: %s", (text, expected) => {
  const [diagnostic] = linkText(text).diagnostics;
  if (diagnostic?.fix === undefined) throw new Error("no fix");
  const [mended = ""] = applyFix(diagnostic.fix).values();
  expect(mended).toContain(expected);
  expect(told(mended)).toEqual([]);
});

test.each([
  ["0.28.3", "slave_ping_timeout = 20s", "slave_ping_timeout"],
  ["0.28.3", "agent_ping_timeout = 20s", "slave_ping_timeout"],
  ["1.11.0", "agent_ping_timeout = 20s", "agent_ping_timeout"],
  ["1.4.0", "role_sorter = drf", "user_sorter"],
])("Mesos %s is told of `%s` as %s", (release, setting, name) => {
  const member = memberOn(clusterOf(program(`mesos = ${release}`, setting)), "masters", "m1");
  const known = ["slave_ping_timeout", "agent_ping_timeout", "role_sorter", "user_sorter"];
  expect(known.filter((each) => member.shared.has(each))).toEqual([name]);
});

test("members of several releases each get the name of theirs", () => {
  const text = program("mesos = 1.11.0", "agent_ping_timeout = 20s  on m3 { version = 0.28.3 }");
  const cluster = clusterOf(text);
  expect(memberOn(cluster, "masters", "m1").shared.has("agent_ping_timeout")).toBe(true);
  expect(memberOn(cluster, "masters", "m3").shared.has("slave_ping_timeout")).toBe(true);
});

test("a family of keys takes any word in its last place", () => {
  const cluster = clusterOf(ensemble("3.8.0", 'authProvider.sasl = "org.example.Provider"'));
  expect(memberOn(cluster, "main", "m1").shared.get("authProvider.sasl")?.text).toBe("org.example.Provider");
});
