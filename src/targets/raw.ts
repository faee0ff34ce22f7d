// Target folders as they were read: texts by name, nothing parsed and nothing judged.
import type { Source } from "../text/source.ts";
import type { Template } from "./target.ts";

/** One folder with a `target.json`: a program or an init system. */
export interface RawTarget {
  readonly manifest: Source;
  /** `options/*.json`, sorted by name. */
  readonly options: readonly Source[];
  /** `*.hbs` beside the manifest. */
  readonly templates: readonly Template[];
  /** `messages.json` beside the manifest, or nothing. */
  readonly messages: readonly Source[];
}

/** What a folder of targets holds; sorted by path, so that the same folders give the same order everywhere. */
export interface RawTargets {
  readonly targets: readonly RawTarget[];
  /** `platforms/*.json`: one operating system each. */
  readonly platforms: readonly Source[];
  /** `variables/*.json`: variables that a library reads in every program that is built with it, described like options. */
  readonly variables: readonly Source[];
  /** `shapes/*.json`: shapes of JSON options, several a file. */
  readonly shapes: readonly Source[];
}
