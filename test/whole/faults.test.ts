// Whatever befalls the command while it writes, the folder holds the old tree or the new one, and the next compile mends the rest.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, utimesSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder, contentsOf } from "../kit/folder.ts";
import { patience, runs } from "../kit/fuzz.ts";
import { needsProgram, needsRoot } from "../kit/real.ts";

const program = join(import.meta.dirname, "../../dist/mesosc.js");

/** Forty nodes, every one of which changes with `-D path`. */
const cluster = `cluster c { os = debian12 }
let path = "a"
node m[1..3] at 10.0.0.[1..3]
node s[1..37] at 10.0.1.[1..37]
ensemble main on m[1..3]
masters on m[1..3] { zk = "zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/\${path}" }
agents on s[1..37]
framework marathon on m[1..3] { mesos_authentication_secret_file = secret("env:SECRET")  mesos_authentication_principal = "m"  mesos_authentication = true }
`;
const environment = { ...process.env, SECRET: "never-tell", NO_COLOR: "1" };

type Format = "tree" | "tar";

function words(format: Format, path: string): readonly string[] {
  return [program, "compile", "c.mesos", "-o", "out", "--format", format, "-D", `path=${path}`];
}

function compile(folder: string, format: Format, path: string) {
  const options = { cwd: folder, env: environment, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, words(format, path), options);
  return { status, stdout, stderr };
}

/** One short text for everything that a folder holds; undefined where it is not there. */
function digestOf(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return createHash("sha256")
    .update(JSON.stringify(contentsOf(folder)))
    .digest("hex");
}

/** What is written for each path, by digest. */
const whole: Record<Format, Map<string | undefined, string>> = { tree: new Map(), tar: new Map() };

// The runner hears nothing of a test while it runs.
afterEach(() => breath());

beforeAll(() => {
  const folder = temporaryFolderOfSuite();
  for (const format of ["tree", "tar"] as const) {
    for (const path of ["a", "b"]) {
      expect(compile(folder, format, path)).toMatchObject({ status: 0 });
      whole[format].set(digestOf(join(folder, "out")), path);
    }
    execFileSync("rm", ["-rf", join(folder, "out")]);
  }
  execFileSync("rm", ["-rf", folder]);
}, 60_000);

function temporaryFolderOfSuite(): string {
  const folder = execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim();
  execFileSync("sh", ["-c", 'cat >"$0"', join(folder, "c.mesos")], { input: cluster });
  return folder;
}

/** The next compile brings everything in order, and leaves nothing beside it. */
function expectMended(folder: string, format: Format, path: string): void {
  const { status, stderr } = compile(folder, format, path);
  expect([status, stderr.match(/^error.*/gm)]).toEqual([0, null]);
  expect(whole[format].get(digestOf(join(folder, "out")))).toBe(path);
  expect(readdirSync(folder).sort()).toEqual(["c.mesos", "out"]);
}

/** Starts a compile and kills it some milliseconds after its work folder has appeared. */
async function killed(folder: string, format: Format, path: string, milliseconds: number): Promise<boolean> {
  const watcher = watch(folder);
  const child = spawn(process.execPath, words(format, path), { cwd: folder, env: environment, stdio: "ignore" });
  const exited = once(child, "exit");
  const kill = (): void => {
    if (milliseconds < 1) child.kill("SIGKILL");
    else setTimeout(() => child.kill("SIGKILL"), milliseconds);
  };
  watcher.once("change", kill);
  const [, signal] = (await exited) as [number | null, NodeJS.Signals | null];
  watcher.close();
  return signal === "SIGKILL";
}

test.each(["tree", "tar"] as const)("killed at random moments of writing a %s", patience(240_000), async (format) => {
  const folder = temporaryFolder({ "c.mesos": cluster });
  expect(compile(folder, format, "a").status).toBe(0);
  let inForce = "a";
  let kills = 0;
  for (const moment of fc.sample(fc.integer({ min: 0, max: 120 }), runs(50))) {
    const next = inForce === "a" ? "b" : "a";
    if (await killed(folder, format, next, moment)) kills++;
    const out = join(folder, "out");
    // Between the two renames of an exchange the folder is not there; the next compile brings it back.
    if (!existsSync(out)) continue;
    const found = whole[format].get(digestOf(out));
    expect(["a", "b"]).toContain(found);
    inForce = found ?? inForce;
  }
  expect(kills).toBeGreaterThan(10);
  expectMended(folder, format, "b");
});

test("several at once: each writes all of its own, or is told to wait", patience(120_000), async () => {
  const folder = temporaryFolder({ "c.mesos": cluster });
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(
      ["a", "b", "a", "b"].map(async (path) => {
        const child = spawn(process.execPath, words("tree", path), { cwd: folder, env: environment });
        let said = "";
        child.stderr.on("data", (data: Buffer) => (said += data.toString()));
        const [status] = (await once(child, "close")) as [number];
        return { status, said };
      }),
    );
    for (const { status, said } of answers) {
      expect([0, 2]).toContain(status);
      if (status === 2) expect(said).toContain("error[output-busy]");
    }
    expect(answers.some(({ status }) => status === 0)).toBe(true);
    expect(["a", "b"]).toContain(whole.tree.get(digestOf(join(folder, "out"))));
  }
  expectMended(folder, "tree", "a");
});

/** Runs shell text in a mount name space of its own, in a folder with the cluster; `compile FORMAT PATH` prints its status. */
function confined(folder: string, text: string): readonly string[] {
  const script = `set -e; cd "${folder}"
compile() {
  code=0
  "${process.execPath}" "${program}" compile c.mesos -o "\${OUT:-out}" --format "$1" -D "path=$2" >said 2>&1 || code=$?
  echo "$code $(grep -o 'error\\[[a-z-]*\\]' said | sort -u | tr '\\n' ' ')$(grep -o '(E[A-Z]*)' said | sort -u | tr '\\n' ' ')"
}
${text}`;
  return execFileSync("unshare", ["-m", "sh", "-c", script], { encoding: "utf8", env: environment })
    .trimEnd()
    .split("\n");
}

describe.skipIf(!needsRoot() || !needsProgram("unshare", "setpriv"))(
  "with the disk against it",
  patience(120_000),
  () => {
    test.each(["tree", "tar"] as const)("full, before and after a first compile of a %s", (format) => {
      const folder = temporaryFolder({ "c.mesos": cluster });
      const lines = confined(
        folder,
        `mkdir disk; mount -t tmpfs -o size=64k none disk; OUT=disk/out
       compile ${format} a; ls -A disk
       mount -o remount,size=4m none disk; compile ${format} a; cp -a disk/out old
       head -c 8m /dev/zero >disk/fill 2>/dev/null || true
       compile ${format} b; diff -r --no-dereference old disk/out; ls -A disk
       rm disk/fill; mount -o remount,size=32m none disk; compile ${format} b; ls -A disk; cp -a disk/out out; umount disk
       rm -rf disk old said`,
      );
      const full = "2 error[output-unwritable] (ENOSPC) ";
      expect(lines).toEqual([full, "0 ", full, "fill", "out", "0 ", "out"]);
      expectMended(folder, format, "b");
    });

    test.each(["tree", "tar"] as const)(
      "read-only: a %s stays as it is, and what is the same is no fault",
      (format) => {
        const folder = temporaryFolder({ "c.mesos": cluster });
        const lines = confined(
          folder,
          `mkdir disk; mount -t tmpfs none disk; OUT=disk/out; compile ${format} a; cp -a disk/out out
       mount -o remount,ro none disk; compile ${format} b; compile ${format} a; diff -r --no-dereference out disk/out
       OUT=disk/other; compile ${format} a; ls -A disk; umount disk; rm -rf disk said`,
        );
        const refused = "2 error[output-unwritable] (EROFS) ";
        expect(lines).toEqual(["0 ", refused, "0 ", refused, "out"]);
        expectMended(folder, format, "b");
      },
    );

    test("somebody else's folder, and one inside it: nothing is lost or left", () => {
      const folder = temporaryFolder({ "c.mesos": cluster });
      const lines = confined(
        folder,
        `touch said; chmod 755 .; chmod 666 said; chown 12345 c.mesos
       user() { code=0; setpriv --reuid 12345 --regid 12345 --clear-groups -- "${process.execPath}" "${program}" compile c.mesos -o out -D "path=$1" >said 2>&1 || code=$?
         echo "$code $(grep -o 'error\\[[a-z-]*\\]' said | sort -u | tr '\\n' ' ')$(grep -o '(E[A-Z]*)' said | sort -u | tr '\\n' ' ')"; }
       user a; ls -d out 2>/dev/null || echo none
       compile tree a; chmod 700 out/m1/etc; user b; ls -A | tr '\\n' ' '; echo
       chmod 755 out/m1/etc; rm said`,
      );
      expect(lines.slice(0, 3)).toEqual(["2 error[output-unwritable] (EACCES) ", "none", "0 "]);
      expect(lines[3]).toMatch(/^2 error\[output-unwritable\] \(E\w+\) $/);
      expect(lines[4]).toBe("c.mesos out said");
      expectMended(folder, "tree", "b");
    });
  },
);

test.skipIf(!needsProgram("faketime"))("on another day the bytes are the same", patience(60_000), () => {
  const folder = temporaryFolder({ "c.mesos": cluster });
  for (const [time, path] of [
    ["2035-06-01", "a"],
    ["2001-06-01", "b"],
  ] as const) {
    const options = { cwd: folder, env: environment } as const;
    const command = [`${time} 00:00:00`, process.execPath, ...words("tree", path)];
    expect(spawnSync("faketime", command, options).status).toBe(0);
    expect(whole.tree.get(digestOf(join(folder, "out")))).toBe(path);
  }
  expectMended(folder, "tree", "a");
});

test(
  "where the clock went back, a secret that changes is no edit; where it did not, an edit is one",
  patience(60_000),
  () => {
    const folder = temporaryFolder({ "c.mesos": cluster });
    const secret = join(folder, "out/m1/etc/marathon/mesos_authentication_secret_file");
    expect(compile(folder, "tree", "a").status).toBe(0);
    // As it is after a compile under a clock that was wrong by years, and one under the right clock.
    const future = new Date("2099-01-01");
    utimesSync(secret, future, future);
    expect(compile(folder, "tree", "b").status).toBe(0);
    const other = { ...environment, SECRET: "another" };
    const again = (): number | null =>
      spawnSync(process.execPath, words("tree", "b"), { cwd: folder, env: other }).status;
    expect(again()).toBe(0);
    expect(readFileSync(secret, "utf8")).toBe("another");
    writeFileSync(secret, "by hand");
    expect(again()).toBe(2);
  },
);
