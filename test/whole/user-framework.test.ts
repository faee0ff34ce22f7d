// Does a user add a framework by a folder, and by nothing else?
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/api.ts";
import { plain } from "../../src/diagnostics/palette.ts";
import { printText } from "../../src/diagnostics/text.ts";
import { describeOrigin } from "../../src/plan/describe-origin.ts";
import { originsOf } from "../../src/plan/why.ts";
import { analyse, type Analysis } from "../../src/workspace.ts";
import { contentsOf, temporaryFolder } from "../kit/folder.ts";

const singularity = fileURLToPath(new URL("../../fixtures/targets/singularity", import.meta.url));
const target = "targets/singularity/target.json";

const cluster = `cluster c { os = debian12 }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework singularity on m[1..2] {
  port = 7100
  zkNamespace = "it's # here: \\"q\\""
  on m2 { init = sysv }
}
`;

/** A folder that has the cluster, and the framework in `targets/`. */
function folderWith(text = cluster): string {
  const folder = temporaryFolder({ "cluster.mesos": text });
  cpSync(singularity, `${folder}/targets`, { recursive: true });
  return folder;
}

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(file, text.replace(from, to));
}

function analysed(folder: string): Promise<Analysis> {
  return analyse({
    file: "cluster.mesos",
    folder,
    definitions: new Map(),
    targetFolders: ["targets"],
    environment: {},
    standardInput: () => "",
  });
}

/** What is found, as it is printed. */
async function findings(folder: string): Promise<string> {
  return printText((await analysed(folder)).diagnostics, plain).replaceAll(`${folder}/`, "");
}

describe("a framework from a folder outside of the project", () => {
  test("is compiled: its configuration, and a service for each init system", async () => {
    const folder = folderWith();
    const compiled = await compile({ source: { file: "cluster.mesos" }, folder, targets: ["targets"] });
    expect(compiled.diagnostics.map(({ code }) => code)).toEqual([]);
    await compiled.write("out");
    const files = contentsOf(`${folder}/out`);
    expect(files["m1/etc/singularity/singularity.yaml"]).toBe(`0644 # JSON strings are YAML strings as well.
server:
  type: simple
  connector:
    type: http
    port: "7100"
mesos:
  master: "zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos"
zookeeper:
  quorum: "10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181"
  zkNamespace: "it's # here: \\"q\\""
hostname: "10.0.0.1"
`);
    const command = "/usr/bin/java -jar /opt/singularity-1.5.0/SingularityService.jar server";
    const unit = files["m1/etc/systemd/system/singularity.service"] ?? "";
    expect(unit.replaceAll(" \\\n  ", " ")).toContain(`\nExecStart=${command} /etc/singularity/singularity.yaml\n`);
    expect(unit).toMatch(/^After=.*zookeeper\.service.*mesos-master\.service/m);
    expect(unit).toContain("\nSuccessExitStatus=143\n");
    expect(files["m1/etc/systemd/system/multi-user.target.wants/singularity.service"]).toBe(
      "-> ../singularity.service",
    );
    expect(files["m2/etc/init.d/singularity"]?.replaceAll(/ \\\n +/g, " ")).toContain(command);
    expect(files["m2/etc/rc2.d/S82singularity"]).toBe("-> ../init.d/singularity");
    expect(Object.keys(files).filter((path) => path.startsWith("m3/") && path.includes("singularity"))).toEqual([]);
  });

  test("has options that are checked as those of every program", async () => {
    const folder = folderWith(
      cluster.replace("port = 7100", "prot = 7100").replace('zkNamespace = "', 'hostname = "a b'),
    );
    const found = (await analysed(folder)).diagnostics.map(({ code }) => code.code);
    expect(found).toEqual(["option-unknown", "wrong-type"]);
  });

  test("has ports that clash with those of its neighbours", async () => {
    const folder = folderWith(cluster.replace("port = 7100", "port = 5050"));
    const found = (await analysed(folder)).diagnostics.map(({ code }) => code.code);
    expect(new Set(found)).toEqual(new Set(["port-clash"]));
  });

  test("tells where each of its values came from", async () => {
    const { checked } = await analysed(folderWith());
    const [node] = checked?.nodes ?? [];
    const origins = checked && node && originsOf(checked, node, "/etc/singularity/singularity.yaml");
    const port = origins?.lines.find(({ text }) => text.includes("7100"));
    expect(port?.origins.map(describeOrigin)).toEqual([expect.stringMatching(/cluster\.mesos:6:\d+$/)]);
  });
});

describe("a folder with a fault is said so where the fault stands, and nothing is compiled", () => {
  test.each([
    ["a manifest that is cut off", target, '"title": "Singularity",', '"title": ', /target\.json:\d+:\d+/],
    ["a misspelt key", target, '"successStatus"', '"succesStatus"', /did you mean "successStatus"/],
    [
      "a derivation of an option that is not there",
      target,
      '"quorum": "own-zk-hosts"',
      '"qorum": "own-zk-hosts"',
      /"qorum"/,
    ],
    ["a placeholder of no meaning", target, "{prefix}/Singularity", "{prefx}/Singularity", /\{prefx\}/],
    [
      "a template that is not there",
      target,
      '"template": "singularity.yaml.hbs"',
      '"template": "x.hbs"',
      /no "x\.hbs"/,
    ],
    [
      "a view that lacks a name",
      target,
      '"hostname": "setting:hostname"',
      '"host": "setting:hostname"',
      /reads "hostname"/,
    ],
    [
      "a template with a loop that is not closed",
      "targets/singularity/singularity.yaml.hbs",
      "{{/if}}",
      "",
      /singularity\.yaml\.hbs:\d+:1\n/,
    ],
    ["an option of no type", "targets/singularity/options/options.json", '"type": "port"', '"type": "prot"', /"prot"/],
  ])("%s", async (_, file, from, to, expected) => {
    const folder = folderWith();
    replaceIn(`${folder}/${file}`, from, to);
    const { checked } = await analysed(folder);
    expect(checked).toBeUndefined();
    const text = await findings(folder);
    expect(text).toMatch(/^error\[target-invalid\]: /);
    expect(text).toMatch(expected);
    expect(text).toMatch(/┌─ targets\/singularity\/[\w./]+:\d+:\d+/);
  });
});
