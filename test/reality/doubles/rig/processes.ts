// Processes that a test starts: their output kept, each ended by its own id.
import { spawn, type ChildProcess } from "node:child_process";

export interface Running {
  readonly child: ChildProcess;
  /** Both streams so far. */
  output(): string;
  /** Exit status, or the signal's name; undefined while it runs. */
  ended(): number | string | undefined;
  readonly end: Promise<number | string>;
}

export interface Processes {
  start(command: readonly string[], options?: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string }): Running;
  /** Ends whatever still runs, and waits for it. */
  stopAll(): Promise<void>;
}

export function makeProcesses(): Processes {
  const all: Running[] = [];
  return {
    start([program = "", ...args], { env = process.env, cwd } = {}) {
      const child = spawn(program, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      let ended: number | string | undefined;
      const keep = (chunk: Buffer): void => {
        output += chunk.toString("utf8");
      };
      child.stdout.on("data", keep);
      child.stderr.on("data", keep);
      const end = new Promise<number | string>((resolve) => {
        child.once("error", (error) => {
          output += String(error);
          resolve((ended = 127));
        });
        child.once("close", (status, signal) => resolve((ended = signal ?? status ?? -1)));
      });
      const running = { child, output: () => output, ended: () => ended, end };
      all.push(running);
      return running;
    },
    async stopAll() {
      for (const { child, ended } of all) if (ended() === undefined) child.kill("SIGKILL");
      await Promise.all(all.map(({ end }) => end));
    },
  };
}

// Long, for a machine that does other work too; what is asked for comes much sooner, or never.
const seconds = 90;

/** Asks until there is an answer that is not undefined; rejects with what `explain` says where none comes. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  explain: () => string = () => "",
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await Promise.resolve(ask()).catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${String(seconds)} s\n${explain()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
