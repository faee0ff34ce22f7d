// The built program against the sources: what the build puts in another's place must not change a word.
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";

const root = join(import.meta.dirname, "../..");
const program = join(root, "dist/mesosc.js");

function built(words: readonly string[], folder: string, path = program) {
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...words], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    timeout: 60_000,
  });
  return { results: stdout, messages: stderr };
}

/** The program as it is shipped, without one of its files. */
function without(file: string, folder: string): string {
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  rmSync(join(folder, "dist", file));
  return join(folder, "dist/mesosc.js");
}

/** The examples of every code, without their caret lines. */
async function examples(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, entry] of codes) {
    const { bad, good } = (await entry.load()).default;
    for (const [kind, example] of Object.entries({ bad, good })) {
      if (typeof example === "string") files[`${name}-${kind}.mesos`] = example.replace(/^[ \t]*\^.*\n/gm, "");
    }
  }
  return files;
}

test("every example of every code gives the same diagnostics", async () => {
  const files = await examples();
  const folder = temporaryFolder({ ...files, "torn.mesos": Object.values(files).join("}\n").replaceAll("{", "{ [ ") });
  const words = ["check", "--format", "json", ...Object.keys(files), "torn.mesos"];
  const { results, messages } = await mesosc(words, { folder, environment: process.env });
  expect(JSON.parse(results)).toMatchObject({ counts: { errors: expect.any(Number) as number } });
  expect(built(words, folder)).toEqual({ results, messages });
});

test("a check does without the file of what is seldom needed", () => {
  const folder = temporaryFolder({ "c.mesos": readFileSync(join(root, "fixtures/walkthrough/cluster.mesos"), "utf8") });
  const { results, messages } = built(["check", "c.mesos"], folder, without("seldom.cjs", folder));
  expect(results).toContain("framework-single");
  expect(messages).toBe("");
});

test("a cluster with every kind of service gives the same bytes", async () => {
  const walkthrough = readFileSync(join(root, "fixtures/walkthrough/cluster.mesos"), "utf8");
  for (const os of ["centos6", "debian12"]) {
    const folder = temporaryFolder({ "c.mesos": walkthrough.replace("os = centos6", `os = ${os}`) });
    await mesosc(["compile", "c.mesos", "-o", "out"], { folder });
    const { results, messages } = built(["compile", "c.mesos", "-o", "out", "--check"], folder);
    expect(results).toBe("");
    expect(messages).toMatch(/out is what would be written\n$/);
  }
});

const large = `cluster c
node m[1..3] at 10.0.0.[1..3]
node a[1..1000] at 10.[1..4].0.[1..250] { rack = r1 }
ensemble main on m[1..3]
masters on m[1..3]
agents on a[1..1000] { attributes { rack = "\${node.name}" } }
`;

test.each(["with the thread", "without"] as const)(
  "a cluster large enough for a second thread gives the same bytes %s",
  async (thread) => {
    const folder = temporaryFolder({ "c.mesos": large });
    const path = thread === "without" ? without("writer.cjs", folder) : program;
    const { results, messages } = built(["compile", "c.mesos", "-o", "out"], folder, path);
    expect(messages).toBe("");
    expect(results).toMatch(/^1,?003 nodes +[\d,]+ files +\([\d,]+ written\) in out$/m);
    const checked = await mesosc(["compile", "c.mesos", "-o", "out", "--check"], { folder });
    expect(checked).toMatchObject({ exitCode: 0, results: "" });
  },
);

test("a compile's memory for young objects stays as small as it is at the start", () => {
  const folder = temporaryFolder({
    "c.mesos": large,
    "young.cjs": `
      const { getHeapSpaceStatistics } = require("v8");
      const size = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space").space_size;
      if (require("worker_threads").isMainThread) process.once("exit", () => console.log("young", size() / 2 ** 20));
    `,
  });
  const words = ["--require", "./young.cjs", program, "compile", "c.mesos", "-o", "out"];
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
  // Left to itself, V8 would have taken 16 MB.
  expect(Number(/^young (\d+)$/m.exec(stdout)?.[1])).toBeLessThan(8);
});
