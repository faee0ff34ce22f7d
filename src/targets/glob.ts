// Files that match a glob, in an order that no file system decides.
import fastGlob from "fast-glob";

/** Absolute paths of the files that match, sorted by code unit. */
export function globFiles(pattern: string, folder: string): string[] {
  return fastGlob.sync(pattern, { cwd: folder, absolute: true, onlyFiles: true, suppressErrors: true }).sort();
}
