// `mesosc fmt`: the one canonical layout of cluster files.
import type { Diagnostic } from "../../diagnostics/code.ts";
import { counted } from "../../diagnostics/count.ts";
import { printText } from "../../diagnostics/text.ts";
import { visible } from "../../diagnostics/visible.ts";
import { readMain } from "../../disk.ts";
import { textDifference } from "../../emit/unified.ts";
import { format } from "../../syntax/format.ts";
import { withExamples, withSection, type CliCommand } from "../command.ts";
import { inputFiles } from "../input-files.ts";
import { rewriteFile } from "../rewrite-file.ts";
import type { ExitCode, Shell } from "../shell.ts";

export const fmt: CliCommand = {
  name: "fmt",
  summary: "Lay cluster files out in the one canonical style, comments and all.",
  configure(command) {
    command
      .argument(
        "<files...>",
        "cluster files, folders of them, or globs; - is standard input, formatted to standard output",
      )
      .option("--check", "write nothing; print the difference, and exit with 1 where there is one");
    withExamples(command, {
      "mesosc fmt cluster.mesos": "one file, in its place",
      "mesosc fmt .": "every *.mesos file below this folder",
      "mesosc fmt --check .": "is every file in the canonical style?",
      "mesosc fmt - < cluster.mesos": "to standard output",
    });
    withSection(command, "Settings in mesosc.json, beside the files or in a folder above them", [
      '{ "exclude": ["attic/**"] } leaves files out',
    ]);
  },
  async run(shell, call) {
    const files = await inputFiles(call.operands, shell);
    const outcomes = files.map((file) => outcomeOf(file, shell));
    return call.switches["check"] === true ? compare(outcomes, shell) : write(outcomes, shell);
  },
};

interface Outcome {
  readonly file: string;
  /** The real one, past every link. */
  readonly path: string;
  readonly before: string;
  /** Undefined where the file is left alone. */
  readonly after: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function outcomeOf(file: string, shell: Shell): Outcome {
  const { identity: path, source } = readMain(file, shell.folder, () => shell.readStandardInput());
  const result = format(source);
  const [after, diagnostics] = "text" in result ? [result.text, []] : [undefined, result.diagnostics];
  return { file, path, before: source.text, after, diagnostics };
}

/** Prints the names of the files that it changes, one a line, or the text of standard input. */
function write(outcomes: readonly Outcome[], shell: Shell): ExitCode {
  const changed = outcomes.filter(isChanged);
  const [fromInput, onDisk] = [outcomes.filter(({ file }) => file === "-"), changed.filter(({ file }) => file !== "-")];
  for (const { after } of fromInput) if (after !== undefined) shell.results.write(after);
  for (const { file, path, after } of onDisk) {
    rewriteFile(path, after ?? "");
    shell.results.write(`${visible(file)}\n`);
  }
  const same = outcomes.filter((outcome) => outcome.after !== undefined && !isChanged(outcome)).length;
  const parts = [...(onDisk.length > 0 ? [`${counted(onDisk.length, "file")} formatted`] : []), ...unchanged(same)];
  return conclude(outcomes, fromInput.length === outcomes.length ? [] : parts, shell);
}

/** Prints what would be changed, as one unified diff. */
function compare(outcomes: readonly Outcome[], shell: Shell): ExitCode {
  const changed = outcomes.filter(isChanged);
  for (const { file, before, after } of changed) {
    shell.results.write(textDifference(file === "-" ? "<stdin>" : file.replace(/^\/+/, ""), before, after ?? ""));
  }
  const different = changed.length === 0 ? [] : [`${counted(changed.length, "file")} not in canonical form`];
  const same = outcomes.filter((outcome) => outcome.after !== undefined && !isChanged(outcome)).length;
  const verdict = conclude(outcomes, [...different, ...unchanged(same)], shell);
  return changed.length > 0 ? 1 : verdict;
}

function isChanged({ before, after }: Outcome): boolean {
  return after !== undefined && after !== before;
}

function unchanged(count: number): readonly string[] {
  return count === 0 ? [] : [`${count} unchanged`];
}

/** Says what is wrong with the files that are left alone, and the total. */
function conclude(outcomes: readonly Outcome[], parts: readonly string[], shell: Shell): ExitCode {
  const faulty = outcomes.filter(({ after }) => after === undefined);
  shell.messages.write(
    printText(
      faulty.flatMap(({ diagnostics }) => diagnostics),
      shell.messages.palette,
    ),
  );
  const left = faulty.length === 0 ? [] : [`${faulty.length} left alone, for the errors above`];
  const all = [...parts, ...left];
  if (all.length > 0) shell.messages.write(`${all.join(", ")}\n`);
  return faulty.length > 0 ? 1 : 0;
}
