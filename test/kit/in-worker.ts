// In every process that runs tests, before them: it belongs to the run, and does not outlive it.
import { currentRun, endRun, enterRun } from "./one-run.ts";

const run = currentRun();
enterRun(run);

// Whoever started it was killed, and cannot clean up any more.
process.once("disconnect", () => {
  endRun(run);
  process.kill(process.pid, "SIGKILL");
});
