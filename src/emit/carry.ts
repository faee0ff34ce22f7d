// Takes files over from the old tree into the new one without copying them, and removes trees, following no link.
import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  constants,
  type Stats,
} from "node:fs";
import { attempt, errnoOf } from "./system-error.ts";

/** Makes `to` the same file as `from`, or where the file system does not let us, a copy with its mode and times. */
export function carryFile(from: string, to: string): void {
  const linked = attempt(() => linkSync(from, to), ...COPY_INSTEAD);
  if (linked === undefined) return;
  const status = lstatSync(from);
  if (status.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
    lutimesSync(to, status.atime, status.mtime);
    return;
  }
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  chmodSync(to, status.mode & 0o7777);
  keepOwner(to, status);
  utimesSync(to, status.atime, status.mtime);
}

/** Takes a whole folder over: every file, link and empty folder, with modes and times. `to` must not exist. */
export function carryFolder(from: string, to: string): void {
  const status = lstatSync(from);
  mkdirSync(to, 0o700);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, fresh] = [`${from}/${entry.name}`, `${to}/${entry.name}`];
    if (entry.isDirectory()) carryFolder(old, fresh);
    else carryFile(old, fresh);
  }
  likeFolder(to, status, "old times");
}

/** Gives a folder the mode, owner and times of another; last, since it may take away the right to write. */
export function likeFolder(path: string, status: Stats, times: "old times" | "new times"): void {
  keepOwner(path, status);
  chmodSync(path, status.mode & 0o7777);
  if (times === "old times") utimesSync(path, status.atime, status.mtime);
}

/** Removes whatever is there, without leaving its file system; what cannot be removed is thrown. */
export function removeTree(path: string): void {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (status.isDirectory()) removeFolder(path, status.dev);
  else unlinkSync(path);
}

const COPY_INSTEAD = ["EPERM", "EXDEV", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"] as const;

function keepOwner(path: string, status: Stats): void {
  if (process.geteuid?.() === 0) chownSync(path, status.uid, status.gid);
}

function removeFolder(path: string, device: number): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = `${path}/${entry.name}`;
    if (!entry.isDirectory()) removeEntry(path, inner);
    else if (lstatSync(inner).dev === device) removeFolder(inner, device);
  }
  rmdirSync(path);
}

function removeEntry(folder: string, path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) !== "EACCES") throw error;
    chmodSync(folder, 0o700); // A folder that its owner made read-only.
    unlinkSync(path);
  }
}
