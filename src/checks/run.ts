// Runs every check over a linked cluster.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Cluster } from "../model/cluster.ts";
import type { CheckContext } from "./check.ts";
import { checks } from "./list.generated.ts";

/** What all checks find, in no order to rely on. */
export function runChecks(cluster: Cluster, context: CheckContext): Diagnostic[] {
  return checks.flatMap((check) => [...check.run(cluster, context)]);
}
