// Writes a plan into the output folder, or compares the two, and tells the user what came of it.
import { counted } from "../diagnostics/count.ts";
import { visible } from "../diagnostics/visible.ts";
import { compareTars, compareTree } from "../emit/compare.ts";
import { writeTars } from "../emit/tar.ts";
import { writeTree } from "../emit/tree.ts";
import type { Plan } from "../plan/plan.ts";
import { version } from "../version.ts";
import { progressLine } from "./progress-line.ts";
import type { ExitCode, Shell } from "./shell.ts";
import { printProblems, printWritten } from "./written-text.ts";
import { letYoungGeneration } from "./young-generation.ts";

export interface Delivery {
  readonly plan: Plan;
  readonly directory: string;
  /** A folder a node, or an archive a node. */
  readonly format: "tree" | "tar";
  /** These nodes only; undefined for all. */
  readonly nodes: ReadonlySet<string> | undefined;
}

/** Writes, and prints a line a node and a total; with `force` what others wrote gives way. */
export async function writeDelivery(shell: Shell, delivery: Delivery, manner: "careful" | "force"): Promise<ExitCode> {
  const { plan, directory, format, nodes } = delivery;
  const progress = progressLine(shell.messages, nodes?.size ?? plan.nodeNames.length);
  let done = 0;
  const step = (): void => {
    // The thread that writes nodes has let it grow, when it began.
    if (done++ % 64 === 0) letYoungGeneration("stay small");
    progress.step();
  };
  const write = format === "tar" ? writeTars : writeTree;
  const options = {
    version,
    force: manner === "force",
    progress: step,
    ...(nodes === undefined ? {} : { nodes }),
  };
  const { result, problems } = await write(plan, directory, options);
  progress.end();
  shell.messages.write(printProblems(problems, shell.messages.palette));
  if (result === undefined) return 2;
  shell.results.write(printWritten(result, directory));
  return 0;
}

/** Prints how the folder differs from what would be written, as one unified diff. */
export async function compareDelivery(shell: Shell, { plan, directory, format, nodes }: Delivery): Promise<ExitCode> {
  const compare = format === "tar" ? compareTars : compareTree;
  let differences = 0;
  let problems = 0;
  for await (const each of compare(plan, directory, { version, ...(nodes === undefined ? {} : { nodes }) })) {
    if ("change" in each) {
      differences++;
      shell.results.write(each.text);
    } else {
      problems++;
      shell.messages.write(printProblems([each], shell.messages.palette));
    }
  }
  if (problems > 0) return 2;
  const verdict = differences === 0 ? "is what would be written" : `differs in ${counted(differences, "file")}`;
  shell.messages.write(`${visible(directory)} ${verdict}\n`);
  return differences === 0 ? 0 : 1;
}
