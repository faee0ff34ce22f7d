// What tests could not be run for, kept until the end of the run, where it is read.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { currentRun, type Run } from "./one-run.ts";

export function miss(what: string): void {
  appendFileSync(fileOf(currentRun()), `${what}\n`);
}

/** Each once. */
export function missed(run: Run): string[] {
  const file = fileOf(run);
  if (!existsSync(file)) return [];
  return [...new Set(readFileSync(file, "utf8").trim().split("\n"))].sort();
}

function fileOf({ folders: [disk] }: Run): string {
  return join(disk, "missed");
}
