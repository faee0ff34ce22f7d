// Runs mesosc inside the test, with streams that are kept.
import { plain } from "../../src/diagnostics/palette.ts";
import { main } from "../../src/cli/main.ts";
import type { ExitCode, Shell, Stream } from "../../src/cli/shell.ts";

export interface Surrounding {
  readonly folder?: string;
  readonly environment?: Shell["environment"];
  readonly input?: string;
}

export interface Outcome {
  readonly exitCode: ExitCode;
  readonly results: string;
  readonly messages: string;
}

export async function mesosc(
  words: readonly string[],
  { folder = "/", environment = {}, input = "" }: Surrounding = {},
): Promise<Outcome> {
  const [results, messages] = [keptStream(), keptStream()];
  const exitCode = await main(words, { results, messages, folder, environment, readStandardInput: () => input });
  return { exitCode, results: results.text(), messages: messages.text() };
}

function keptStream(): Stream & { text(): string } {
  let text = "";
  return { palette: plain, terminal: "no terminal", write: (more) => (text += more), text: () => text };
}
