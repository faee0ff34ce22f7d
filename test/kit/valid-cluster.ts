// Clusters that are valid by construction: every size and mixture that mesosc is for, with values that try to break out.
import fc from "fast-check";
import { isReadable } from "../../src/catalog/readable.ts";
import { hostileText } from "./hostile-text.ts";
import { targets } from "./init.ts";

/** Releases that go together, oldest first. */
const releases = [
  { zookeeper: "3.4.6", mesos: "0.23.0", marathon: "0.10.0", chronos: "2.4.0" },
  { zookeeper: "3.4.14", mesos: "0.28.3", marathon: "1.1.5", chronos: "2.5.1" },
  { zookeeper: "3.6.4", mesos: "1.4.3", marathon: "1.4.13", chronos: "3.0.2" },
  { zookeeper: "3.8.0", mesos: "1.5.0", marathon: "1.5.15", chronos: "3.0.2" },
  { zookeeper: "3.9.5", mesos: "1.11.0", marathon: "1.11.24", chronos: "3.0.2" },
] as const;

/** A text as a string of the language, with nothing in it that the language would read. */
export function literal(text: string): string {
  const written = [...text].map((character) =>
    /[ !#%-[\]-~]/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${written.join("")}"`;
}

/** Any text that a setting may hold; what a file-per-option directory would take from its end is not among them. */
const text = hostileText((candidate) => candidate !== "" && isReadable(candidate) && !/\s$/.test(candidate)).map(
  literal,
);
const count = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
const seconds = count(1, 90).map((number) => `${number}s`);
const minutes = count(10, 90).map((number) => `${number}min`);
const path = fc.stringMatching(/^[a-z][\w.+-]{0,12}$/).map((name) => `"/srv/${name}"`);

type Settings = Readonly<Record<string, fc.Arbitrary<string>>>;

const service = block({
  restart: fc.constantFrom("always", "on-failure", '"no"'),
  restart_delay: seconds,
  stop_timeout: seconds,
  open_files: count(64, 1_048_576),
});
const environment = block({ NASTY: text, Second_2: text });
const jvm = block({
  heap: count(64, 4096).map((size) => `${size}MB`),
  options: fc.constant('["-XX:+UseG1GC", "-Da=b"]'),
});

const own: Readonly<Record<"ensemble" | "masters" | "agents" | "marathon" | "old marathon" | "chronos", Settings>> = {
  ensemble: {
    tickTime: count(1000, 4000),
    maxClientCnxns: count(1, 500),
    snapCount: count(1000, 100_000),
    "autopurge.snapRetainCount": count(3, 20),
    dataLogDir: path,
    service,
    environment,
    jvm,
    user: fc.constantFrom("zookeeper", "root"),
  },
  masters: {
    cluster: text,
    offer_timeout: minutes,
    allocation_interval: seconds,
    logbufsecs: count(0, 9),
    service,
    environment,
  },
  agents: {
    gc_delay: minutes,
    executor_registration_timeout: minutes,
    attributes: block({ rack: fc.constantFrom("r1", "7"), zone: fc.constantFrom('"${node.name}"', "z") }, "rack"),
    resources: block(
      { cpus: count(1, 64), mem: count(1, 64).map((size) => `${size}GB`), ports: fc.constant("[31000..32000]") },
      "cpus",
    ),
    service,
    environment,
  },
  marathon: { failover_timeout: count(60, 604_800), framework_name: text, service, environment, jvm },
  // The start script of its tarballs makes words of a value.
  "old marathon": {
    failover_timeout: count(60, 604_800),
    framework_name: fc.constantFrom("m", '"a=b"'),
    service,
    environment,
    jvm,
  },
  chronos: { failover_timeout: count(60, 604_800), mesos_framework_name: text, service, environment, jvm },
};

/** `{ key = value … }` with some of the settings, and all of `required`. */
function block(settings: Settings, ...required: readonly string[]): fc.Arbitrary<string> {
  return fc.record(settings, { requiredKeys: [...required] }).map(
    (chosen) =>
      `{ ${Object.entries(chosen)
        .map(([key, value]) => (value.startsWith("{") ? `${key} ${value}` : `${key} = ${value}`))
        .join("  ")} }`,
  );
}

const init = fc.constantFrom(
  ...[...targets.platforms.values()].flatMap(({ name, family, inits }) =>
    Object.keys(inits).map((initSystem) => ({ os: name, family, init: initSystem })),
  ),
);
const size = fc.constantFrom(1, 3, 5);
const packagings = fc.record({
  mesos: fc.boolean(),
  frameworks: fc.boolean(),
  zookeeper: fc.boolean(),
  apache: fc.boolean(),
});

/** The text of a valid cluster; `init` narrows it to some init systems. */
export function validCluster(...inits: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      where: init.filter((each) => inits.length === 0 || inits.includes(each.init)),
      release: fc.constantFrom(...releases),
      tarball: packagings,
      voters: size,
      observers: fc.nat(2),
      masters: size,
      apart: fc.boolean(),
      agents: fc.nat(4),
      marathons: fc.nat(2),
      chronoses: fc.nat(2),
      blocks: fc.record({
        ensemble: block(own.ensemble),
        masters: block(own.masters),
        agents: block(own.agents),
        marathon: block(own.marathon),
        "old marathon": block(own["old marathon"]),
        chronos: block(own.chronos),
      }),
    })
    .map((cluster) => {
      const { where, release, tarball, voters, observers, masters, agents, blocks } = cluster;
      // Observers without a quorum of voters are refused.
      const watching = voters < 3 ? 0 : observers;
      const on = cluster.apart || masters > voters ? `m[1..${String(masters)}]` : `z[1..${String(masters)}]`;
      const host = on.replace(/\[.*/, "");
      const isNewMesos = !/^0|^1\.4/.test(release.mesos);
      const mesos = tarball.mesos ? "tarball" : tarball.apache && isNewMesos ? "apache" : "mesosphere";
      const packaging = (name: string, inBlock: string): string => inBlock.replace("{", `{ packaging = ${name} `);
      const isOldTarball = tarball.frameworks && /^0|^1\.[1-4]\./.test(release.marathon);
      const marathon = isOldTarball ? "old marathon" : "marathon";
      const frameworks = tarball.frameworks ? "tarball" : "mesosphere";
      return [
        `cluster generated { os = ${where.os}  init = ${where.init}`,
        `  versions { ${Object.entries(release)
          .map(([program, version]) => `${program} = ${version}`)
          .join("  ")} } }`,
        `node z[1..${String(voters + watching)}] at 10.0.0.[1..${String(voters + watching)}] { rack = r1 }`,
        host === "m" ? `node m[1..${String(masters)}] at 10.0.1.[1..${String(masters)}]` : "",
        agents > 0 ? `node s[1..${String(agents)}] at 10.0.2.[1..${String(agents)}]` : "",
        `ensemble main on z[1..${String(voters)}] ${packaging(tarball.zookeeper || where.family === "redhat" ? "tarball" : "debian", blocks.ensemble).replace("{", watching > 0 ? `{ observers = z[${String(voters + 1)}..${String(voters + watching)}] ` : "{")}`,
        `masters on ${on} ${packaging(mesos, blocks.masters)}`,
        agents > 0 ? `agents on s[1..${String(agents)}] ${packaging(mesos, blocks.agents)}` : "",
        cluster.marathons > 0
          ? `framework marathon on ${host}[1..${String(Math.min(cluster.marathons, masters))}] ${packaging(frameworks, blocks[marathon])}`
          : "",
        cluster.chronoses > 0
          ? `framework chronos on ${host}[1..${String(Math.min(cluster.chronoses, masters))}] ${packaging(frameworks, blocks.chronos)}`
          : "",
        "",
      ]
        .filter((line, index, all) => line !== "" || index === all.length - 1)
        .join("\n");
    });
}
