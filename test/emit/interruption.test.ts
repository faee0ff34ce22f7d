// Killed at any moment, a compile leaves the old tree or the new one; refused by the system, the old one.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeTree } from "../../src/emit/tree.ts";
import { bundleChild } from "./bundled-child.ts";
import { contents } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { largePlan } from "./plans.ts";

const NODES = 150;
let folder: string;
let child: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mesosc-child-"));
  child = bundleChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles in a process that is killed some milliseconds after it has begun. */
async function killed(out: string, salt: string, milliseconds: number): Promise<"killed" | "finished"> {
  const running = spawn(process.execPath, [child, out, String(NODES), salt], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(running, "exit");
  await once(running.stdout, "data");
  const timer = setTimeout(() => running.kill("SIGKILL"), milliseconds);
  const [, signal] = (await exited) as [number | null, string | null];
  clearTimeout(timer);
  return signal === null ? "finished" : "killed";
}

test(
  "killed at many moments, the folder holds one whole tree, and the next compile mends the rest",
  { timeout: 60_000 },
  async () => {
    const parent = temporaryFolder();
    const out = join(parent, "out");
    const trees = new Map<string, string>();
    for (const salt of ["a", "b"]) {
      await writeTree(largePlan(NODES, salt), join(folder, salt), { version: "1" });
      trees.set(JSON.stringify(contents(join(folder, salt))), salt);
    }
    await writeTree(largePlan(NODES, "a"), out, { version: "1" });
    let inForce = "a";
    let kills = 0;
    const end = Date.now() + 10_000;
    // On a slow machine a few kills take longer than that.
    for (let moment = 0; Date.now() < end || kills < 6; moment = (moment + 7) % 160) {
      const next = inForce === "a" ? "b" : "a";
      if ((await killed(out, next, moment)) === "killed") kills++;
      // Between the two renames of an exchange the folder is not there; the next compile brings it back.
      const found = Object.keys(contents(out)).length === 0 ? inForce : trees.get(JSON.stringify(contents(out)));
      expect(["a", "b"]).toContain(found);
      inForce = found ?? inForce;
    }
    expect((await writeTree(largePlan(NODES, "a"), out, { version: "1" })).problems).toEqual([]);
    expect(trees.get(JSON.stringify(contents(out)))).toBe("a");
    expect(Object.keys(contents(parent)).filter((path) => !path.startsWith("out"))).toEqual([]);
  },
);

/** Whether we may mount, in a name space of our own. */
const canMount = spawnSync("unshare", ["-m", "true"]).status === 0;
if (!canMount)
  console.warn("interruption.test.ts: not root, so full disks, read-only disks and mount points are NOT tested");

describe.skipIf(!canMount)("under mounts", () => {
  /** Runs a shell script with `compile NODES SALT` and `$OUT`; gives the last compile's answer and what the script printed before. */
  function confined(parent: string, script: string) {
    const compile = `compile() { "${process.execPath}" "${child}" "$OUT" "$@" | tail -n 1; }`;
    const listing = `listing() { (cd "$OUT" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }`;
    const text = `set -e; cd "${parent}"; OUT="${parent}/out"; ${compile}; ${listing}\n${script}`;
    const lines = execFileSync("unshare", ["-m", "sh", "-c", text], { encoding: "utf8" }).trimEnd().split("\n");
    return lines;
  }
  const codeAndHelp = (line: string | undefined) =>
    (JSON.parse(line ?? "") as { problems: { code: string; message: string }[] }).problems.map(
      ({ code, message }) => `${code} ${/\((\w+)\)$/.exec(message)?.[1] ?? ""}`,
    );

  test("a full disk leaves the old tree, and nothing beside it", () => {
    const lines = confined(
      temporaryFolder(),
      `mkdir disk; mount -t tmpfs -o size=2m,nr_inodes=4k none disk; OUT="$PWD/disk/out"
       compile 20 a >/dev/null; listing | sha256sum; compile 400 b; listing | sha256sum; ls -A disk`,
    );
    expect(codeAndHelp(lines[1])).toEqual(["output-unwritable ENOSPC"]);
    expect(lines[2]).toBe(lines[0]);
    expect(lines.slice(3)).toEqual(["out"]);
  });

  test("a read-only disk is refused when something differs, and not when nothing does", () => {
    const lines = confined(
      temporaryFolder(),
      `compile 2 a >/dev/null; mount --bind . .; mount -o remount,bind,ro .; cd "$PWD"; compile 2 b; compile 2 a; listing | wc -l`,
    );
    expect(codeAndHelp(lines[0])).toEqual(["output-unwritable EROFS"]);
    expect(JSON.parse(lines[1] ?? "")).toEqual({ changed: false, written: 0, problems: [] });
    expect(lines[2]).toBe("25");
  });

  test.each([
    ["another file system", "mount -t tmpfs none out"],
    ["the same file system", "mount --bind out out"],
  ])("a mount point of %s is written entry by entry", (_, mount) => {
    const lines = confined(
      temporaryFolder(),
      `mkdir out; ${mount}; compile 3 a; echo mine >out/mine; compile 2 b; ls -A . out; cat out/slave1/etc/mesos/zk`,
    );
    expect(lines.slice(0, 2).map((line) => JSON.parse(line) as object)).toEqual([
      { changed: true, written: 36, problems: [] },
      { changed: true, written: 4, problems: [] },
    ]);
    expect(lines.slice(2)).toEqual([
      ".:", "out", "", "out:", "mesosc.json", "mine", "slave1", "slave2", expect.stringContaining("/mesosb"),
    ]); // prettier-ignore
  });

  test("the working directory is written entry by entry, so that it stays one", () => {
    const lines = confined(temporaryFolder(), `mkdir out; cd out; OUT=.; compile 1 a; compile 1 b; ls -A; ls -A ..`);
    expect(lines.slice(2)).toEqual(["mesosc.json", "slave1", "out"]);
  });

  test("without a right to write beside it, a folder is written entry by entry", () => {
    const lines = confined(
      temporaryFolder(),
      `mkdir out; chown 12345 out; chmod 755 .; chmod 755 "${folder}"
       as_user() { setpriv --reuid 12345 --regid 0 --clear-groups -- "$@"; }
       as_user "${process.execPath}" "${child}" "$OUT" 1 a | tail -n 1; as_user "${process.execPath}" "${child}" "$OUT" 1 b | tail -n 1
       ls -A . out`,
    );
    expect(lines.map((line) => (line.startsWith("{") ? codeAndHelp(line) : line))).toEqual(
      [[], [], ".:", "out", "", "out:", "mesosc.json", "slave1"],
    ); // prettier-ignore
  });
});

test("a name too long for the file system is refused", async () => {
  const parent = temporaryFolder();
  const { nodePlan, planOf } = await import("./plans.ts");
  const { problems } = await writeTree(planOf(nodePlan("m1", { [`/${"x".repeat(300)}`]: "" })), join(parent, "out"), {
    version: "1",
  });
  expect(problems[0]).toMatchObject({
    code: "output-unwritable",
    message: expect.stringContaining("(ENAMETOOLONG)") as string,
  });
  expect(problems[0]?.message).toContain(join(parent, "out/m1/xxx"));
  expect(contents(parent)).toEqual({});
});

test("a folder below a file is refused", async () => {
  const parent = temporaryFolder();
  execFileSync("touch", [join(parent, "file")]);
  const { problems } = await writeTree(largePlan(1), join(parent, "file/out"), { version: "1" });
  expect(problems.map(({ code }) => code)).toEqual(["output-unwritable"]);
});
