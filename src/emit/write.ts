// Writes outputs into a folder, all or nothing: finds and locks the place, mends it, and says what the system refused.
import { mkdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import unwritable from "./codes/output-unwritable.ts";
import { exchangeTree } from "./exchange-tree.ts";
import type { OutputSource } from "./output.ts";
import { locate, workFolder, type Manner, type Place } from "./place.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { attempt, errnoOf, pathOf } from "./system-error.ts";
import { enterWork, hasWork, leaveWork, type Entered } from "./work.ts";
import type { WriteOptions, WriteOutcome } from "./write-outcome.ts";

/**
 * Makes the folder hold exactly the source's outputs, besides what others have put there and is in no one's way. Afterwards it
 * is either as wanted or, with the reasons, as it was before; so it is too after an interruption at any moment, once
 * the next compile has run. A folder whose content is as wanted already is not touched. Throws only what `source` throws.
 */
export async function writeOutputs(
  source: OutputSource,
  directory: string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const shown = directory.length > 1 ? directory.replace(/\/+$/, "") : directory;
  try {
    const outcome = await writeInManner(source, shown, options, undefined);
    if (outcome !== "cannot be renamed") return outcome;
    const second = await writeInManner(source, shown, options, "entries");
    if (second !== "cannot be renamed") return second;
    return refused(outputProblem(unwritable, { path: shown, directory: shown, errno: "EBUSY" }));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    return refused(outputProblem(unwritable, { path: shownPath(error, shown), directory: shown, errno }));
  }
}

function refused(...problems: readonly OutputProblem[]): WriteOutcome {
  return { result: undefined, problems };
}

async function writeInManner(
  source: OutputSource,
  directory: string,
  options: WriteOptions,
  forced: Manner | undefined,
): Promise<WriteOutcome | "cannot be renamed"> {
  const entrance = enter(directory, forced);
  if ("problems" in entrance) return refused(...entrance.problems);
  const { place, entered, firstMade } = entrance;
  let isWritten = false;
  try {
    const outcome = await exchangeTree(source, place, entered, options);
    isWritten = outcome !== "cannot be renamed" && outcome.result !== undefined;
    return outcome;
  } finally {
    if (entered.kind === "entered") leaveWork(entered.work);
    if (firstMade !== undefined && !isWritten) removeEmpty(place.parent, firstMade);
  }
}

type Writable = Exclude<Entered, { readonly kind: "refused" }>;

interface Entrance {
  readonly place: Place;
  readonly entered: Writable;
  /** The uppermost folder that had to be made above the output folder. */
  readonly firstMade: string | undefined;
}

/** Enters the work folder, and mends what an interrupted compile has left in either of the two possible ones. */
function enter(
  directory: string,
  forced: Manner | undefined,
): Entrance | { readonly problems: readonly OutputProblem[] } {
  const { place, problems } = locate(directory);
  if (place === undefined) return { problems };
  const manner = forced ?? place.manner;
  const other = manner === "whole" ? "entries" : "whole";
  if (hasWork(place, other)) {
    const entered = enterWork(place, other);
    if (entered.kind === "refused") return { problems: [entered.problem] };
    if (entered.kind === "unwritable") throw entered.error;
    leaveWork(entered.work);
  }
  const firstMade = place.status === undefined ? mkdirSync(place.parent, { recursive: true }) : undefined;
  const entered = enterWork(place, manner);
  if (entered.kind === "refused") return { problems: [entered.problem] };
  if (entered.kind === "unwritable") {
    if (place.status === undefined) throw entered.error;
    // Nobody needs to write where nothing differs, so the refusal waits until something does.
    return manner === "whole" ? enter(directory, "entries") : { place, entered, firstMade };
  }
  // What was mended may have brought the folder back.
  const mended = locate(directory);
  if (mended.place === undefined) {
    leaveWork(entered.work);
    return { problems: mended.problems };
  }
  return { place: mended.place, entered, firstMade };
}

function removeEmpty(from: string, to: string): void {
  try {
    for (let folder = from; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === to) return;
    }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error; // Somebody else uses it by now.
  }
}

/** The path of a system's error as the user calls it; what is built beside the folder is called by its final place. */
function shownPath(error: unknown, directory: string): string {
  const path = pathOf(error);
  const located = attempt(() => locate(directory), "ENOTDIR", "EACCES", "ELOOP", "ENAMETOOLONG", "EIO");
  const place = "errno" in located ? undefined : located.place;
  if (path === undefined || place === undefined) return path ?? directory;
  const roots = [
    join(workFolder(place, "whole"), "stage", place.base),
    join(workFolder(place, "entries"), "stage"),
    place.root,
  ];
  const root = roots.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
  return root === undefined ? path : directory + path.slice(root.length);
}
