// Files that match a glob, in an order that no file system decides.
import { relative } from "node:path";
import fastGlob from "fast-glob";

/** Absolute paths of the files that match, sorted by code unit. */
export function globFiles(pattern: string, folder: string): string[] {
  return fastGlob.sync(pattern, { cwd: folder, absolute: true, onlyFiles: true, suppressErrors: true }).sort();
}

/**
 * The files with an ending below a folder, relative to it. Links are not followed, and folders of other tools (`.git`,
 * `node_modules`) are left out. Throws where a folder cannot be read.
 */
export function filesBelow(folder: string, ending: string): string[] {
  const options = { cwd: folder, onlyFiles: true, followSymbolicLinks: false, ignore: ["**/node_modules/**"] };
  return fastGlob.sync(`**/*${ending}`, options).sort();
}

/**
 * Whether one of the globs, relative to a folder, names a file of it; a glob for a folder names all that is below it. The disk
 * is asked, so that no glob names a file that is not there yet.
 */
export function isMatched(file: string, globs: readonly string[], folder: string): boolean {
  const ignore = globs.map((glob) => glob.replace(/\/+$/, "")).flatMap((glob) => [glob, `${glob}/**`]);
  const path = relative(folder, file).replaceAll("\\", "/");
  const isFound = (options: { readonly ignore?: string[] }): boolean =>
    fastGlob.sync(fastGlob.escapePath(path), { cwd: folder, dot: true, ...options }).length > 0;
  return !isFound({ ignore }) && isFound({});
}
