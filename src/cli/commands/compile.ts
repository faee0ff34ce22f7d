// `mesosc compile`: writes every node's files, or says how they differ from what is there.
import { isAbsolute, relative, resolve } from "node:path";
import { Option } from "commander";
import { printText } from "../../diagnostics/text.ts";
import { formerIds } from "../../emit/manifest.ts";
import type { Analysis } from "../../workspace.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { analysed } from "../analysed.ts";
import { withExamples, type Call, type CliCommand } from "../command.ts";
import { compareDelivery, writeDelivery, type Delivery } from "../delivery.ts";
import { inputFile } from "../input-files.ts";
import { selectable, selectedNodes } from "../node-selection.ts";
import { UsageError, type ExitCode, type Shell } from "../shell.ts";
import { collect, repeated, single, withProgramSwitches } from "../switches.ts";
import { letYoungGeneration } from "../young-generation.ts";

export const compile: CliCommand = {
  name: "compile",
  summary: "Write every node's configuration files and services.",
  configure(command) {
    command
      .argument("<file>", "the cluster file; - is standard input")
      .requiredOption("-o, --output <dir>", "where the nodes' trees are, or will be")
      .option("--check", "write nothing; print the difference, and exit with 1 where there is one")
      .addOption(
        new Option("--format <format>", "a folder or an archive for each node")
          .choices(["tree", "tar"])
          .default("tree"),
      )
      .addOption(
        new Option("--node <selector>", "these nodes only, such as 'master1,slave*'; the others stay as they are")
          .argParser(collect)
          .default([], "all"),
      )
      .option("--force", "overwrite and remove what mesosc did not write, where it is in the way");
    withProgramSwitches(command);
    withExamples(command, {
      "mesosc compile cluster.mesos -o out/": "all nodes, as out/<node>/etc/…",
      "mesosc compile cluster.mesos -o out/ --check": "is out/ what would be written?",
      "mesosc compile cluster.mesos -o out/ --node 'slave[1..3]'": "three nodes of it",
      "mesosc compile cluster.mesos -o out/ -D release=1.11.0": "with another value for `let release`",
    });
  },
  async run(shell, call) {
    letYoungGeneration("stay small");
    try {
      return await run(shell, call);
    } finally {
      letYoungGeneration("grow");
    }
  },
};

async function run(shell: Shell, call: Call): Promise<ExitCode> {
  const output = single(call.switches, "output") ?? "";
  if (output === "") throw new UsageError("-o names no folder", "write -o out/");
  const directory = outputFolder(shell, output);
  const analysis = await checkedProgram(shell, call, directory);
  if (analysis?.checked === undefined) return 1;
  const plan = makePlan(analysis.checked);
  const delivery: Delivery = {
    plan,
    directory,
    format: single(call.switches, "format") === "tar" ? "tar" : "tree",
    nodes: selectedNodes(repeated(call.switches, "node"), selectable(analysis.files, plan.nodeNames)),
  };
  if (call.switches["check"] === true) return compareDelivery(shell, delivery);
  return writeDelivery(shell, delivery, call.switches["force"] === true ? "force" : "careful");
}

/** As the user gave it, so that messages name it so, but to be found from the working folder of the process. */
function outputFolder(shell: Shell, directory: string): string {
  return isAbsolute(directory) ? directory : relative(process.cwd(), resolve(shell.folder, directory)) || ".";
}

/** The program, with what was found in it said to the user. */
async function checkedProgram(
  shell: Shell,
  { operands: [file = ""], switches }: Call,
  output: string,
): Promise<Analysis | undefined> {
  const [analysis] = await analysed(shell, [inputFile(file, shell.folder)], switches, formerIds(output));
  shell.messages.write(printText(analysis?.diagnostics ?? [], shell.messages.palette));
  if (analysis?.checked === undefined) shell.messages.write("nothing was written\n");
  return analysis;
}
