// Reads folders of targets from disk; the only door to fast-glob.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastGlob from "fast-glob";
import type { Source } from "../text/source.ts";
import type { RawTargets } from "./raw.ts";
import type { Template } from "./target.ts";

/**
 * Reads every target under `folder`: each `<name>/target.json` with its `options/*.json`, `*.hbs` and `messages.json`, and
 * `platforms/*.json`, `variables/*.json` and `shapes/*.json`.
 * A folder that is a target itself counts as well. A folder that does not exist holds nothing. `uri` is how messages name the folder.
 */
export function readTargetFolder(folder: string, uri: string): RawTargets {
  function find(patterns: readonly string[]): string[] {
    return fastGlob.sync([...patterns], { cwd: folder, suppressErrors: true, caseSensitiveMatch: true }).sort();
  }
  /** A file that cannot be read is an empty one, which no JSON is, and so is found faulty at its name. */
  function text(path: string): string {
    try {
      return readFileSync(join(folder, path), "utf8");
    } catch {
      return "";
    }
  }
  function source(path: string): Source {
    return { uri: `${uri}/${path}`, name: `${uri}/${path}`, text: text(path) };
  }
  function template(path: string): Template {
    return { name: path.slice(path.lastIndexOf("/") + 1), text: text(path) };
  }
  const manifests = find(["target.json", "*/target.json"]);
  return {
    targets: manifests.map((manifest) => {
      const parent = manifest.slice(0, -"target.json".length);
      const beside = parent === "" ? "" : fastGlob.escapePath(parent);
      return {
        manifest: source(manifest),
        options: find([`${beside}options/*.json`]).map(source),
        templates: find([`${beside}*.hbs`]).map(template),
        messages: find([`${beside}messages.json`]).map(source),
      };
    }),
    platforms: find(["platforms/*.json", "!platforms/target.json"]).map(source),
    variables: find(["variables/*.json", "!variables/target.json"]).map(source),
    shapes: find(["shapes/*.json", "!shapes/target.json"]).map(source),
  };
}
