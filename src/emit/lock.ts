// One writer at a time: a lock that names its process, and is taken over when that process is gone.
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { attempt } from "./system-error.ts";

/** Undefined: taken. A number: the process that holds it. "gone": the lock's folder was removed meanwhile. */
export type LockAnswer = undefined | number | "gone";

/** Takes the lock in a folder that exists; throws what the system reports. */
export function takeLock(folder: string): LockAnswer {
  const lock = lockPath(folder);
  const mine = `${lock}.${process.pid}`;
  try {
    const made = attempt(() => writeFileSync(mine, `${process.pid} ${startOf(process.pid)}\n`), "ENOENT");
    if (made !== undefined) return "gone";
    for (let tries = 0; ; tries++) {
      // A link appears with its content or not at all, unlike a file that is created and then written.
      const linked = attempt(() => linkSync(mine, lock), "EEXIST", "ENOENT", ...NO_LINKS);
      if (linked === undefined) return undefined;
      if (linked.errno === "ENOENT") return "gone";
      if (linked.errno !== "EEXIST") return takeWithoutLinks(mine, lock);
      const holder = holderOf(lock);
      if (holder !== undefined && (isAlive(holder) || tries === 3)) return holder.pid;
      if (holder !== undefined) takeAway(lock, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives the lock back. */
export function releaseLock(folder: string): void {
  rmSync(lockPath(folder), { force: true });
}

/** Removes what processes that were killed while they took the lock have left beside it. */
export function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^lock\.(\d+)/.exec(name)?.[1];
    if (pid !== undefined && !isAlive({ pid: Number(pid), start: "" })) rmSync(`${folder}/${name}`, { force: true });
  }
}

/** Where the lock of a folder is. */
export function lockPath(folder: string): string {
  return `${folder}/lock`;
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

const NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"] as const;

/** File systems without hard links: a rename would replace, so this is exclusive creation with a short empty moment. */
function takeWithoutLinks(mine: string, lock: string): LockAnswer {
  const holder = holderOf(lock);
  if (holder !== undefined && isAlive(holder)) return holder.pid;
  rmSync(lock, { force: true });
  const made = attempt(() => writeFileSync(lock, readFileSync(mine), { flag: "wx" }), "EEXIST");
  return made === undefined ? undefined : (holderOf(lock)?.pid ?? 0);
}

function holderOf(lock: string): Holder | undefined {
  const text = attempt(() => readFileSync(lock, "utf8"), "ENOENT");
  if (typeof text !== "string") return undefined;
  const [pid = "", start = ""] = text.trim().split(" ");
  return { pid: Number.parseInt(pid, 10) || 0, start };
}

function isAlive({ pid, start }: Holder): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  // A number that was given to another process since, as happens in containers, is no holder.
  const now = startOf(pid);
  return start === "" || now === "" || now === start;
}

/** When a process started, in the kernel's ticks since boot; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Removes a stale lock, and puts back what turns out to be another's fresh one. */
function takeAway(lock: string, stale: Holder): void {
  const aside = `${lock}.${process.pid}.stale`;
  if (attempt(() => renameSync(lock, aside), "ENOENT") !== undefined) return;
  const taken = holderOf(aside);
  if (taken?.pid !== stale.pid || taken.start !== stale.start) attempt(() => linkSync(aside, lock), "EEXIST");
  unlinkSync(aside);
}
