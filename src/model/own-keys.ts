// Judges the operator's own keys in nodes' blocks: any name goes, but not one that was meant for another.
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Block } from "./blocks.ts";
import unknownSetting from "./codes/unknown-setting.ts";
import { languageNames, languageSetting } from "./language-settings.ts";

/** Short names are near to each other by chance: `unit` is no misspelt `init`. */
const shortestSuspect = 5;

/** Whether a node's block has anything but plain keys of the operator's own: most have not, and there are many. */
export function isPlain({ settings, sections }: Block): boolean {
  const known = languageNames("node");
  return (
    sections.size === 0 &&
    [...settings.keys()].every(
      (key) =>
        key !== "name" &&
        key !== "address" &&
        languageSetting(key, "node") === undefined &&
        (key.length < shortestSuspect || nearest(key, known) === undefined),
    )
  );
}

/** Reports `packging = …`, unless `${node.packging}` shows that it is meant; `used` is the paths of all interpolations. */
export function checkOwnKeys(blocks: Iterable<Block>, used: { has(path: string): boolean }, report: Report): void {
  const known = languageNames("node");
  const place = "a node's block";
  // Many nodes have the same keys.
  const meant = new Map<string, string | undefined>();
  const nearestTo = (key: string): string | undefined => {
    if (!meant.has(key)) meant.set(key, nearest(key, known));
    return meant.get(key);
  };
  for (const { settings } of blocks) {
    for (const { key, keySpan } of settings.values()) {
      if (key === "name" || key === "address") {
        const advice = "a node's name and address stand before its block: `node NAME at ADDRESS { … }`";
        report(diagnose(unknownSetting, keySpan, { key, place, nearest: undefined, advice }));
      } else if (
        languageSetting(key, "node") === undefined &&
        key.length >= shortestSuspect &&
        !used.has(`node.${key}`)
      ) {
        const near = nearestTo(key);
        if (near !== undefined) report(diagnose(unknownSetting, keySpan, { key, place, nearest: near }));
      }
    }
  }
}
