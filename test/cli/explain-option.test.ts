// `mesosc explain` of programs and options, and `--format json` of everything it explains.
import { expect, test } from "vitest";
import { mesosc } from "./in-memory.ts";

async function text(...words: string[]): Promise<string> {
  const { exitCode, results, messages } = await mesosc(["explain", ...words]);
  expect({ exitCode, messages }).toEqual({ exitCode: 0, messages: "" });
  return results;
}

async function json(...words: string[]): Promise<unknown> {
  return JSON.parse(await text(...words, "--format", "json")) as unknown;
}

test("an option's page has type, default, releases, variable, what mesosc sets and what to know", async () => {
  expect(await text("mesos-master", "quorum")).toBe(`quorum: option of Mesos master

The number of masters that must agree on a change of the registry.

    type         a whole number, at least 1
    default      none
    mesosc sets  a majority of the masters
    releases     from 0.19.0 on
    environment  MESOS_QUORUM

It counts masters, not ZooKeeper servers; mesosc computes the majority.

Too small it splits the registry in silence; too large the log is never set up
and each leader ends after a minute.
`);
});

test("defaults and types are told release by release, presence with its gaps", async () => {
  const page = await text("marathon", "gpu_scheduling_behavior");
  expect(page).toContain("    default      undefined (until 1.7.236)\n                 restricted (from 1.8.180 on)\n");
  expect(page).toContain("    releases     1.5.7 to 1.5.15 and from 1.6.352 on\n");
  expect(page).toContain(
    "needs        enable_features = gpu_resources, where it is restricted or unrestricted (until 1.7.236)",
  );
});

test.each([
  [["mesos-master", "registry"], "excludes     registry_strict = true, where it is in_memory (until 0.28.3)"],
  [["mesos-master", "registry_strict"], "excludes     registry = in_memory, where it is true (until 0.28.3)"],
  [["mesos-master", "agent_ping_timeout"], "also called  slave_ping_timeout, deprecated"],
  [["mesos-master", "roles"], "deprecated   from 0.27.0 on; any role may be used without being listed"],
  [["mesos-agent", "work_dir"], "required     from 1.0.0 on"],
  [["marathon", "zk_session_timeout"], "default      1800000 ms (until 0.11.1)"],
  [["zookeeper", "server.3"], "not to be set  mesosc writes the server lines from the nodes"],
  [["zookeeper", "jute.maxbuffer"], "system property  jute.maxbuffer"],
  [["marathon", "event_subscriber", "--version", "1.5.0"], "event_subscriber: not in Marathon 1.5.0"],
  [["mesos-master", "registry_strict", "--version", "1.0.0"], "registry_strict: option of Mesos master 1.0.0"],
  [["mesos-master", "--", "--quorum"], "quorum: option of Mesos master"],
  [["MESOS_QUORUM"], "quorum: option of Mesos master"],
  [["slave_ping_timeout"], "slave_ping_timeout: option of Mesos master"],
  [["mesos", "acls"], "acls: option of Mesos agent"],
  [["LIBPROCESS_IP6"], "LIBPROCESS_IP6: variable read by Mesos agent"],
  [["hostname"], "  mesosc explain chronos hostname "],
])("explain %j says %s", async (words, expected) => {
  expect(await text(...words)).toContain(expected);
});

test("a program's list has the options of a release", async () => {
  const list = await text("marathon", "--version", "1.5.0");
  expect(list).toMatch(/^Marathon 1\.5\.0: 103 options\n/);
  expect(list).toMatch(/^ {2}max_instances_per_offer +\S.*\(5\)$/m);
  expect(list).not.toContain("event_subscriber");
  expect(await text("marathon")).toMatch(/^ {2}event_subscriber .*\(deprecated; 0\.8\.0 to 1\.4\.13\)$/m);
});

test.each([
  [["mesos-master", "quorm"], "Mesos master has no option quorm\n  did you mean `mesosc explain mesos-master quorum`?"],
  [
    ["mesos-agent", "quorum"],
    "Mesos agent has no option quorum\n  Mesos master has it: `mesosc explain mesos-master quorum`",
  ],
  [["mesos-mastr", "quorum"], "there is no program mesos-mastr\n  did you mean `mesosc explain mesos-master`?"],
  [
    ["no daemon prints this"],
    'no message that is known of a program is like "no daemon prints this"\n  give the part of the line that is the same each time, without times and addresses',
  ],
  [["marathn"], "there is no code, program or option marathn\n  did you mean `mesosc explain marathon`?"],
  [["marathon", "--version", "1.5.99"], "Marathon has no release 1.5.99\n  the nearest are: 1.5.15, 1.5.14, 1.5.13"],
])("explain %j ends with 2", async (words, message) => {
  const outcome = await mesosc(["explain", ...words]);
  expect(outcome).toEqual({ exitCode: 2, results: "", messages: `mesosc: ${message}\n` });
});

test("as JSON: a code, all codes, an option, a program", async () => {
  expect(await json("quorum-wrong")).toMatchObject({
    code: "quorum-wrong",
    severity: "error",
    bad: { "cluster.mesos": expect.any(String) as string },
  });
  expect(await json()).toMatchObject({
    codes: expect.arrayContaining([
      { code: "quorum-wrong", severity: "error", title: expect.any(String) as string },
    ]) as unknown[],
  });
  expect(await json("mesos-master", "role_sorter")).toMatchObject({
    options: [
      {
        program: "mesos-master",
        name: "role_sorter",
        default: [{ value: "drf", first: "1.4.2", last: "1.11.0" }],
        releases: [
          { first: "1.4.2", last: "1.4.3" },
          { first: "1.5.2", last: "1.5.3" },
          { first: "1.6.1", last: "1.11.0" },
        ],
        environment: "MESOS_ROLE_SORTER",
        aliases: [{ name: "user_sorter", deprecated: true }],
      },
    ],
  });
  expect(await json("chronos", "--version", "2.4.0")).toMatchObject({
    programs: [{ program: "chronos", release: "2.4.0" }],
  });
});
