// How a command of the command line is declared: one file each under `commands/`.
import type { Command } from "commander";
import type { ExitCode, Shell } from "./shell.ts";

/** The operands and switches of one call, as commander read them. */
export interface Call {
  readonly operands: readonly string[];
  /** By the switch's long name in camel case. */
  readonly switches: Readonly<Record<string, unknown>>;
}

export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Declares operands, switches and examples. */
  configure(command: Command): void;
  /** Does it. Throws `UsageError` for what the user must mend, and nothing else but bugs. */
  run(shell: Shell, call: Call): ExitCode | Promise<ExitCode>;
}

/** Lines below a command's help, under a heading of their own. */
export function withSection(command: Command, heading: string, lines: readonly string[]): void {
  command.addHelpText("after", `\n${heading}:\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}`);
}

/** Examples below a command's help: what is typed, and what for. */
export function withExamples(command: Command, examples: Readonly<Record<string, string>>): void {
  const width = Math.max(...Object.keys(examples).map((typed) => typed.length));
  const lines = Object.entries(examples).map(([typed, purpose]) => `${typed.padEnd(width)}  ${purpose}`);
  withSection(command, "Examples", lines);
}
