// Reads the command line, loads the one command that it names, and turns every outcome into an exit code.
import { CommanderError } from "commander";
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { version } from "../version.ts";
import type { CliCommand } from "./command.ts";
import { commands } from "./commands.generated.ts";
import { buildProgram } from "./program.ts";
import { UsageError, type ExitCode, type Shell } from "./shell.ts";

/** Runs mesosc on `words` (without the program's own name). Never throws. */
export async function main(words: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    return await dispatch(words, shell);
  } catch (error) {
    return report(error, shell);
  }
}

async function dispatch(words: readonly string[], shell: Shell): Promise<ExitCode> {
  const [first] = words;
  if (first === "--version" || first === "-V") return parse(words, shell, []);
  if (first !== undefined && !first.startsWith("-") && first !== "help") {
    const load = commands.get(first);
    if (load === undefined) throw unknownCommand(first);
    return parse(words, shell, [await load()]);
  }
  return parse(
    words.length === 0 ? ["--help"] : words,
    shell,
    await Promise.all([...commands.values()].map((load) => load())),
  );
}

async function parse(words: readonly string[], shell: Shell, loaded: readonly CliCommand[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = buildProgram(loaded, shell, (code) => (exitCode = code));
  await program.parseAsync(words, { from: "user" });
  return exitCode;
}

function unknownCommand(word: string): UsageError {
  const near = nearest(word, commands.keys());
  const help = near === undefined ? "`mesosc --help` lists the commands" : `did you mean \`mesosc ${near}\`?`;
  return new UsageError(`there is no command ${visible(word)}`, help);
}

function report(error: unknown, { messages, environment }: Shell): ExitCode {
  // Commander has printed what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    messages.write(
      `mesosc: ${error.message}\n${error.help === undefined ? "" : `  ${error.help.replaceAll("\n", "\n  ")}\n`}`,
    );
    return 2;
  }
  if (isDiskError(error)) {
    messages.write(
      `mesosc: ${error.path === undefined ? "" : `${visible(error.path)}: `}${diskWords.get(error.code) ?? error.message}\n`,
    );
    return 2;
  }
  const debug = environment["MESOSC_DEBUG"] !== undefined && error instanceof Error;
  messages.write(
    `mesosc: this is a bug in mesosc ${version}: ${visible(error instanceof Error ? error.message : String(error))}\n` +
      `  Please report it, with the command you typed, the cluster file if you can share it,\n` +
      `  and what MESOSC_DEBUG=1 prints in addition.\n${debug ? `${error.stack ?? ""}\n` : ""}`,
  );
  return 2;
}

interface DiskError extends Error {
  readonly code: string;
  readonly path?: string;
}

function isDiskError(error: unknown): error is DiskError {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";
}

const diskWords = new Map([
  ["ENOENT", "no such file or folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "not permitted"],
  ["EISDIR", "is a folder, not a file"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["ENOSPC", "no space left on the disk"],
  ["EROFS", "the file system is read-only"],
  ["EMFILE", "too many open files"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ELOOP", "too many symbolic links"],
]);
