// What the manifest says, and how it is read back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formerIds, readManifest } from "../../src/emit/manifest.ts";
import { writeTree } from "../../src/emit/tree.ts";
import { put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { largePlan, nodePlan, plan, planOf, type GivenFile } from "./plans.ts";

const version = "1.2.3";

async function manifestOf(files: Readonly<Record<string, GivenFile>>) {
  const out = join(temporaryFolder(), "out");
  await writeTree(planOf(nodePlan("m1", files, { ids: { main: 3 } }), nodePlan("m2", {})), out, { version });
  return { out, text: readFileSync(join(out, "mesosc.json"), "utf8") };
}

test("it is JSON with one line a node", async () => {
  const { text } = await manifestOf({ "/a": "A\n" });
  expect(text.split("\n").map((line) => line.slice(0, 8))).toEqual(
    ["{", '"mesosc"', '"cluster', '"nodes":', '"m1":{"i', '"m2":{"i', "}", "}", ""], // prettier-ignore
  );
  expect(JSON.parse(text)).toMatchObject({ mesosc: "1.2.3", cluster: "test", nodes: { m1: { ids: { main: 3 } } } });
});

test("of a file it says mode, owner, digest and origin, of a link the target, of a secret no digest", async () => {
  const { text } = await manifestOf({
    "/a": { content: "A\n", owner: "mesos", group: "adm", origins: ["cluster.mesos:1"] },
    "/l": { kind: "link", content: "/dev/null" },
    "/s": { content: "x", mode: 0o600, secret: true },
  });
  const sha256 = "06f961b802bc46ee168555f066d28f4f0e9afdf3f88174c1ee6f9de004fc30a0";
  expect((JSON.parse(text) as { nodes: { m1: { files: unknown } } }).nodes.m1.files).toEqual([
    { path: "/a", mode: "0644", owner: "mesos", group: "adm", sha256, origin: ["cluster.mesos:1"] },
    { path: "/l", kind: "link", owner: "root", group: "root", target: "/dev/null", origin: [] },
    { path: "/s", mode: "0600", owner: "root", group: "root", secret: true, origin: [] },
  ]);
});

test("services are named in start order", async () => {
  const out = join(temporaryFolder(), "out");
  const service = (name: string) => ({ name }) as never;
  await writeTree(planOf(nodePlan("m1", {}, { services: [service("zookeeper"), service("mesos-master")] })), out, {
    version,
  });
  const record = readManifest(out).manifest?.record("m1");
  expect(record).toMatchObject({ services: ["zookeeper", "mesos-master"] });
});

test("nodes are read in any order", async () => {
  const out = join(temporaryFolder(), "out");
  await writeTree(largePlan(500), out, { version });
  const { manifest, problems } = readManifest(out);
  expect(problems).toEqual([]);
  expect([...(manifest?.nodeNames ?? [])]).toEqual(largePlan(500).nodeNames);
  for (const node of ["slave500", "slave1", "slave77"]) {
    expect(manifest?.line(node)?.startsWith(`"${node}":`)).toBe(true);
    expect(manifest?.record(node)).toMatchObject({ files: { length: 12 } });
  }
  expect(manifest?.record("slave501")).toBeUndefined();
  manifest?.close();
});

test("a folder without one has none, and no problem", () => {
  expect(readManifest(join(temporaryFolder(), "out"))).toEqual({ manifest: undefined, problems: [] });
});

test.each(["", "{", "[]", "null", '{\n"mesosc":"1",\n"cluster":"c",\n"nodes":{\n"m1":{"ids":', "\0\0\n\n"])(
  "damaged to %j it is a problem and no exception",
  (text) => {
    const out = temporaryFolder();
    put(join(out, "mesosc.json"), text);
    expect(readManifest(out).problems.map(({ code }) => code)).toEqual(["output-damaged"]);
    expect(formerIds(out).size).toBe(0);
  },
);

test("cut off anywhere it is a problem and no exception", async () => {
  const { out, text } = await manifestOf({ "/a": "A\n" });
  for (let length = 0; length < text.length - 2; length += 3) {
    put(join(out, "mesosc.json"), text.slice(0, length));
    formerIds(out);
    const { problems } = await writeTree(plan({ m1: { "/a": "B\n" } }), out, { version });
    expect(problems.map(({ code }) => code)).toEqual(["output-damaged"]);
  }
});

test("ids are given by ensemble and node", async () => {
  const out = join(temporaryFolder(), "out");
  const given = planOf(
    nodePlan("m1", {}, { ids: { main: 1 } }),
    nodePlan("m2", {}, { ids: { main: 2, other: 1 } }),
    nodePlan("m3", {}),
  );
  await writeTree(given, out, { version });
  const expected = new Map([
    ["main", new Map([["m1", 1], ["m2", 2]])],
    ["other", new Map([["m2", 1]])],
  ]); // prettier-ignore
  expect(formerIds(out)).toEqual(expected);
  put(
    join(out, "mesosc.json"),
    JSON.stringify(JSON.parse(readFileSync(join(out, "mesosc.json"), "utf8")), undefined, 2),
  );
  expect(formerIds(out)).toEqual(expected);
});
