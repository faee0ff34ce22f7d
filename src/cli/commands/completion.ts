// `mesosc completion`: a script that completes commands, switches, files, codes and options in the user's command interpreter.
import { Argument, type Command, type Option } from "commander";
import { codes } from "../../codes.generated.ts";
import { outputCodes } from "../../emit/output-codes.ts";
import { withExamples, type CliCommand } from "../command.ts";
import { commands } from "../commands.generated.ts";
import {
  completionScript,
  shells,
  type CompletedCommand,
  type CompletedSwitch,
  type Explained,
} from "../completion-script.ts";
import { buildProgram } from "../program.ts";
import type { ExitCode, Shell } from "../shell.ts";
import { ownTargets } from "../../workspace.ts";

export const completion: CliCommand = {
  name: "completion",
  summary: "Print a completion script for bash, zsh or fish.",
  configure(command) {
    command.addArgument(new Argument("<shell>", "which command interpreter").choices(shells));
    withExamples(command, {
      'eval "$(mesosc completion bash)"': "in ~/.bashrc",
      "source <(mesosc completion zsh)": "in ~/.zshrc, after compinit",
      "mesosc completion fish | source": "in ~/.config/fish/config.fish",
    });
  },
  async run(shell, { operands: [name] }): Promise<ExitCode> {
    const wanted = shells.find((each) => each === name) ?? "bash";
    shell.results.write(completionScript(wanted, await completedCommands(shell), explained()));
    return 0;
  },
};

function explained(): Explained {
  const programs = [...ownTargets().programs.values()];
  return {
    names: [...codes.keys(), ...outputCodes.map(({ code }) => code), ...programs.map(({ name }) => name)],
    options: new Map(programs.map(({ name, optionNames }) => [name, [...new Set(optionNames)].sort()])),
  };
}

async function completedCommands(shell: Shell): Promise<CompletedCommand[]> {
  const loaded = await Promise.all([...commands.values()].map((load) => load()));
  const program = buildProgram(loaded, shell, () => undefined);
  const help: CompletedCommand = {
    name: "help",
    summary: "Show help for a command.",
    switches: [],
    operands: "commands",
  };
  return [...program.commands.map(completedCommand), help];
}

function completedCommand(command: Command): CompletedCommand {
  const [operand] = command.registeredArguments;
  return {
    name: command.name(),
    summary: command.description(),
    switches: [
      ...command.options.map(completedSwitch),
      { names: ["-h", "--help"], summary: "show help", value: undefined },
    ],
    operands: operandsOf(operand?.name()),
  };
}

/** By the operand's name in the usage line: what the user reads there is what is completed. */
function operandsOf(name: string | undefined): CompletedCommand["operands"] {
  if (name === undefined) return "none";
  if (name === "name") return "explained";
  return name === "shell" ? "shells" : "files";
}

function completedSwitch(option: Option): CompletedSwitch {
  const names = [option.short, option.long].flatMap((name) => name ?? []);
  return { names, summary: option.description, value: valueOf(option) };
}

function valueOf(option: Option): CompletedSwitch["value"] {
  if (option.argChoices !== undefined) return option.argChoices;
  const placeholder = /<([\w=]+)/.exec(option.flags)?.[1];
  if (placeholder === undefined) return undefined;
  return placeholder === "dir" ? "folder" : placeholder === "file" ? "file" : "anything";
}
