// `mesosc compile`: writes every node's files, or says how they differ from what is there.
import { resolve } from "node:path";
import { Option } from "commander";
import { printText } from "../../diagnostics/text.ts";
import { formerIds } from "../../emit/manifest.ts";
import { writeTars } from "../../emit/tar.ts";
import { writeTree } from "../../emit/tree.ts";
import type { WriteOptions } from "../../emit/write-outcome.ts";
import type { CheckedCluster } from "../../model/cluster.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { version } from "../../version.ts";
import { analyse } from "../../workspace.ts";
import { withExamples, type Call, type CliCommand } from "../command.ts";
import { inputFile } from "../input-files.ts";
import { selectedNodes } from "../node-selection.ts";
import { progressLine } from "../progress-line.ts";
import type { ExitCode, Shell } from "../shell.ts";
import { definitionsOf, repeated, single, withProgramSwitches } from "../switches.ts";
import { printProblems, printWritten } from "../written-text.ts";

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
      .option("--node <selector>", "these nodes only, such as 'master1,slave*'; the others stay as they are")
      .option("--force", "overwrite and remove what mesosc did not write, where it is in the way");
    withProgramSwitches(command);
    withExamples(command, {
      "mesosc compile cluster.mesos -o out/": "all nodes, as out/<node>/etc/…",
      "mesosc compile cluster.mesos -o out/ --check": "is out/ what would be written?",
      "mesosc compile cluster.mesos -o out/ --node 'slave[1..3]'": "three nodes of it",
      "mesosc compile cluster.mesos -o out/ -D release=1.11.0": "with another value for `let release`",
    });
  },
  run: async (shell, call) => {
    const directory = single(call.switches, "output") ?? "";
    const cluster = await checkedCluster(shell, call, resolve(shell.folder, directory));
    return cluster === undefined ? 1 : write(shell, call, cluster, directory);
  },
};

/** The cluster, with what was found said to the user; undefined where there are errors. */
async function checkedCluster(
  shell: Shell,
  { operands: [file = ""], switches }: Call,
  output: string,
): Promise<CheckedCluster | undefined> {
  const { diagnostics, checked } = await analyse({
    file: inputFile(file, shell.folder),
    definitions: definitionsOf(switches),
    targetFolders: repeated(switches, "targets"),
    folder: shell.folder,
    environment: shell.environment,
    standardInput: () => shell.readStandardInput(),
    formerIds: formerIds(output),
  });
  shell.messages.write(printText(diagnostics, shell.messages.palette));
  if (checked === undefined) shell.messages.write("Nothing was written.\n");
  return checked;
}

async function write(shell: Shell, { switches }: Call, cluster: CheckedCluster, directory: string): Promise<ExitCode> {
  const plan = makePlan(cluster);
  const nodes = selectedNodes(single(switches, "node"), plan.nodeNames);
  const progress = progressLine(shell.messages, nodes?.size ?? plan.nodeNames.length);
  const options: WriteOptions = {
    version,
    force: switches["force"] === true,
    progress: progress.step,
    ...(nodes === undefined ? {} : { nodes }),
  };
  const writer = single(switches, "format") === "tar" ? writeTars : writeTree;
  const { result, problems } = await writer(plan, resolve(shell.folder, directory), options);
  progress.end();
  shell.messages.write(printProblems(problems, shell.messages.palette));
  if (result === undefined) return 2;
  shell.results.write(printWritten(result, directory));
  return 0;
}
