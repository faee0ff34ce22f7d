// Target folders as they were read: texts by name, nothing parsed and nothing judged.
import type { OptionIndex } from "../catalog/option-table.ts";
import type { Source } from "../text/source.ts";
import type { OptionRow } from "./manifest.ts";
import type { Template } from "./target.ts";

/** One folder with a `target.json`: a program or an init system. */
export interface RawTarget {
  readonly manifest: Source;
  /** `options/*.json`, sorted by name; none where there are rows. */
  readonly options: readonly Source[];
  /** Set in the shipped program: the options of those files, which were sorted out when it was built. */
  readonly rows?: () => OptionRows;
  /** `*.hbs` beside the manifest. */
  readonly templates: readonly Template[];
  /** `messages.json` beside the manifest, or nothing. */
  readonly messages: readonly Source[];
}

export interface OptionRows {
  readonly index: OptionIndex;
  /** The option of that name, fresh from its text. */
  readonly row: (name: string) => OptionRow | undefined;
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
