// How a double ends itself: with the words of the real program, and its way of dying.
import { writeSync } from "node:fs";

/** `exit`: status 1 unless told; `usage` adds the usage, as flag errors do; `abort`: SIGABRT, as a failed CHECK does. */
export type Ending = "exit" | "usage" | "abort";

/** Thrown wherever the real program would not go on. */
export class Refusal extends Error {
  readonly ending: Ending;
  readonly status: number;

  constructor(message: string, ending: Ending = "exit", status = 1) {
    super(message);
    this.ending = ending;
    this.status = status;
  }
}

export function say(text: string): void {
  writeSync(2, `${text}\n`);
}

/** Ends the process as the refusal says; anything else that was thrown is a fault of the double, and exits 70. */
export function die(reason: unknown, program: string): never {
  if (!(reason instanceof Refusal)) {
    say(
      `double of ${program} is broken: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    );
    process.exit(70);
  }
  if (reason.ending === "abort") {
    say(`F ${reason.message}`);
    process.kill(process.pid, "SIGABRT");
  }
  say(reason.message);
  if (reason.ending === "usage") say(`\nUsage: ${program} [options]`);
  process.exit(reason.status);
}

/** Runs a program's main; whatever refuses, there or later in a promise, ends the process. */
export function runProgram(program: string, main: () => Promise<void>): void {
  process.on("unhandledRejection", (reason) => die(reason, program));
  process.on("uncaughtException", (reason) => die(reason, program));
  main().catch((reason: unknown) => die(reason, program));
}
