// Judges the operator's own keys in nodes' blocks: any name goes, but not one that was meant for another.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Block } from "./blocks.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { languageNames, languageSetting } from "./language-settings.ts";

/** Short names are near to each other by chance: `unit` is no misspelt `init`. */
const shortestSuspect = 5;

/** What a key in a node's block is; `suspect` looks like a setting that it may have been meant for. */
type OwnKey =
  { readonly kind: "own" | "setting" | "of-the-head" } | { readonly kind: "suspect"; readonly nearest: string };

/** Sorts keys; many nodes have the same ones, and each is looked at once. */
export function createKeySorter(): (key: string) => OwnKey {
  const known = languageNames("node");
  const sorted = new Map<string, OwnKey>();
  function sort(key: string): OwnKey {
    if (key === "name" || key === "address") return { kind: "of-the-head" };
    if (languageSetting(key, "node") !== undefined) return { kind: "setting" };
    const near = key.length < shortestSuspect ? undefined : nearest(key, known);
    return near === undefined ? { kind: "own" } : { kind: "suspect", nearest: near };
  }
  return (key) => {
    const found = sorted.get(key) ?? sort(key);
    sorted.set(key, found);
    return found;
  };
}

/** Whether a node's block has anything but keys of the operator's own: most have not, and there are many. */
export function isPlain({ settings, sections }: Block, sort: (key: string) => OwnKey): boolean {
  return sections.size === 0 && [...settings.keys()].every((key) => sort(key).kind === "own");
}

/** Reports `packging = …`, unless `${node.packging}` shows that it is meant; `used` is the paths of all interpolations. */
export function checkOwnKeys(
  blocks: Iterable<Block>,
  sort: (key: string) => OwnKey,
  used: { has(path: string): boolean },
  report: Report,
): void {
  const place = "a node's block";
  for (const { settings } of blocks) {
    for (const { key, keySpan } of settings.values()) {
      const sorted = sort(key);
      if (sorted.kind === "of-the-head") {
        const advice = "a node's name and address stand before its block: `node NAME at ADDRESS { … }`";
        report(diagnose(unknownSetting, keySpan, { key, place, nearest: undefined, advice }));
      } else if (sorted.kind === "suspect" && !used.has(`node.${key}`)) {
        report(diagnose(unknownSetting, keySpan, { key, place, nearest: sorted.nearest }));
      }
    }
  }
}
