// The targets that come with mesosc. In the shipped program the bundler puts a module with their texts in this one's place.
import { fileURLToPath } from "node:url";
import type { RawTargets } from "./raw.ts";
import { readTargetFolder } from "./read-folder.ts";

/** The texts of the project's `targets/` folder. */
export function builtinTargets(): RawTargets {
  return readTargetFolder(fileURLToPath(new URL("../../targets", import.meta.url)), "targets");
}
