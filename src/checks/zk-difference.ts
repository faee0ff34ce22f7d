// How a ZooKeeper client string differs from the one it should be.
import type { HostPort } from "../catalog/value.ts";
import { groupBy } from "./group-by.ts";
import type { SameHost } from "./zk-uses.ts";

export interface Difference {
  readonly kind: "extra" | "missing" | "port" | "path" | "lone-master";
  /** As written: `10.0.0.9:2181`, `/meso`; what is missing, as it should be. */
  readonly text: string;
  /** For `port` and `path`: what should stand there; for `lone-master`: how many masters there are. */
  readonly expected: string;
}

/** The servers that a string may name, and whether it must. */
export interface ExpectedServer extends HostPort {
  readonly required: boolean;
}

/** What is different, in the order of `given`, what is missing last; servers compare as a set. */
export function serverDifferences(
  given: readonly HostPort[],
  expected: readonly ExpectedServer[],
  same: SameHost,
): Difference[] {
  const byHost = groupBy(expected, ({ host }) => same(host));
  const met = new Set<ExpectedServer>();
  const differences: Difference[] = [];
  for (const { host, port } of given) {
    const candidates = byHost.get(same(host)) ?? [];
    const server = candidates.find((candidate) => candidate.port === port) ?? candidates[0];
    const text = `${host}:${port}`;
    if (server === undefined) {
      differences.push({ kind: "extra", text, expected: "" });
      continue;
    }
    met.add(server);
    if (server.port !== port) differences.push({ kind: "port", text, expected: String(server.port) });
  }
  for (const server of expected) {
    if (!server.required || met.has(server)) continue;
    differences.push({ kind: "missing", text: `${server.host}:${server.port}`, expected: "" });
  }
  return differences;
}

/** A path that is missing on either side is `zk-path-missing`'s matter. */
export function pathDifference(given: string | undefined, expected: string | undefined): Difference[] {
  if (!given || !expected || given === expected) return [];
  return [{ kind: "path", text: given, expected }];
}

/** `10.0.0.9:2181 is not in it`. */
export function sayDifference({ kind, text, expected }: Difference): string {
  switch (kind) {
    case "extra":
      return `${text} is not in it`;
    case "missing":
      return `${text} is missing`;
    case "port":
      return `${text} should have port ${expected}`;
    case "path":
      return `the path is ${text}, not ${expected}`;
    case "lone-master":
      return `${text} is one machine, and ${expected} masters take turns`;
  }
}
