// What follows from the cluster for options that are not given: quorum, zk strings, addresses, the packages' values.
import type { Datum } from "../catalog/datum.ts";
import type { Option } from "../catalog/option.ts";
import { inEra, type Release } from "../catalog/release.ts";
import { readValue } from "../catalog/types.ts";
import type { Value } from "../catalog/value.ts";
import { counted } from "../diagnostics/count.ts";
import type { DerivedValue, ProgramTarget } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import type { Node } from "./cluster.ts";
import { majority } from "./majority.ts";
import type { Origin } from "./origin.ts";
import type { Reading } from "./readings.ts";
import { remembered } from "./remembered.ts";
import { zkPart, type ZkPart, type ZkString } from "./zk.ts";

/** What an option is derived from: a computed value by its name, or a literal. */
export type Source = DerivedValue | { readonly value: string | number | boolean };

export interface DerivedOption {
  readonly option: Option;
  readonly from: Source;
  /** Options that rule this one out where they are given. */
  readonly unless: readonly string[];
}

/** The derivations that a target has in a release, for options that the release has. */
export function derivationsIn(
  target: ProgramTarget,
  release: Release,
  find: (name: string) => Option | undefined,
): readonly DerivedOption[] {
  return Object.entries(target.derived).flatMap(([name, derivation]): readonly DerivedOption[] => {
    const option = find(name);
    if (option?.name !== name) return [];
    if (typeof derivation === "string") return [{ option, from: derivation, unless: [] }];
    if (!inEra(derivation, release)) return [];
    const from = "from" in derivation ? derivation.from : { value: derivation.value };
    return [{ option, from, unless: derivation.unless ?? [] }];
  });
}

/** What is known of the cluster when a role's shared settings are derived. */
export interface SharedFacts {
  readonly clusterName: string;
  readonly clusterSpan: Span;
  readonly masters: { readonly count: number; readonly span: Span } | undefined;
  /** Both report what is missing; undefined after that. */
  readonly mastersZk: () => ZkOrigin | undefined;
  readonly ownZk: () => ZkOrigin | undefined;
}

export interface ZkOrigin extends ZkString {
  readonly origin: Origin;
}

/** Whether the value is one for each node. */
export function isNodeSource(from: Source): from is "node-ip" | "node-address" | "node-name" {
  return from === "node-ip" || from === "node-address" || from === "node-name";
}

/** The value that all members share; undefined where what it follows from is missing or at fault, which is reported. */
export function deriveShared(
  { option, from }: DerivedOption,
  target: ProgramTarget,
  facts: SharedFacts,
): Reading | undefined {
  if (typeof from === "object") {
    const value = valueFor(option, String(from.value), target);
    return made(option, value, { kind: "default", how: `what mesosc sets for ${target.title}` });
  }
  switch (from) {
    case "quorum": {
      const { masters } = facts;
      if (masters === undefined || masters.count === 0) return undefined;
      const how = `a majority of ${counted(masters.count, "master")}`;
      const value = valueFor(option, String(majority(masters.count)), target);
      return made(option, value, { kind: "derived", how, from: [masters.span] });
    }
    case "cluster-name": {
      const origin: Origin = { kind: "derived", how: "the cluster's name", from: [facts.clusterSpan] };
      return made(option, valueFor(option, facts.clusterName, target), origin);
    }
    case "masters-zk": {
      const zk = facts.mastersZk();
      return zk === undefined ? undefined : made(option, zk.value, zk.origin);
    }
    case "own-zk":
    case "own-zk-hosts":
    case "own-zk-path": {
      const zk = facts.ownZk();
      return zk === undefined ? undefined : made(option, zkPart(zk.value, from), zk.origin);
    }
    case "node-ip":
    case "node-address":
    case "node-name":
      return undefined;
  }
}

/** The node's value; undefined where it has none: Mesos's `ip` is IPv4 only, so other addresses leave it out. */
export function deriveForNode({ option, from }: DerivedOption, target: ProgramTarget, node: Node): Reading | undefined {
  const { address } = node;
  if (from === "node-ip") {
    if (address?.kind !== "ipv4") return undefined;
    return made(option, valueFor(option, address.text, target), addressOrigin(address.span));
  }
  if (from === "node-address" && address !== undefined) {
    return made(option, valueFor(option, address.text, target), addressOrigin(address.span));
  }
  return made(option, valueFor(option, node.name, target), nameOrigin(node.span));
}

// Thousands of nodes come from one pattern, so they share one origin.
const addressOrigin = remembered((span: Span): Origin => ({
  kind: "derived",
  how: "the node's address",
  from: [span],
}));
const nameOrigin = remembered((span: Span): Origin => ({ kind: "derived", how: "the node's name", from: [span] }));

function made(option: Option, value: Value, origin: Origin): Reading {
  return { option, value, origin, keySpan: undefined, valueSpan: undefined };
}

/** A text as the option's type reads it. Computed texts are sound, so nobody is told where the type disagrees. */
function valueFor(option: Option, text: string, target: ProgramTarget): Value {
  const span: Span = { source: target.source, start: 0, end: 0 };
  const read = (kind: "word" | "string"): Value | undefined => {
    const datum: Datum = { kind, text, span };
    return readValue(datum, option, () => undefined);
  };
  return read("word") ?? read("string") ?? { kind: "text", text };
}

/** Whether it is a role's own zk string, or a part of it. */
export function isZkPart(from: Source): from is ZkPart {
  return from === "own-zk" || from === "own-zk-hosts" || from === "own-zk-path";
}
