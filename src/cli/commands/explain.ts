// `mesosc explain`: the page of a code, or the list of all codes.
import { codes } from "../../codes.generated.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { visible } from "../../diagnostics/visible.ts";
import { codePage, listOfCodes } from "../code-page.ts";
import { withExamples, type CliCommand } from "../command.ts";
import { UsageError, type ExitCode, type Shell } from "../shell.ts";

export const explain: CliCommand = {
  name: "explain",
  summary: "Say why a code is reported, with an example of what is wrong and what is right.",
  configure(command) {
    command.argument("[code]", "a code, such as quorum-wrong; without one, all codes are listed");
    withExamples(command, {
      "mesosc explain quorum-wrong": "why a quorum must be a majority",
      "mesosc explain": "every code, with a line on each",
    });
  },
  async run(shell, { operands: [name] }): Promise<ExitCode> {
    shell.results.write(name === undefined ? await list(shell) : await page(shell, name));
    return 0;
  },
};

async function list(shell: Shell): Promise<string> {
  const { outputCodes } = await import("../../emit/output-codes.ts");
  const declared = await Promise.all(
    [...codes.values()].map(async (entry) => ({ layer: entry.layer, code: (await entry.load()).default })),
  );
  return listOfCodes([...declared, ...outputCodes.map((code) => ({ layer: "emit", code }))], shell.results.palette);
}

async function page(shell: Shell, name: string): Promise<string> {
  // As it is printed: `error[quorum-wrong]:`.
  const wanted = name.replace(/^(?:error|warning|information)?\[(.*)\]:?$/, "$1");
  const { outputCodes } = await import("../../emit/output-codes.ts");
  const code = (await codes.get(wanted)?.load())?.default ?? outputCodes.find((each) => each.code === wanted);
  if (code !== undefined) return codePage(code, shell.results.palette);
  const near = nearest(wanted, [...codes.keys(), ...outputCodes.map((each) => each.code)]);
  const help = near === undefined ? "`mesosc explain` lists all codes" : `did you mean \`mesosc explain ${near}\`?`;
  throw new UsageError(`there is no code ${visible(wanted)}`, help);
}
