// The process: connects the command line to Node's streams and ends with the exit code.
import { fstatSync, readFileSync, statSync, writeSync } from "node:fs";
import { coloured, plain } from "../diagnostics/palette.ts";
import { main } from "./main.ts";
import type { Stream } from "./shell.ts";

function streamOf(descriptor: 1 | 2): Stream {
  const terminal = isTerminal(descriptor);
  const { NO_COLOR: noColour = "", TERM: kind } = process.env;
  let closed = false;
  return {
    palette: terminal && noColour === "" && kind !== "dumb" ? coloured : plain,
    terminal: terminal ? "terminal" : "no terminal",
    write(text) {
      closed ||= writeAll(descriptor, text) === "closed";
    },
  };
}

// Asking `process.stdout` loads Node's network and terminal modules, so only what may be a terminal is asked.
function isTerminal(descriptor: 1 | 2): boolean {
  try {
    const status = fstatSync(descriptor);
    if (!status.isCharacterDevice() || status.rdev === statSync("/dev/null", { throwIfNoEntry: false })?.rdev)
      return false;
    return (descriptor === 1 ? process.stdout : process.stderr).isTTY;
  } catch {
    return false;
  }
}

/** Writes all of `text` before it returns; `closed` where the reader has gone (`mesosc check … | head`), which is no fault. */
function writeAll(descriptor: number, text: string): "written" | "closed" {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE" || code === "EBADF") return "closed";
      if (code !== "EAGAIN") throw error;
      // A pipe that another process made non-blocking is full: wait a little for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return "written";
}

void main(process.argv.slice(2), {
  results: streamOf(1),
  messages: streamOf(2),
  folder: process.cwd(),
  environment: process.env,
  readStandardInput: () => readFileSync(0, "utf8"),
}).then((code) => {
  // All is written by now; ending here spares Node the dismantling of its heap.
  process.exit(code);
});
