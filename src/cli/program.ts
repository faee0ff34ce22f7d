// The commander program: global help, and the commands that were loaded.
import { Command } from "commander";
import { version } from "../version.ts";
import type { CliCommand } from "./command.ts";
import type { ExitCode, Shell } from "./shell.ts";

/** The commander program of these commands; `finish` is told the exit code of the one that ran. */
export function buildProgram(loaded: readonly CliCommand[], shell: Shell, finish: (code: ExitCode) => void): Command {
  const program = new Command("mesosc")
    .description(
      "Compiles one small text file that describes a Mesos cluster into every node's configuration files and services.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({
      subcommandTerm: (command) => `${command.name()} ${command.usage().replace("[options] ", "")}`.trim(),
    })
    .configureOutput({
      writeOut: (text) => shell.results.write(text),
      writeErr: (text) => shell.messages.write(text),
      outputError: (text, write) => write(restyled(text)),
    })
    .addHelpText("after", "\nExit codes: 0 nothing found, 1 findings or a difference, 2 wrong usage or the disk.")
    // `mesosc explain marathon --version 1.5.0`: what follows a command is the command's.
    .enablePositionalOptions()
    .exitOverride();
  for (const each of loaded) {
    const command = program.command(each.name).description(each.summary).helpOption("-h, --help", "show help");
    each.configure(command);
    command.action(async () => {
      finish(await each.run(shell, { operands: command.args, switches: command.opts() }));
    });
  }
  return program;
}

/** Commander's own sentences in our form: `mesosc: unknown option '--strct'`, with its guess below. */
function restyled(text: string): string {
  return text
    .replace(/^error: /, "mesosc: ")
    .replace(/\n\((Did you mean .*\?)\)/s, (_, guess: string) => `\n  ${guess.replace("Did", "did")}`);
}
