// In every process that runs tests, before them: it belongs to the run, and does not outlive it.
import { setImmediate } from "node:timers/promises";
import { afterEach } from "vitest";
import { currentRun, endRun, enterRun } from "./one-run.ts";

const run = currentRun();
enterRun(run);

// Whoever started it was killed, and cannot clean up any more.
process.once("disconnect", () => {
  endRun(run);
  process.kill(process.pid, "SIGKILL");
});

// Tests that wait for nothing would follow one another without a turn of the event loop, and answers to what the runner
// was told go unread until it takes this process for dead.
afterEach(() => setImmediate());
