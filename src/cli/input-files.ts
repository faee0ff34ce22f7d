// Which cluster files a command line means.
import { readdirSync, statSync, type Stats } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { settingsOf } from "../workspace.ts";
import { UsageError, type Shell } from "./shell.ts";

/** The file that an operand names, as it was typed; `-` is standard input. Throws `UsageError` where it is no file. */
export function inputFile(operand: string, folder: string): string {
  if (operand === "-") return operand;
  const found = statOf(resolve(folder, operand));
  if (found === undefined) throw noSuchFile(operand, folder);
  if (found.isCharacterDevice() || found.isBlockDevice() || found.isSocket()) {
    throw new UsageError(`${visible(operand)} is a device, not a cluster file`, "- is standard input");
  }
  if (!found.isDirectory() && basename(operand) === "mesosc.json") {
    const help = "name the cluster file, or the folder: what a mesosc.json says counts, and is checked, along with it";
    throw new UsageError(`${visible(operand)} is no cluster file: it holds settings, or is a compile's manifest`, help);
  }
  if (!found.isDirectory()) return operand;
  const files = clusterFilesIn(resolve(folder, operand)).map((name) => join(operand, name));
  throw new UsageError(
    `${visible(operand)} is a folder, not a cluster file`,
    files.length === 0
      ? "there is no *.mesos file in it"
      : `did you mean ${files.slice(0, 5).map(visible).join(" or ")}?`,
  );
}

/**
 * As `inputFile`, for several operands: a folder means the cluster files below it, and globs that the command interpreter left
 * alone are expanded, both sorted by name. What a mesosc.json excludes is left out; of a file that was named, it is said.
 */
export async function inputFiles(operands: readonly string[], { folder, messages }: Shell): Promise<string[]> {
  const files = new Set<string>();
  for (const operand of operands) {
    const found = statOf(resolve(folder, operand));
    if (operand === "-") files.add(operand);
    else if (found?.isDirectory() === true) (await below(operand, folder)).forEach((file) => files.add(file));
    else if (found === undefined && /[*?[{]/.test(operand))
      (await matching(operand, folder)).forEach((file) => files.add(file));
    else {
      const file = inputFile(operand, folder);
      if (await isExcluded(file, folder)) messages.write(`${visible(file)} is left out: mesosc.json excludes it\n`);
      else files.add(file);
    }
  }
  return [...files];
}

/** The only `*.mesos` file of the folder, for commands that can do without being told. */
export function onlyClusterFile(folder: string): string {
  const files = clusterFilesIn(folder);
  const [only] = files;
  if (only !== undefined && files.length === 1) return only;
  throw new UsageError(
    only === undefined
      ? "there is no *.mesos file in this folder"
      : `there are ${files.length} *.mesos files in this folder`,
    only === undefined ? "name the cluster file" : `name one of them: ${files.map(visible).join(", ")}`,
  );
}

async function matching(pattern: string, folder: string): Promise<string[]> {
  const { globFiles } = await import("../targets/glob.ts");
  const files = globFiles(pattern, folder);
  if (files.length === 0) throw new UsageError(`no file matches ${visible(pattern)}`);
  return included(
    files.map((path) => (isAbsolute(pattern) ? path : relative(folder, path))),
    folder,
  );
}

async function below(operand: string, folder: string): Promise<string[]> {
  const { filesBelow } = await import("../targets/glob.ts");
  const files = filesBelow(resolve(folder, operand), ".mesos").map((path) => join(operand, path));
  if (files.length === 0) throw new UsageError(`there is no *.mesos file below ${visible(operand)}`);
  return included(files, folder);
}

async function included(files: readonly string[], folder: string): Promise<string[]> {
  const excluded = await Promise.all(files.map((file) => isExcluded(file, folder)));
  return files.filter((_, index) => excluded[index] !== true);
}

async function isExcluded(file: string, folder: string): Promise<boolean> {
  const path = resolve(folder, file);
  const { exclude, folder: base = folder } = await settingsOf(dirname(path), folder);
  if (exclude.length === 0) return false;
  const { isMatched } = await import("../targets/glob.ts");
  return isMatched(path, exclude, base);
}

function clusterFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".mesos"))
    .sort();
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function noSuchFile(operand: string, folder: string): UsageError {
  let near: string | undefined;
  try {
    const beside = clusterFilesIn(resolve(folder, operand, "..")).map((name) => join(operand, "..", name));
    near = nearest(operand, beside) ?? (beside.length === 1 ? beside[0] : undefined);
  } catch {
    // The folder is not there either.
  }
  return new UsageError(
    `there is no file ${visible(operand)}`,
    near === undefined ? undefined : `did you mean ${visible(near)}?`,
  );
}
