// Runs every check over a linked cluster.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Cluster } from "../model/cluster.ts";
import { sameItems } from "../model/same-items.ts";
import type { Check, CheckContext } from "./check.ts";
import { checks } from "./list.generated.ts";

/** What checks looked at when they last found nothing. */
export type CheckMemory = Map<Check, readonly unknown[]>;

/** What all checks find, in no order to rely on. */
export function runChecks(cluster: Cluster, context: CheckContext, memory?: CheckMemory): Diagnostic[] {
  return checks.flatMap((check) => {
    const given = memory && check.given?.(cluster);
    if (given === undefined) return [...check.run(cluster, context)];
    const before = memory?.get(check);
    if (before !== undefined && sameItems(before, given)) return [];
    const found = [...check.run(cluster, context)];
    if (found.length === 0) memory?.set(check, given);
    return found;
  });
}
