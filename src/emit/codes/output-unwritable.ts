// The operating system refused to read or write.
import { declareOutputCode } from "../problem.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "it is in use, as a mount point is",
  EDQUOT: "the disk quota is used up",
  EIO: "the disk reports an error",
  EISDIR: "it is a folder",
  ELOOP: "it leads through a symbolic link",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long for this file system",
  ENOENT: "it is gone",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is no folder",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  EXDEV: "it is on another file system",
};

export default declareOutputCode<{ path: string; directory: string; errno: string }>({
  code: "output-unwritable",
  title: "the operating system refused to write",
  why: `The disk is full, the file system is read-only, a permission is missing, or a name is too long. The new tree is built beside
the old one and takes its place only when it is complete, so the former tree is still there, every byte of it, and what had
been built of the new one is removed.

Building needs room for the changed files only; unchanged files are linked, not copied.`,
  message: ({ path, errno }) => `cannot write ${path}: ${REASONS[errno] ?? "the system reports"} (${errno})`,
  help: ({ directory }) => `${directory} is as it was before; mend the cause and run this again`,
});
