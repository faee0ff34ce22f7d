// Programs on disk: the main file, what it includes, and the files and variables that its values name.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { FindFiles, FoundFile } from "./model/includes.ts";
import { isManifest, type SettingsFile } from "./settings/settings.ts";
import { filesBelow, globFiles } from "./targets/glob.ts";

/** The name that outputs give to a file: relative to the main file's folder, the same on every machine. */
function nameOf(path: string, mainFolder: string): string {
  return relative(mainFolder, path).replaceAll("\\", "/");
}

/** The main file; `-` is standard input, whose includes are relative to the working folder. Throws what reading throws. */
export function readMain(file: string, folder: string, standardInput: () => string): FoundFile {
  if (file === "-") {
    return { identity: resolve(folder, "-"), source: { uri: "<stdin>", name: "-", text: standardInput() } };
  }
  const path = resolve(folder, file);
  return {
    identity: realpathSync(path),
    source: { uri: file, name: basename(path), text: readFileSync(path, "utf8") },
  };
}

/** Finds what includes name, relative to the file they stand in. */
export function findOnDisk(main: FoundFile, folder: string): FindFiles {
  const mainFolder = dirname(main.identity);
  return (pattern, from) => {
    const base = dirname(from.identity);
    const isGlob = /[*?[\]{}!]/.test(pattern);
    const paths = isGlob ? globFiles(pattern, base) : [resolve(base, pattern)];
    if (paths.length === 0) return { reason: "no file matches" };
    const found: FoundFile[] = [];
    for (const path of paths) {
      try {
        const stat = statSync(path);
        const inFolder = `${pattern.replace(/\/+$/, "")}/*.mesos`;
        if (stat.isDirectory()) return { reason: `this is a folder; \`${inFolder}\` includes the files in it` };
        const uri = relative(folder, path);
        const source = {
          uri: uri.startsWith("..") ? path : uri,
          name: nameOf(path, mainFolder),
          text: readRegular(path),
        };
        found.push({ identity: realpathSync(path), source });
      } catch (error) {
        return { reason: reasonOf(error) };
      }
    }
    return found;
  };
}

/** The path of a file that a value names, relative to the file called `name` that it stands in. */
export function pathBeside(path: string, name: string, main: FoundFile): string {
  return resolve(dirname(main.identity), dirname(name), path);
}

/** The text of a file that a value names; undefined where it cannot be read. */
export function readBeside(path: string, name: string, main: FoundFile): string | undefined {
  try {
    return readRegular(pathBeside(path, name, main));
  } catch {
    return undefined;
  }
}

const settingsName = "mesosc.json";

/**
 * The settings for what lies in a folder: the nearest mesosc.json, there or above. Manifests, which have the same name, are passed
 * over. `folder` is the one that messages' paths are relative to. Throws what reading throws.
 */
export function findSettings(start: string, folder: string): SettingsFile | undefined {
  for (let at = resolve(folder, start); ; at = dirname(at)) {
    const path = join(at, settingsName);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true && !isManifest(beginningOf(path))) {
      const uri = relative(folder, path);
      const shown = uri.startsWith("..") ? path : uri;
      return { source: { uri: shown, name: settingsName, text: readRegular(path) }, folder: at };
    }
    if (dirname(at) === at) return undefined;
  }
}

/** A manifest may be large, and its first line tells what it is. */
function beginningOf(path: string): string {
  const descriptor = openSync(path, "r");
  const bytes = Buffer.alloc(256);
  const length = readSync(descriptor, bytes);
  closeSync(descriptor);
  return bytes.toString("utf8", 0, length);
}

/** The same for the same file, however it is reached; the path itself where there is no file yet. */
export function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The text of a file; undefined where it cannot be read. */
export function textOf(path: string): string | undefined {
  try {
    return readRegular(path);
  } catch {
    return undefined;
  }
}

/** Without a repository around it, the main file is looked for in so many folders. */
const mostFolders = 5;

/**
 * The folder of a file and those above it, the nearest first: as far as the repository that they lie in, never out of the user's
 * home, and never into the root of all.
 */
export function foldersAbove(path: string): readonly string[] {
  const home = identityOf(homedir());
  const folders: string[] = [];
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, ".git"))) return folders;
    if (folder === home) break;
  }
  return folders.slice(0, mostFolders);
}

/** The cluster files in a folder and all below it; none where it cannot be read. */
export function clusterFilesBelow(folder: string): string[] {
  try {
    return filesBelow(folder, ".mesos").map((path) => join(folder, path));
  } catch {
    return [];
  }
}

/** What lies in a folder, sorted; nothing where it cannot be read. */
export function entriesOf(folder: string): readonly { readonly name: string; readonly kind: "file" | "folder" }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? ("folder" as const) : ("file" as const) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** What a device or a pipe would give may have no end, and a file of this size is none of a cluster's. */
const mostBytes = 256 * 2 ** 20;

/** The text of a regular file. Throws for anything else, and what reading throws. */
function readRegular(path: string): string {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Error("this is a folder");
  if (!stat.isFile()) throw new Error("this is no regular file");
  if (stat.size > mostBytes) throw new Error("the file is too large");
  return readFileSync(path, "utf8");
}

/** Why the system would not read a file, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "it may not be read";
    case "EISDIR":
      return "this is a folder";
    case "ELOOP":
      return "its symbolic links lead in a circle";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
