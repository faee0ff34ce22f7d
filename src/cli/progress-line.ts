// One line on a terminal that says how far a long compile is.
import type { Stream } from "./shell.ts";

export interface Progress {
  /** One more is done. */
  step(this: void): void;
  /** Takes the line away. */
  end(this: void): void;
}

const patience = 1000;
const pause = 100;

/** Shows nothing where `stream` is no terminal, and nothing in the first second. */
export function progressLine(stream: Stream, total: number): Progress {
  if (stream.terminal === "no terminal") return { step: () => undefined, end: () => undefined };
  let done = 0;
  let next = Date.now() + patience;
  let shown = false;
  return {
    step() {
      done++;
      const now = Date.now();
      if (now < next) return;
      next = now + pause;
      shown = true;
      stream.write(`\r\u001b[K${done} of ${total} nodes`);
    },
    end() {
      if (shown) stream.write("\r\u001b[K");
    },
  };
}
