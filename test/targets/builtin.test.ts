// The built-in targets: valid by the rules that hold for anybody's, and true to the facts in a few eras.
import { describe, expect, test } from "vitest";
import { optionIn, type Option } from "../../src/catalog/option.ts";
import { describe as words } from "../../src/diagnostics/describe.ts";
import { readTemplate } from "../../src/plan/template-names.ts";
import { builtinTargets } from "../../src/targets/builtin.ts";
import { checkTargets } from "../../src/targets/check-targets.ts";
import { linkTargets } from "../../src/targets/link.ts";

const builtin = builtinTargets();
const targets = linkTargets(builtin);

function optionOf(program: string, name: string, release: string): Option | undefined {
  const facts = targets.programs.get(program)?.options.get(name);
  return facts === undefined ? undefined : optionIn(facts, release);
}

test("they hold to the rules for manifests", () => {
  const { diagnostics } = checkTargets(builtin, { programs: new Set(), inits: new Map(), platforms: new Set(), shapes: new Set(), variables: new Set() }, readTemplate);
  expect(diagnostics.map((each) => `${each.span.source.uri}:${each.span.start}: ${words(each).message}`)).toEqual([]);
});

test("there are five programs", () => {
  expect([...targets.programs.keys()]).toEqual(["chronos", "marathon", "mesos-agent", "mesos-master", "zookeeper"]);
});

test("every packaging has one layout for each release it says it has", () => {
  for (const program of targets.programs.values()) {
    for (const layouts of Object.values(program.packagings)) {
      for (const [index, layout] of layouts.entries()) {
        const former = layouts[index - 1];
        if (former === undefined) continue;
        const end = program.releases.indexOf(former.until ?? "");
        expect(program.releases[end + 1]).toBe(layout.since);
      }
    }
  }
});

test("a summary is short", () => {
  for (const { options } of targets.programs.values()) {
    for (const { name, summary = "" } of options.values()) expect(summary.length, name).toBeLessThanOrEqual(110);
  }
});

describe("options come and go by release", () => {
  test.each([
    ["mesos-master", "role_sorter", "1.4.2", true],
    ["mesos-master", "role_sorter", "1.5.0", false],
    ["mesos-master", "role_sorter", "1.6.1", true],
    ["mesos-master", "advertise_ip", "0.23.0", false],
    ["mesos-master", "advertise_ip", "0.24.0", true],
    ["mesos-agent", "network_cni_root_dir_persist", "1.7.0", false],
    ["mesos-agent", "network_cni_root_dir_persist", "1.7.1", true],
    ["marathon", "suppress_offers", "1.5.15", true],
    ["marathon", "suppress_offers", "1.6.496", false],
    ["marathon", "suppress_offers", "1.6.535", true],
    ["marathon", "event_subscriber", "1.5.0", false],
    ["chronos", "zk_auth", "2.5.1", false],
    ["chronos", "zk_auth", "3.0.0", true],
    ["zookeeper", "4lw.commands.whitelist", "3.4.10", true],
    ["zookeeper", "4lw.commands.whitelist", "3.5.2", false],
    ["zookeeper", "admin.serverPort", "3.4.14", false],
  ])("%s %s in %s: %s", (program, name, release, present) => {
    expect(optionOf(program, name, release) !== undefined).toBe(present);
  });
});

test("work_dir of the agent is needed from 1.0.0, and has a default before", () => {
  expect(optionOf("mesos-agent", "work_dir", "0.28.3")).toMatchObject({ required: false, default: "/tmp/mesos" });
  expect(optionOf("mesos-agent", "work_dir", "1.0.0")).toMatchObject({ required: true, default: undefined });
});

test("checkpoint of Marathon can be switched off from 0.13.0", () => {
  expect(optionOf("marathon", "checkpoint", "0.11.1")).toMatchObject({ form: "flag", off: undefined });
  expect(optionOf("marathon", "checkpoint", "0.13.0")).toMatchObject({ form: "toggle", off: "disable_checkpoint" });
});

test("credentials are text where JSON secrets are taken for base64", () => {
  const formats = ["0.19.1", "0.20.0", "0.24.1", "0.24.2", "0.25.0", "0.25.1", "1.11.0"];
  expect(formats.map((release) => optionOf("mesos-master", "credentials", release)?.format)).toEqual([
    "text",
    "json",
    "text",
    "json",
    "text",
    "json",
    "json",
  ]);
});

test("what a variable of the environment can set has its name", () => {
  expect(optionOf("marathon", "http_port", "1.5.0")?.environment).toBe("MARATHON_HTTP_PORT");
  expect(optionOf("marathon", "killBatchDuration", "1.5.0")?.environment).toBeUndefined();
  expect(optionOf("mesos-master", "quorum", "1.5.0")?.environment).toBe("MESOS_QUORUM");
  expect(optionOf("zookeeper", "tickTime", "3.8.0")?.environment).toBeUndefined();
});

test("a time has the unit that the program counts in", () => {
  expect(optionOf("mesos-master", "offer_timeout", "1.0.0")).toMatchObject({ type: "duration", unit: "mesos" });
  expect(optionOf("marathon", "zk_timeout", "1.0.0")).toMatchObject({ type: "duration", unit: "ms" });
  expect(optionOf("marathon", "failover_timeout", "1.1.0")).toMatchObject({ type: "duration", unit: "s" });
  expect(optionOf("zookeeper", "syncLimit", "3.8.0")).toMatchObject({ type: "duration", unit: "ticks" });
  expect(optionOf("zookeeper", "autopurge.purgeInterval", "3.8.0")).toMatchObject({ type: "duration", unit: "h" });
});

test("an old name leads to the new one", () => {
  expect(targets.programs.get("mesos-agent")?.options.get("provisioners")?.renamedTo).toBe("image_providers");
  expect(targets.programs.get("mesos-master")?.optionNames).toContain("slave_ping_timeout");
});
