// Programs that run while the test goes on.
import { spawn, type ChildProcess } from "node:child_process";
import type { Ran } from "../../kit/real.ts";

// Nothing of the machine's environment is seen in a node.
const environment = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
  LANG: "C.UTF-8",
};

const milliseconds = 60_000;

/** Runs a program to its end without input, 60 seconds at most. */
export function runAside([program = "", ...args]: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.stderr += data.toString()));
    const patience = setTimeout(() => {
      child.kill("SIGKILL");
      // What nsenter has started may outlive it until the lab is closed, and holds these open.
      child.stdout.destroy();
      child.stderr.destroy();
    }, milliseconds);
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(patience);
      resolve({ status: status ?? -1, ...said });
    });
  });
}

export function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
