// The folder in which work in progress is kept: entered by one process at a time, cleared of what an interrupted one left.
import { lstatSync, mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import busy from "./codes/output-busy.ts";
import damaged from "./codes/output-damaged.ts";
import foreign from "./codes/output-foreign.ts";
import { removeTree } from "./carry.ts";
import { clearAbandoned, lockPath, releaseLock, takeLock } from "./lock.ts";
import { kindOf, workFolder, type Manner, type Place } from "./place.ts";
import { outputProblem, type OutputProblem } from "./problem.ts";
import { journalPath, recover } from "./swap.ts";
import { errnoOf } from "./system-error.ts";

/** A work folder that is ours until `leaveWork`. */
export interface Work {
  readonly folder: string;
  readonly manner: Manner;
}

export type Entered =
  | { readonly kind: "entered"; readonly work: Work }
  | { readonly kind: "refused"; readonly problem: OutputProblem }
  /** The system does not let us write there. */
  | { readonly kind: "unwritable"; readonly error: unknown };

/** Enters the work folder of a manner, mends what an interrupted compile left behind, and holds the lock from then on. */
export function enterWork(place: Place, manner: Manner): Entered {
  const folder = workFolder(place, manner);
  try {
    const refusal = lockFolder(place, folder);
    if (refusal !== undefined) return { kind: "refused", problem: refusal };
    clearAbandoned(folder);
    const work = { folder, manner };
    if (recover(folder, manner === "whole" ? place.parent : place.root) === "damaged") {
      releaseLock(folder);
      const what = `an earlier compile was interrupted; what it moved aside is in ${join(folder, "old")}`;
      return { kind: "refused", problem: outputProblem(damaged, { path: journalPath(folder), what }) };
    }
    clear(work);
    return { kind: "entered", work };
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    removeIfEmpty(folder);
    return { kind: "unwritable", error };
  }
}

/** Whether an earlier compile, or one that is running, has a work folder of this manner. */
export function hasWork(place: Place, manner: Manner): boolean {
  return lstatSync(workFolder(place, manner), { throwIfNoEntry: false }) !== undefined;
}

/** Removes everything of the work folder and gives the lock back. What cannot be removed waits for the next compile. */
export function leaveWork(work: Work): void {
  try {
    clear(work);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
  try {
    releaseLock(work.folder);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
  removeIfEmpty(work.folder);
}

/** Nothing is lost where that fails: another process has entered meanwhile, or what is in it waits for the next compile. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
}

function clear({ folder }: Work): void {
  for (const name of readdirSync(folder)) if (!name.startsWith("lock")) removeTree(join(folder, name));
}

/** Undefined when the lock is ours. */
function lockFolder(place: Place, folder: string): OutputProblem | undefined {
  for (;;) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      if (errnoOf(error) !== "EEXIST") throw error;
      const refusal = refuseForeign(place, folder);
      if (refusal !== undefined) return refusal;
    }
    const answer = takeLock(folder);
    if (answer === undefined) return undefined;
    if (answer !== "gone") {
      return outputProblem(busy, { directory: place.shown, pid: answer, lock: lockPath(folder) });
    }
  }
}

const OURS = /^(?:lock(?:\..*)?|journal(?:\.new)?|manifest|stage|old)$/;

/** A link, somebody else's folder, or one with other things in it is not what we would have made. */
function refuseForeign(place: Place, folder: string): OutputProblem | undefined {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  const user = process.geteuid?.() ?? status.uid;
  // What an interrupted compile of the parent's owner left, root may mend; in /tmp that is root itself.
  const isOwn = status.uid === user || (user === 0 && status.uid === statSync(place.parent).uid);
  if (status.isDirectory() && isOwn && readdirSync(folder).every((name) => OURS.test(name))) return undefined;
  const path = folder.startsWith(`${place.root}/`) ? `${place.shown}${folder.slice(place.root.length)}` : folder;
  return outputProblem(foreign, { path, is: kindOf(status), replaceable: false });
}
