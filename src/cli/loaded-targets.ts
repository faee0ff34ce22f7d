// The programs that a command may be asked about: the built-in ones, and those of `--targets`.
import { printText } from "../diagnostics/text.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { targetsOf } from "../workspace.ts";
import { UsageError, type Shell } from "./shell.ts";
import { repeated } from "./switches.ts";

/** Throws `UsageError` where a folder of `--targets` has a fault. */
export async function loadedTargets(
  switches: Readonly<Record<string, unknown>>,
  shell: Shell,
): Promise<ReadonlyMap<string, ProgramTarget>> {
  const { targets, diagnostics } = await targetsOf({
    targetFolders: repeated(switches, "targets"),
    folder: shell.folder,
  });
  if (diagnostics.length === 0) return targets.programs;
  shell.messages.write(printText(diagnostics, shell.messages.palette));
  throw new UsageError("a folder of --targets cannot be used");
}
