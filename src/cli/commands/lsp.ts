// `mesosc lsp`: the language server, which editors start.
import { Option } from "commander";
import { withExamples, type CliCommand } from "../command.ts";
import { UsageError } from "../shell.ts";

export const lsp: CliCommand = {
  name: "lsp",
  summary: "Serve editors: what `check` says as one types, completion, renaming and more.",
  configure(command) {
    command
      .option("--stdio", "speak the language server protocol on standard input and output")
      // Some editors say which process is theirs; the protocol says it as well.
      .addOption(new Option("--clientProcessId <id>").hideHelp());
    withExamples(command, { "mesosc lsp --stdio": "what an editor's settings name as the server" });
  },
  async run(shell, { switches }) {
    if (switches["stdio"] !== true)
      throw new UsageError("editors start the language server, and need --stdio", "write `mesosc lsp --stdio`");
    const { serveStandardStreams } = await import("../../lsp/stdio.ts");
    return serveStandardStreams({ folder: shell.folder, environment: shell.environment });
  },
};
