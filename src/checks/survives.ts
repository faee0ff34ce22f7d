// How messages say what a group of voters survives.
import { counted } from "../diagnostics/count.ts";
import { tolerated } from "../model/majority.ts";

/** `no failure`, `1 failure`, `2 failures`: what so many voters survive. */
export function survives(voters: number): string {
  const failures = tolerated(voters);
  return failures === 0 ? "no failure" : counted(failures, "failure");
}
