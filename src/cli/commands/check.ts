// `mesosc check`: what is wrong or unwise in cluster files; writes nothing.
import { resolve } from "node:path";
import { Option } from "commander";
import type { Diagnostic } from "../../diagnostics/code.ts";
import { countDiagnostics } from "../../diagnostics/count.ts";
import { printText } from "../../diagnostics/text.ts";
import type { Source } from "../../text/source.ts";
import type { Analysis } from "../../workspace.ts";
import { analysed } from "../analysed.ts";
import { withExamples, withSection, type Call, type CliCommand } from "../command.ts";
import { inputFiles } from "../input-files.ts";
import type { ExitCode, Shell } from "../shell.ts";
import { collect, single, withProgramSwitches } from "../switches.ts";
import { version } from "../../version.ts";

type Print = (diagnostics: readonly Diagnostic[]) => string;

/** Formats for programs, loaded when they are asked for: where nothing is found, they say so in their way. */
const formats = new Map<string, () => Promise<Print>>([
  ["json", async () => (await import("../../diagnostics/json.ts")).printJson],
  [
    "sarif",
    async () => {
      const { printSarif } = await import("../../diagnostics/sarif.ts");
      return (diagnostics) => printSarif(diagnostics, version);
    },
  ],
  ["github", async () => (await import("../../diagnostics/github.ts")).printGithub],
]);

export const check: CliCommand = {
  name: "check",
  summary: "Say what is wrong or unwise in cluster files, and write nothing.",
  configure(command) {
    command
      .argument(
        "<files...>",
        "cluster files, each a cluster of its own, folders of them, or globs; - is standard input",
      )
      .addOption(
        new Option("--format <format>", "how findings are printed")
          .choices(["text", ...formats.keys()])
          .default("text"),
      )
      .option("--strict", "warnings fail the check, too");
    command.addOption(
      new Option("--as <program=release,…>", "check as if the cluster ran these releases; may be repeated")
        .argParser(collect)
        .default([], "none"),
    );
    withProgramSwitches(command);
    withExamples(command, {
      "mesosc check cluster.mesos": "one cluster",
      "mesosc check --strict clusters/": "every *.mesos file below a folder, and warnings count",
      "mesosc check --as mesos=1.11.0 cluster.mesos": "what an upgrade to Mesos 1.11.0 would break",
      "mesosc check --format json cluster.mesos": "one JSON object on standard output",
      "mesosc check --format sarif . > mesosc.sarif": "for code hosts",
      "mesosc check --format github .": "annotations in GitHub Actions",
    });
    withSection(command, "Settings in mesosc.json, beside the files or in a folder above them", [
      '{ "severities": { "framework-single": "off", "failure-domain": "error" },',
      '  "exclude": ["attic/**"] }',
      "gives findings another severity, and leaves files out",
    ]);
  },
  async run(shell, call) {
    const diagnostics = await findings(shell, call);
    const { results } = shell;
    const load = formats.get(single(call.switches, "format") ?? "text");
    if (load !== undefined) results.write((await load())(diagnostics));
    else if (diagnostics.length > 0) results.write(printText(diagnostics, results.palette));
    else shell.messages.write("no findings\n");
    return exitCode(diagnostics, call.switches["strict"] === true ? "strict" : "lenient");
  },
};

function exitCode(diagnostics: readonly Diagnostic[], strictness: "strict" | "lenient"): ExitCode {
  const { errors, warnings } = countDiagnostics(diagnostics);
  return errors > 0 || (strictness === "strict" && warnings > 0) ? 1 : 0;
}

async function findings(shell: Shell, { operands, switches }: Call): Promise<Diagnostic[]> {
  const analyses = await analysed(shell, await inputFiles(operands, shell), switches);
  return withoutParts(analyses, shell.folder).flatMap((analysis) => analysis.diagnostics);
}

/** Leaves out files that another one includes: a glob catches clusters and their parts alike, and a part is no cluster. */
function withoutParts(analyses: readonly Analysis[], folder: string): Analysis[] {
  const path = (source: Source) => resolve(folder, source.uri);
  const parts = new Set(analyses.flatMap(({ sources: [, ...included] }) => included.map(path)));
  return analyses.filter(({ sources: [main] }) => main === undefined || !parts.has(path(main)));
}
