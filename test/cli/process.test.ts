import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { faulty, sound } from "./programs.ts";

const program = join(import.meta.dirname, "../../dist/mesosc.js");
if (!existsSync(program)) throw new Error("the program is not built: npm run build");

function run(
  words: readonly string[],
  folder: string,
  more: { readonly input?: string; readonly environment?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: "utf8",
    input: more.input,
    env: { ...process.env, ...more.environment },
  });
  return { status, stdout, stderr };
}

/** Inside a terminal, which `script` provides. */
function runInTerminal(words: string, folder: string, environment: Record<string, string> = {}): string {
  const command = `${process.execPath} ${program} ${words}`;
  return spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "", TERM: "xterm", ...environment },
  }).stdout;
}

const hasTerminal = spawnSync("script", ["--version"]).status === 0;

test("exit codes and streams: findings", () => {
  const { status, stdout, stderr } = run(["check", "c.mesos"], temporaryFolder({ "c.mesos": faulty }));
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toContain("quorum-wrong");
});

test("exit codes and streams: wrong usage", () => {
  expect(run(["check", "none.mesos"], temporaryFolder())).toEqual({
    status: 2,
    stdout: "",
    stderr: "mesosc: there is no file none.mesos\n",
  });
});

test("standard input is read to its end", () => {
  const { status, stderr } = run(["check", "-"], temporaryFolder(), { input: `${sound}# ${"x".repeat(1_000_000)}\n` });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "no findings\n" });
});

test("a reader that goes away is no fault", () => {
  const folder = temporaryFolder({
    "c.mesos": `${sound}${Array.from({ length: 3000 }, (_, index) => `group g${index} = nobody${index}\n`).join("")}`,
  });
  const { stdout, stderr } = spawnSync(
    "bash",
    ["-c", `"$0" "$1" check c.mesos | head -n 1; echo "\${PIPESTATUS[0]}"`, process.execPath, program],
    { cwd: folder, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^(error|warning)\[.*\n1\n$/);
});

test.skipIf(!hasTerminal)("colour on a terminal only, and NO_COLOR is honoured", () => {
  const folder = temporaryFolder({ "c.mesos": faulty });
  expect(runInTerminal("check c.mesos", folder)).toContain("\u001b[1;31merror");
  expect(runInTerminal("check c.mesos", folder, { NO_COLOR: "1" })).not.toContain("\u001b");
  expect(run(["check", "c.mesos"], folder).stdout).not.toContain("\u001b");
});

test("a bug is called one, without a stack unless asked for", () => {
  // What no command expects: standard input that is a folder.
  const bug = (environment: Record<string, string>) =>
    spawnSync(
      "bash",
      [
        "-c",
        `"$0" -e 'Object.defineProperty(process, "cwd", { value: () => 1 }); process.argv.splice(1, 0); require(process.argv[1])' "$1" check x.mesos`,
        process.execPath,
        program,
      ],
      {
        encoding: "utf8",
        env: { ...process.env, ...environment },
      },
    );
  const { status, stderr } = bug({});
  expect(status).toBe(2);
  expect(stderr).toMatch(/^mesosc: this is a bug in mesosc \d/);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(bug({ MESOSC_DEBUG: "1" }).stderr).toMatch(/^ +at /m);
});

test("it runs from anywhere, by a link, as npm installs it", () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  const { status } = spawnSync("bash", ["-c", `ln -s "$0" mesosc && ./mesosc check c.mesos`, program], { cwd: folder });
  expect(status).toBe(0);
});

test("the code cache is taken by the Node that wrote it, and a damaged one is no harm", () => {
  const folder = temporaryFolder({ "c.mesos": sound });
  spawnSync("cp", ["-r", join(program, ".."), join(folder, "dist")]);
  spawnSync("bash", ["-c", "echo damaged > dist/check.cache"], { cwd: folder });
  expect(spawnSync(process.execPath, ["dist/mesosc.js", "check", "c.mesos"], { cwd: folder }).status).toBe(0);
});
