// What a command may touch of the world around it, so that tests can be that world.
import type { Palette } from "../diagnostics/palette.ts";

/** 0: done, nothing found. 1: findings, or a difference. 2: wrong usage, the disk, or a bug of mesosc. */
export type ExitCode = 0 | 1 | 2;

/** Where a text goes: results to standard output, messages to standard error. */
export interface Stream {
  write(text: string): void;
  /** Colours where the stream is a terminal that wants them. */
  readonly palette: Palette;
  readonly terminal: "terminal" | "no terminal";
}

export interface Shell {
  readonly results: Stream;
  readonly messages: Stream;
  /** The working folder, absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text. */
  readStandardInput(): string;
}

/** What the user must mend in the command line or on the disk; ends the command with a message and exit code 2. */
export class UsageError extends Error {
  /** Printed below the message, indented. */
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
