// Before and after all tests of a run; one that is killed has no after, and so the next one begins with sweeping.
import { sweep } from "./leftovers.ts";
import { missed } from "./missed.ts";
import { beginRun, endRun } from "./one-run.ts";

export default function setup(): void {
  sweep();
  const run = beginRun();
  // Also where the test runner gives up, or is interrupted. Its own listener, where it still has one, lets none after it run.
  process.prependOnceListener("exit", () => {
    const wanted = missed(run);
    endRun(run);
    if (wanted.length > 0) console.warn(`\n NOT RUN, for want of: ${wanted.join(", ")}\n`);
  });
}
