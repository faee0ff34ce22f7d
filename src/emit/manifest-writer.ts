// Writes the new manifest next to nothing: as long as it is the same as the former one, no file is made.
import { closeSync, constants, copyFileSync, fchmodSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { attempt } from "./system-error.ts";

export interface ManifestWriter {
  /** Adds text; throws what the system reports. */
  append(text: string): void;
  /** Ends the file, and says whether it differs from the former one. */
  finish(): "same" | "different";
  /** Makes the file where it is the same as the former one and so was not made. After `finish`. */
  materialise(): void;
  /** Closes what is open; may be called at any time, and again. */
  abandon(): void;
}

/** `former` is the manifest on disk, if any; `target`, which does not exist, is asked for when it is to be made. */
export function createManifestWriter(former: string, target: () => string): ManifestWriter {
  const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = attempt(() => openSync(former, READ), "ENOENT", "ELOOP", "ENXIO", "EISDIR", "EACCES");
  let old = typeof opened === "number" ? opened : undefined;
  let fresh: number | undefined;
  let same = 0;
  let pending: string[] = [];
  let pendingLength = 0;
  // Reused, since garbage outside of the heap is collected late.
  let encoded = Buffer.allocUnsafe(PIECE * 4);
  let found = Buffer.allocUnsafe(PIECE * 4);

  const continues = (descriptor: number, bytes: Buffer): boolean => {
    if (found.length < bytes.length) found = Buffer.allocUnsafe(bytes.length);
    const length = readSync(descriptor, found, 0, bytes.length, same);
    return length === bytes.length && found.compare(bytes, 0, length, 0, length) === 0;
  };
  const flush = (): void => {
    const text = pending.join("");
    if (encoded.length < text.length * 3) encoded = Buffer.allocUnsafe(text.length * 3);
    const bytes = encoded.subarray(0, encoded.write(text));
    pending = [];
    pendingLength = 0;
    if (fresh === undefined && old !== undefined && continues(old, bytes)) {
      same += bytes.length;
      return;
    }
    if (fresh === undefined) {
      fresh = create(target());
      if (old !== undefined) copyStart(old, fresh, same);
    }
    writeAll(fresh, bytes);
  };
  const close = (): void => {
    if (old !== undefined) closeSync(old);
    if (fresh !== undefined) closeSync(fresh);
    old = fresh = undefined;
  };

  return {
    append(text) {
      pending.push(text);
      pendingLength += text.length;
      if (pendingLength >= PIECE) flush();
    },
    finish() {
      flush();
      if (fresh === undefined && old !== undefined && fstatSync(old).size !== same) {
        fresh = create(target());
        copyStart(old, fresh, same);
      }
      const answer = fresh === undefined ? "same" : "different";
      close();
      return answer;
    },
    materialise: () => copyFileSync(former, target(), constants.COPYFILE_EXCL),
    abandon: close,
  };
}

const PIECE = 1 << 16;

function create(path: string): number {
  const descriptor = openSync(path, "wx", 0o644);
  fchmodSync(descriptor, 0o644);
  return descriptor;
}

function copyStart(from: number, to: number, length: number): void {
  const piece = Buffer.allocUnsafe(PIECE);
  for (let done = 0; done < length;) {
    const read = readSync(from, piece, 0, Math.min(piece.length, length - done), done);
    if (read === 0) return;
    writeAll(to, piece.subarray(0, read));
    done += read;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}
