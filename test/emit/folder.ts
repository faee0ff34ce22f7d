// Temporary folders for the writers' tests, and what lies in them as one value.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";

// In memory where possible: removing many small files from a disk takes longer than all the tests.
const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(base, "mesosc-emit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything below a folder by path: `0644 text`, `-> target`, or `0755/` for a folder. Empty where there is none. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    const status = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (status === undefined) return;
    const mode = (status.mode & 0o7777).toString(8).padStart(4, "0");
    if (status.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(folder, path))}`;
    else if (status.isFile()) found[path] = `${mode} ${readFileSync(join(folder, path), "utf8")}`;
    else if (!status.isDirectory()) found[path] = "special";
    else {
      if (path !== "") found[path] = `${mode}/`;
      for (const name of readdirSync(join(folder, path)).sort()) walk(join(path, name));
    }
  };
  walk("");
  return found;
}

/** Files and links only, without the manifest. */
export function files(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(contents(folder)).filter(([path, what]) => path !== "mesosc.json" && !what.endsWith("/")),
  );
}

/** Writes a file, and the folders above it. */
export function put(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}
