// Programs of the machine that tests run for real: required in CI, skipped aloud elsewhere.
import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { miss } from "./missed.ts";

/** Where the program lies, or undefined; `sbin` is looked into whatever PATH says. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether what a group of tests needs is there, for `describe.skipIf(!…)`. With CI=true its absence is a failure. */
export function needs(what: string, isThere: boolean): boolean {
  if (isThere) return true;
  if (process.env["CI"] === "true") throw new Error(`${what} is needed here, and is missing`);
  miss(what);
  console.warn(`SKIPPED, for want of ${what}: the tests that need it`);
  return false;
}

/** `needs` for programs by name: `describe.skipIf(!needsProgram("shellcheck"))`. */
export function needsProgram(...names: readonly string[]): boolean {
  return names.every((name) => needs(name, findProgram(name) !== undefined));
}

/** `needs` for tests that start services. */
export function needsRoot(): boolean {
  return needs("root", process.getuid?.() === 0);
}

export interface Ran {
  /** The exit status; -1 where a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, 60 seconds at most. */
export function run(program: string, args: readonly string[], input = ""): Ran {
  const path = findProgram(program) ?? program;
  const { status, stdout, stderr } = spawnSync(path, args, { encoding: "utf8", input, timeout: 60_000 });
  return { status: status ?? -1, stdout, stderr };
}

/** Like `run`, for what takes its time: five minutes at most, in which the test's own process goes on. */
export function runAside(program: string, args: readonly string[]): Promise<Ran> {
  const options = { encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 26 } as const;
  return new Promise((resolve) => {
    const child = execFile(findProgram(program) ?? program, args, options, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
