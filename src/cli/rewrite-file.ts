// Puts a new text in a file's place, whole or not at all, and leaves everything else about the file as it is.
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Replaces the text of a file that is there; `path` is its real one, so that links to it stay links. Throws what the system
 * reports, with the file as it was; so too for a file that may not be written, although its folder may.
 */
export function rewriteFile(path: string, text: string): void {
  accessSync(path, constants.W_OK);
  const before = statSync(path);
  const beside = join(dirname(path), `.${basename(path)}.mesosc-${process.pid}`);
  try {
    writeFileSync(beside, text, { flag: "wx", mode: 0o600 });
    // Another name for the same file, or another owner, is lost with the old file: then it is the text alone that is replaced.
    if (before.nlink > 1 || !takeOver(beside, before)) writeFileSync(path, text);
    else renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Gives a file the owner and the mode of another one; false where it may not be given away. */
function takeOver(path: string, { uid, gid, mode }: Stats): boolean {
  try {
    const own = statSync(path);
    if (own.uid !== uid || own.gid !== gid) chownSync(path, uid, gid);
    chmodSync(path, mode & 0o7777);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EPERM") return false;
    throw error;
  }
}
