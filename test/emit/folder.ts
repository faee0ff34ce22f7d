// What lies in the folders of the writers' tests, as one value.
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

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
