// What mesosc gives a program for an option that nobody sets, in words.
import type { Option } from "../catalog/option.ts";
import { inEra, type Release } from "../catalog/release.ts";
import type { DerivedValue, ProgramTarget } from "./target.ts";

const derivedWords: Readonly<Record<DerivedValue, string>> = {
  quorum: "a majority of the masters",
  "masters-zk": "the zk string of the masters",
  "own-zk": "the ensemble's servers, and the role's path",
  "own-zk-hosts": "the ensemble's servers",
  "own-zk-path": "the role's path",
  "node-ip": "the node's address, where it is IPv4",
  "node-address": "the node's address",
  "node-name": "the node's name",
  "cluster-name": "the cluster's name",
};

/** The value that holds where nobody sets an option: mesosc's or the program's own; undefined where it follows from the cluster. */
export function usualValue(target: ProgramTarget, option: Option): string | number | boolean | undefined {
  const derivation = target.derived[option.name];
  if (derivation === undefined) return option.default;
  if (typeof derivation === "string") return undefined;
  if (!inEra(derivation, option.release)) return option.default;
  return "value" in derivation ? derivation.value : undefined;
}

/** What mesosc gives the program where nobody sets the option; undefined where it leaves it out. */
export function filledIn(target: ProgramTarget, name: string, release: Release | undefined): string | undefined {
  const derivation = target.derived[name];
  if (derivation === undefined || typeof derivation === "string") {
    return derivation === undefined ? undefined : derivedWords[derivation];
  }
  if (release !== undefined && !inEra(derivation, release)) return undefined;
  const since = derivation.since === undefined || release !== undefined ? "" : ` from ${derivation.since} on`;
  return `${"from" in derivation ? derivedWords[derivation.from] : String(derivation.value)}${since}`;
}
