// Does any string that a setting may hold arrive unchanged at the process that reads it, through the service's script, the
// shell, environment files, files for each option and the packages' wrappers?
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isReadable } from "../../src/catalog/readable.ts";
import { compile } from "../../src/api.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { patience, runs } from "../kit/fuzz.ts";
import { hostileText, hostileTexts } from "../kit/hostile-text.ts";
import { runOverRoot } from "../kit/overlay.ts";
import { needsProgram, needsRoot } from "../kit/real.ts";
import { literal } from "../kit/valid-cluster.ts";
import { chronosFramework, marathonFramework, marathonNative, mesosInitWrapper } from "./doubles/wrappers.ts";

interface Case {
  readonly mesos: readonly [packaging: "mesosphere" | "apache" | "tarball", release: string];
  readonly marathon: readonly [packaging: "mesosphere" | "tarball", release: string];
  readonly chronos: readonly [packaging: "mesosphere" | "tarball", release: string];
  /** Where the program finds `cluster` and `framework_name`: an argument, or a variable. */
  readonly cluster: (text: string) => string;
  readonly frameworkName: "--framework_name" | `${string}=`;
}

const asArgument = (text: string): string => `--cluster=${text}`;
const asVariable = (text: string): string => `MESOS_CLUSTER=${text}`;

const cases: readonly Case[] = [
  {
    mesos: ["mesosphere", "0.23.0"],
    marathon: ["mesosphere", "0.10.0"],
    chronos: ["mesosphere", "2.4.0"],
    cluster: asArgument,
    frameworkName: "--framework_name",
  },
  {
    mesos: ["apache", "1.11.0"],
    marathon: ["mesosphere", "1.4.13"],
    chronos: ["tarball", "3.0.2"],
    cluster: asArgument,
    frameworkName: "MARATHON_CMD_FRAMEWORK_NAME=",
  },
  {
    mesos: ["tarball", "1.11.0"],
    marathon: ["tarball", "1.11.24"],
    chronos: ["mesosphere", "3.0.2"],
    cluster: asVariable,
    frameworkName: "MARATHON_FRAMEWORK_NAME=",
  },
  {
    mesos: ["mesosphere", "1.4.3"],
    marathon: ["mesosphere", "1.5.15"],
    chronos: ["tarball", "3.0.2"],
    cluster: asArgument,
    frameworkName: "MARATHON_FRAMEWORK_NAME=",
  },
];

interface Values {
  readonly cluster: string;
  readonly framework: string;
  readonly chronos: string;
  readonly variables: readonly string[];
}

const isOption = (text: string): boolean => text !== "" && isReadable(text) && !/\s$/.test(text);
const values: fc.Arbitrary<Values> = fc.record({
  cluster: hostileText(isOption),
  framework: hostileText(isOption),
  chronos: hostileText(isOption),
  variables: hostileTexts(isReadable, 8),
});

function clusterText(
  { mesos, marathon, chronos }: Case,
  { cluster, framework, chronos: name, variables }: Values,
): string {
  const environment = `environment { ${variables.map((text, index) => `V${String(index)} = ${literal(text)}`).join("  ")} }`;
  return `cluster c { os = debian7  versions { mesos = ${mesos[1]}  marathon = ${marathon[1]}  chronos = ${chronos[1]} } }
node m1 at 10.0.0.1
ensemble main on m1 { packaging = tarball  ${environment} }
masters on m1 { packaging = ${mesos[0]}  cluster = ${literal(cluster)}  ${environment} }
framework marathon on m1 { packaging = ${marathon[0]}  framework_name = ${literal(framework)}  ${environment} }
framework chronos on m1 { packaging = ${chronos[0]}  mesos_framework_name = ${literal(name)}  ${environment} }
`;
}

/** What a program was started with goes to files named after it. */
const teller = (name: string, before = ""): string => `#!/bin/sh
${before}
name=${name}
for word; do case $word in mesosphere.marathon.Main) name=marathon ;; *.scheduler.Main) name=chronos ;; esac; done
env -0 >"/told/$name.env"
printf '%s\\0' "$@" >"/told/$name.new"
mv "/told/$name.new" "/told/$name.args"
exec sleep 600
`;

/** The wrappers of the packages, and programs that tell, where the tree's services look for them. */
function programs({ mesos, marathon, chronos }: Case): Readonly<Record<string, string>> {
  const [packaging, release] = mesos;
  const prefix = marathon[0] === "tarball" ? `/opt/marathon-${marathon[1]}` : "/usr/share/marathon";
  return {
    [packaging === "tarball" ? `/opt/mesos-${release}/sbin/mesos-master` : "/usr/sbin/mesos-master"]:
      teller("mesos-master"),
    ...(packaging === "tarball" ? {} : { "/usr/bin/mesos-init-wrapper": mesosInitWrapper("", packaging) }),
    "/usr/bin/marathon": marathonFramework("", marathon[1]),
    [`${prefix}/bin/marathon`]: marathonNative(marathon[1], prefix),
    "/usr/bin/chronos": chronosFramework("", chronos[1], "2016-07-29"),
    "/usr/local/bin/java": teller("java"),
    "/zkServer.sh": teller("zookeeper", ". /etc/zookeeper/conf/zookeeper-env.sh"),
  };
}

const startAll = `
rm -rf "$root/etc/zookeeper"
cp -a "$1/." "$root"
mkdir "$root/told"
chmod 777 "$root/told"
for name in zookeeper mesos-master marathon chronos; do
  (chroot "$root" "/etc/init.d/$name" start >"$1/said.$name" 2>&1 || cat "$1/said.$name") &
done
wait
# A wrapper takes its time before it becomes the program.
for tenth in $(seq 300); do
  ! [ "$(cd "$root/told" && echo *.args)" = "chronos.args marathon.args mesos-master.args zookeeper.args" ] || break
  sleep 0.1
done
cp -a "$root/told" "$1/told"
`;

function told(tree: string, name: string): { readonly args: readonly string[]; readonly variables: readonly string[] } {
  const read = (kind: string): string[] =>
    readFileSync(join(tree, "told", `${name}.${kind}`), "utf8")
      .split("\0")
      .slice(0, -1);
  return { args: read("args"), variables: read("env") };
}

/** The word after an option's name. */
function after(args: readonly string[], name: string): string | undefined {
  return args[args.indexOf(name) + 1];
}

describe.skipIf(!needsRoot() || !needsProgram("unshare", "start-stop-daemon"))("arrives", () => {
  test.each(cases.map((each) => [each.mesos.join(" "), each.marathon.join(" "), each] as const))(
    "with Mesos %s and Marathon %s",
    patience(120_000),
    async (_, __, each) => {
      for (const given of fc.sample(values, runs(2))) {
        const out = temporaryFolder();
        const compiled = await compile({ source: { text: clusterText(each, given) } });
        expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        await compiled.write(out);
        const tree = join(out, "m1");
        const [plan] = compiled.nodes();
        const server = plan?.services.find(({ name }) => name === "zookeeper")?.command[0] ?? "";
        for (const [path, text] of Object.entries(programs(each))) {
          const at = join(tree, path === "/zkServer.sh" ? server : path);
          mkdirSync(dirname(at), { recursive: true });
          writeFileSync(at, text, { mode: 0o755 });
        }
        const { stdout, stderr } = await runOverRoot(startAll, tree);
        expect(stdout + stderr).toBe("");
        const [master, marathon, chronos] = ["mesos-master", "marathon", "chronos"].map((name) => told(tree, name));
        expect([...(master?.args ?? []), ...(master?.variables ?? [])]).toContain(each.cluster(given.cluster));
        if (each.frameworkName === "--framework_name") {
          expect(after(marathon?.args ?? [], each.frameworkName)).toBe(given.framework);
        } else {
          expect(marathon?.variables).toContain(each.frameworkName + given.framework);
        }
        expect(after(chronos?.args ?? [], "--mesos_framework_name")).toBe(given.chronos);
        for (const name of ["zookeeper", "mesos-master", "marathon", "chronos"]) {
          const { variables } = told(tree, name);
          given.variables.forEach((text, index) => {
            expect([name, variables.find((line) => line.startsWith(`V${String(index)}=`))]).toEqual([
              name,
              `V${String(index)}=${text}`,
            ]);
          });
        }
      }
    },
  );
});
