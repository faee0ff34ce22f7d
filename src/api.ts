// The public surface: `import { check, compile, format } from "mesosc"`.
import { resolve } from "node:path";
import { diagnosticsJson, type DiagnosticJson } from "./diagnostics/json.ts";
import { formerIds } from "./emit/manifest.ts";
import { writeTars } from "./emit/tar.ts";
import { writeTree } from "./emit/tree.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { NodePlan, Plan } from "./plan/plan.ts";
import { format as formatSource } from "./syntax/format.ts";
import { version } from "./version.ts";
import { analyse, type Analysis } from "./workspace.ts";

export type { DiagnosticJson as Diagnostic } from "./diagnostics/json.ts";
export type { NodePlan, PlannedFile, Service } from "./plan/plan.ts";
export { version } from "./version.ts";

/** Which program is meant, and what is around it. */
export interface Input {
  /** The cluster file, relative to `folder`; or its text, whose includes are then relative to `folder`. */
  readonly source: { readonly file: string } | { readonly text: string };
  /** The working folder unless given. */
  readonly folder?: string;
  /** Values for `let`s, as `-D name=value` gives them. */
  readonly definitions?: Readonly<Record<string, string>>;
  /** Folders with more targets. */
  readonly targets?: readonly string[];
  /** Where `secret("env:NAME")` looks: `process.env` unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** What is wrong or unwise in a program, sorted by place. */
export interface CheckResult {
  readonly diagnostics: readonly DiagnosticJson[];
  /** No error among them: the program compiles. */
  readonly ok: boolean;
}

export interface CompileResult extends CheckResult {
  readonly cluster: string | undefined;
  /**
   * Every node's files and services, in the order of the cluster file; none where there are errors. A node is made when
   * the iteration reaches it and kept by nobody, so that a large cluster is never in memory whole.
   */
  nodes(): Iterable<NodePlan>;
  /**
   * Writes the trees (or archives) and the manifest into a folder, all or nothing. Rejects, with the folder as it was,
   * where the program has errors, where something in the folder is not mesosc's, and where the disk refuses.
   */
  write(directory: string, options?: WriteOptions): Promise<WriteCounts>;
}

export interface WriteOptions {
  /** A folder a node, or an archive a node; folders unless given. */
  readonly format?: "tree" | "tar";
  /** Overwrite what mesosc did not write, where it is in the way. */
  readonly force?: boolean;
  /** These nodes only. */
  readonly nodes?: readonly string[];
}

/** Files and links, over all nodes. */
export interface WriteCounts {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Why `write` rejected; each problem as the command line prints it. */
export class WriteError extends Error {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly help: string | undefined }[];

  constructor(problems: WriteError["problems"]) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.name = "WriteError";
    this.problems = problems;
  }
}

/** Says what is wrong or unwise. Rejects only where the file cannot be read. */
export async function check(input: Input): Promise<CheckResult> {
  return resultOf(await analysisOf(input));
}

/**
 * Compiles a program. With `output` the ids that a former compile into that folder gave are held against the new ones, as
 * the command line does. Rejects only where the file cannot be read.
 */
export async function compile(input: Input & { readonly output?: string }): Promise<CompileResult> {
  const folder = input.folder ?? process.cwd();
  const analysis = await analysisOf(input, input.output === undefined ? undefined : resolve(folder, input.output));
  const plan: Plan | undefined = analysis.checked === undefined ? undefined : makePlan(analysis.checked);
  return {
    ...resultOf(analysis),
    cluster: analysis.cluster?.name,
    nodes: () => plan?.nodes() ?? [],
    async write(directory, { format = "tree", force = false, nodes } = {}) {
      if (plan === undefined) {
        throw new WriteError([
          { code: "errors", message: "the program has errors: nothing was written", help: undefined },
        ]);
      }
      const only = nodes === undefined ? {} : { nodes: new Set(nodes) };
      const writer = format === "tar" ? writeTars : writeTree;
      const { result, problems } = await writer(plan, resolve(folder, directory), { version, force, ...only });
      if (result === undefined) throw new WriteError(problems);
      const { written, unchanged, removed } = result;
      return { written, unchanged, removed };
    },
  };
}

/** A text in canonical form, or why it was left alone. */
export type FormatResult = { readonly text: string } | { readonly diagnostics: readonly DiagnosticJson[] };

/**
 * Lays a cluster file's text out in the one canonical style, as `mesosc fmt` does; comments are kept. A text that is not in the form
 * of a program gives diagnostics, which call it by `file`.
 */
export function format(text: string, file = "<text>"): FormatResult {
  const result = formatSource({ uri: file, name: file, text });
  return "text" in result ? result : { diagnostics: diagnosticsJson(result.diagnostics).diagnostics };
}

function resultOf({ diagnostics, checked }: Analysis): CheckResult {
  return { diagnostics: diagnosticsJson(diagnostics).diagnostics, ok: checked !== undefined };
}

function analysisOf(input: Input, output?: string): Promise<Analysis> {
  const { source } = input;
  return analyse({
    file: "file" in source ? source.file : "-",
    standardInput: () => ("text" in source ? source.text : ""),
    folder: input.folder ?? process.cwd(),
    definitions: new Map(Object.entries(input.definitions ?? {})),
    targetFolders: input.targets ?? [],
    environment: input.environment ?? process.env,
    ...(output === undefined ? {} : { formerIds: formerIds(output) }),
  });
}
