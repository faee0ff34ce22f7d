// The ports that an agent offers to tasks.
import type { Json } from "../catalog/value.ts";
import type { Setting } from "../model/cluster.ts";

/** Both ends are offered. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** What an agent offers that names no ports. */
export const defaultOffer: readonly PortRange[] = [{ first: 31000, last: 32000 }];

/** The ranges of a `resources` setting; Mesos' own where it has no ports, none where nobody can tell (`file://`). */
export function offeredPorts({ value, text }: Setting): readonly PortRange[] {
  if (value.kind === "pairs") {
    const ports = value.pairs.filter(({ name }) => isPorts(name));
    return ports.length === 0 ? defaultOffer : ports.flatMap((pair) => rangesIn(pair.text));
  }
  if (/^\s*\[/.test(text)) return jsonOffer(text);
  return [];
}

/** `ports`, or `ports(role)`. */
function isPorts(name: string): boolean {
  return name === "ports" || name.startsWith("ports(");
}

function rangesIn(text: string): PortRange[] {
  return Array.from(text.matchAll(/(\d+)\s*-\s*(\d+)/g), ([, first, last]) => ({
    first: Number(first),
    last: Number(last),
  }));
}

/** `[{ "name": "ports", "ranges": { "range": [{ "begin": 1, "end": 2 }] } }]`. */
function jsonOffer(text: string): readonly PortRange[] {
  const ports = items(parsed(text)).filter((resource) => member(resource, "name") === "ports");
  if (ports.length === 0) return defaultOffer;
  return ports
    .flatMap((resource) => items(member(member(resource, "ranges"), "range")))
    .map((range) => ({ first: Number(member(range, "begin")), last: Number(member(range, "end")) }));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // The value's type reports what is wrong with it.
    return undefined;
  }
}

function items(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

function member(json: Json | undefined, key: string): Json | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, Json>>)[key]
    : undefined;
}

/** `5000..5050, 5052..6000`: a range without some of its ports, as it may be written in `ports = […]`. */
export function without({ first, last }: PortRange, ports: readonly number[]): string {
  const rest: string[] = [];
  let next = first;
  for (const port of [...ports.filter((port) => first <= port && port <= last).sort((a, b) => a - b), last + 1]) {
    if (port > next) rest.push(`${next}..${port - 1}`);
    next = port + 1;
  }
  return rest.join(", ");
}
