// Every release's command line: what the compiled files make of it, through the packages' wrappers, is what the program takes.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/api.ts";
import chronosFacts from "../../fixtures/upstream/chronos-options.json" with { type: "json" };
import marathonFacts from "../../fixtures/upstream/marathon-options.json" with { type: "json" };
import mesosFacts from "../../fixtures/upstream/mesos-flags.json" with { type: "json" };
import { temporaryFolder } from "../kit/folder.ts";
import { runAside } from "./boot/run-aside.ts";
import { checkOptions } from "./doubles/frameworks/checks.ts";
import { environmentArgs } from "./doubles/frameworks/environment.ts";
import { findMainClass, readJavaCommand } from "./doubles/frameworks/jvm.ts";
import { readOptions } from "./doubles/frameworks/options.ts";
import { checkMarathonMaster, readMarathonZk, readZkHosts } from "./doubles/frameworks/zk-strings.ts";
import { layDoubles, type Laying } from "./doubles/lay.ts";
import { checkFlags } from "./doubles/mesos/checks.ts";
import { readCredential, readCredentials } from "./doubles/mesos/credentials.ts";
import { loadFlags } from "./doubles/mesos/flags.ts";
import { readAttributes, readResources } from "./doubles/mesos/pairs.ts";
import { readZkUrl } from "./doubles/mesos/zk-url.ts";
import { readEnvironmentFile, readUnit } from "./doubles/rig/unit.ts";
import { isFrom } from "./doubles/shared/releases.ts";
import { placeUnder } from "./doubles/shared/settings.ts";

/** Stands for the program: its words and environment, each ended by NUL. */
const shows = `#!/bin/sh\nfor word; do printf '%s\\0' "$word"; done\nprintf '\\0'\nenv -0\n`;

interface Shown {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const base = { mesos: "0.23.0", marathon: "0.10.0", chronos: "2.4.0" };

type Packaging = "mesosphere" | "apache" | "tarball";

/** Compiles, lays the scripts, and starts services whose programs only show what they are given. */
async function compiled(folder: string, releases: Laying["releases"], packaging: Packaging, roles: string) {
  const text = `cluster c { os = debian12 packaging = ${packaging}
    versions { zookeeper = 3.8.0 mesos = ${releases.mesos} marathon = ${releases.marathon} chronos = ${releases.chronos} } }
    node m1 at 10.0.0.1 node a1 at 10.0.0.2
    ensemble main on m1 { packaging = debian }
    ${roles}`;
  const result = await compile({ source: { text }, folder, environment: { SECRET_PLAIN: "moon-42%", LOGIN: "a:b" } });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  await result.write("out");
  const frameworks = packaging === "tarball" ? "tarball" : "mesosphere";
  return async (node: string, service: string): Promise<Shown & { readonly root: string }> => {
    const root = join(folder, "out", node);
    layDoubles(new Map(), {
      tree: root,
      root,
      releases,
      packaging: { mesos: packaging, marathon: frameworks, chronos: frameworks },
    });
    const sbin = packaging === "tarball" ? `opt/mesos-${releases.mesos}/sbin` : "usr/sbin";
    mkdirSync(join(root, sbin), { recursive: true });
    for (const path of [
      ...["mesos-master", "mesos-slave", "mesos-agent"].map((name) => `${sbin}/${name}`),
      "usr/local/bin/java",
    ]) {
      writeFileSync(join(root, path), shows);
      chmodSync(join(root, path), 0o755);
    }
    return { root, ...(await shown(root, service)) };
  };
}

async function shown(root: string, service: string): Promise<Shown> {
  const unit = readUnit(readFileSync(join(root, `etc/systemd/system/${service}.service`), "utf8"));
  const files = unit.environmentFiles.map((path) => readEnvironmentFile(readFileSync(root + path, "utf8")));
  const environment = Object.assign(
    { PATH: `${root}/usr/local/bin:/usr/bin:/bin` },
    unit.environment,
    ...files,
  ) as Record<string, string>;
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const [program = "", ...args] = unit.command;
  const { status, stdout, stderr } = await runAside([
    "env",
    "-i",
    "-C",
    root + (unit.workingDirectory ?? ""),
    ...assignments,
    root + program,
    ...args,
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const [words = "", variables = ""] = /^((?:[^\0]+\0)*)\0(.*)$/s.exec(stdout)?.slice(1) ?? [];
  const entries = variables
    .split("\0")
    .flatMap((entry) =>
      entry.includes("=") ? [[entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]] : [],
    );
  return { words: words.split("\0").slice(0, -1), environment: Object.fromEntries(entries) as Record<string, string> };
}

const mesosCases = mesosFacts.releases.flatMap((mesos): [string, Packaging][] => [
  [mesos, "mesosphere"],
  [mesos, "tarball"],
  ...(isFrom(mesos, "1.5.0") ? [[mesos, "apache"] as [string, Packaging]] : []),
]);

describe("Mesos", () => {
  test.concurrent.for(mesosCases)("%s from %s", async ([mesos, packaging], { onTestFinished }) => {
    const releases = { ...base, mesos };
    const hasJson = isFrom(mesos, "0.20.0");
    const start = await compiled(
      temporaryFolder({}, onTestFinished),
      releases,
      packaging,
      `masters on m1 {
        zk_session_timeout = 20s  cluster = "the big one"  quiet = true  recovery_${isFrom(mesos, "1.0.0") ? "agent" : "slave"}_removal_limit = "50%"
        credentials = [{ principal: "p", secret: secret("env:SECRET_PLAIN") }]
        ${hasJson ? `acls = { permissive: false, run_tasks: [{ principals: { values: ["p"] }, users: { values: ["root"] } }] }` : ""}
      }
      agents on a1 {
        attributes { rack = "a" generation = 3 }  resources { cpus = 8 mem = 30GB ports = [31000..32000, 40000..40100] }
        registration_backoff_factor = 30s  gc_delay = 2d  strict = false
        credential = { principal: "p", secret: secret("env:SECRET_PLAIN") }
      }`,
    );
    const master = await start("m1", "mesos-master");
    const place = placeUnder(master.root);
    const values = loadFlags({
      role: "master",
      release: mesos,
      args: master.words,
      environment: master.environment,
      place,
    });
    checkFlags("master", mesos, values);
    expect(readZkUrl(values.text("zk") ?? "", "contender")).toEqual({
      auth: undefined,
      servers: "10.0.0.1:2181",
      path: "/mesos",
    });
    expect([values.text("quorum"), values.text("cluster"), values.isOn("quiet")]).toEqual(["1", "the big one", true]);
    expect(readCredentials(values.text("credentials") ?? "", { release: mesos, place })).toEqual([
      { principal: "p", secret: "moon-42%" },
    ]);

    const service = packaging === "tarball" && isFrom(mesos, "1.0.0") ? "mesos-agent" : "mesos-slave";
    const agent = await start("a1", service);
    const agentPlace = placeUnder(agent.root);
    const own = loadFlags({
      role: "agent",
      release: mesos,
      args: agent.words,
      environment: agent.environment,
      place: agentPlace,
    });
    checkFlags("agent", mesos, own);
    expect(own.text("master")).toBe(values.text("zk"));
    expect(own.isOn("strict")).toBe(false);
    expect(Object.fromEntries(readAttributes(own.text("attributes") ?? "", mesos))).toEqual({
      rack: "a",
      generation: "3",
    });
    expect(Object.fromEntries(readResources(own.text("resources") ?? "", mesos))).toMatchObject({
      cpus: "8",
      mem: "30720",
    });
    expect(readCredential(own.text("credential") ?? "", { release: mesos, place: agentPlace })).toEqual({
      principal: "p",
      secret: "moon-42%",
    });
  });
});

const frameworkCases = (releases: readonly string[]): [string, "mesosphere" | "tarball"][] =>
  releases.flatMap((release): [string, "mesosphere" | "tarball"][] => [
    [release, "mesosphere"],
    [release, "tarball"],
  ]);

describe("Marathon", () => {
  test.concurrent.for(frameworkCases(marathonFacts.releases))(
    "%s from %s",
    async ([marathon, packaging], { onTestFinished }) => {
      const hasToggles = isFrom(marathon, "0.13.0");
      const releases = { ...base, marathon, mesos: isFrom(marathon, "1.3.0") ? "1.11.0" : "0.23.0" };
      const start = await compiled(
        temporaryFolder({}, onTestFinished),
        releases,
        packaging,
        `masters on m1
       framework marathon on m1 { failover_timeout = 7d  checkpoint = ${hasToggles ? "false" : "true"}  framework_name = "batch"
         local_port_min = 11000  http_credentials = secret("env:LOGIN") }`,
      );
      const { root, words, environment } = await start("m1", "marathon");
      const java = readJavaCommand(words);
      if (packaging === "tarball" || isFrom(marathon, "1.5.0"))
        findMainClass(java, "mesosphere.marathon.Main", placeUnder(root));
      const options = readOptions("marathon", marathon, [...environmentArgs(marathon, environment), ...java.args]);
      checkOptions("marathon", options, placeUnder(root));
      checkMarathonMaster(options.text("master") ?? "", marathon);
      expect(options.text("master")).toBe("zk://10.0.0.1:2181/mesos");
      expect(readMarathonZk(options.text("zk") ?? "", marathon)).toMatchObject({
        servers: "10.0.0.1:2181",
        path: "/marathon",
      });
      expect([
        options.text("failover_timeout"),
        options.isOn("checkpoint"),
        options.text("local_port_min"),
        options.text("http_credentials"),
      ]).toEqual(["604800", !hasToggles, "11000", "a:b"]);
    },
  );
});

describe("Chronos", () => {
  test.concurrent.for(frameworkCases(chronosFacts.releases))(
    "%s from %s",
    async ([chronos, packaging], { onTestFinished }) => {
      const start = await compiled(
        temporaryFolder({}, onTestFinished),
        { ...base, chronos, mesos: "1.11.0" },
        packaging,
        `masters on m1
       framework chronos on m1 { failover_timeout = 7d  mesos_task_mem = 256  mail_ssl = true }`,
      );
      const { words } = await start("m1", "chronos");
      const options = readOptions("chronos", chronos, readJavaCommand(words).args);
      expect(options.text("master")).toBe("zk://10.0.0.1:2181/mesos");
      expect([readZkHosts(options.text("zk_hosts") ?? "", chronos), options.text("zk_path")]).toEqual([
        "10.0.0.1:2181",
        "/chronos",
      ]);
      expect([Number(options.text("mesos_task_mem")), options.text("http_port"), options.isOn("mail_ssl")]).toEqual([
        256,
        "4400",
        true,
      ]);
    },
  );
});
