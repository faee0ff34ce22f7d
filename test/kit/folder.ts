// Folders of a test's own, and what lies in them.
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { currentRun } from "./one-run.ts";

/** A new folder that is gone when the test is over, with these files in it; tests that run side by side say which is over. */
export function temporaryFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  whenOver: (remove: () => void) => void = onTestFinished,
): string {
  const folder = mkdtempSync(join(currentRun().folders[1], "test-"));
  whenOver(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Every file and link below a folder by its path, with its mode: `0644 text`, or `-> target`. */
export function contentsOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const at = join(folder, path);
    const stat = lstatSync(at);
    if (stat.isSymbolicLink()) found[path] = `-> ${readlinkSync(at)}`;
    else if (stat.isFile()) found[path] = `0${(stat.mode & 0o7777).toString(8)} ${readFileSync(at, "utf8")}`;
  }
  return found;
}
