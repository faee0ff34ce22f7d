// Texts that are only looked at: files in a folder of this process, which goes when it ends.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface TemporaryFiles {
  /** Writes a text under a name, over one that is there already, and gives the path. Throws what writing throws. */
  write(name: readonly string[], text: string): string;
}

/** Nobody else may read them: a node's file may tell more than everyone is to know. */
export function createTemporaryFiles(): TemporaryFiles {
  let folder: string | undefined;

  /** Made when it is first needed. */
  function ownFolder(): string {
    if (folder !== undefined) return folder;
    const made = mkdtempSync(join(tmpdir(), "mesosc-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    // A signal ends a process without its exit handlers, unless it is asked for.
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
    folder = made;
    return made;
  }

  return {
    write(name, text) {
      const path = join(ownFolder(), ...name.map(asStep));
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
  };
}

/** One step of a path, whatever is in the text. The end tells more than the beginning. */
function asStep(text: string): string {
  return /^\.{0,2}$/.test(text) ? "_" : text.replace(/[^\p{L}\p{N} .+-]/gu, "_").slice(-100);
}
