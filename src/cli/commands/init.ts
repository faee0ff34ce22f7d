// `mesosc init`: a commented cluster file to start from.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { withExamples, type CliCommand } from "../command.ts";
import { UsageError } from "../shell.ts";
import { starterFile } from "../starter-file.ts";
import { single } from "../switches.ts";

export const init: CliCommand = {
  name: "init",
  summary: "Write a commented cluster file to start from.",
  configure(command) {
    command
      .option("--nodes <nodes...>", "the machines: names, addresses or patterns, such as 10.0.0.[1..6]")
      .option("-o, --output <file>", "write to this file, which must not exist yet (default: standard output)");
    withExamples(command, {
      "mesosc init": "a file for six machines, to be changed by hand",
      "mesosc init --nodes 10.0.0.[11..15] -o cluster.mesos": "five machines, by their addresses",
      "mesosc init --nodes alpha beta gamma": "three machines, by names that the network resolves",
    });
  },
  run(shell, { switches }) {
    const nodes = Array.isArray(switches["nodes"]) ? switches["nodes"].map(String) : undefined;
    const text = starterFile(nodes);
    const file = single(switches, "output");
    if (file === undefined || file === "-") {
      shell.results.write(text);
      return 0;
    }
    try {
      writeFileSync(resolve(shell.folder, file), text, { flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      throw new UsageError(
        `${file} is there already, and init overwrites nothing`,
        "give another name with -o, or move the file away",
      );
    }
    shell.messages.write(`wrote ${file}; next: mesosc compile ${file} -o out/\n`);
    return 0;
  },
};
