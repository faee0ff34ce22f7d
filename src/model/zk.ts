// zk strings: ensembles by name, their paths, and the parts of a string that programs want apart.
import zkMalformed from "../catalog/codes/zk-malformed.ts";
import { partSpan, plainText, type Datum } from "../catalog/datum.ts";
import { readValue } from "../catalog/types.ts";
import type { HostPort, Value } from "../catalog/value.ts";
import type { Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Span } from "../text/source.ts";
import unknownName from "./codes/unknown-name.ts";
import { languageOption } from "./language-settings.ts";
import type { Telling } from "./memory.ts";

export type ZkValue = Extract<Value, { kind: "zk" }>;
export type ZkPart = "own-zk" | "own-zk-hosts" | "own-zk-path";

/** An ensemble as clients know it. */
export interface KnownEnsemble {
  readonly name: string;
  /** The keyword and name of its declaration. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** The voting servers in id order; undefined where a fault of the ensemble was reported. */
  readonly servers: readonly HostPort[] | undefined;
}

export interface ZkContext {
  readonly ensembles: ReadonlyMap<string, KnownEnsemble>;
  readonly report: Report;
  readonly note: Telling["note"];
}

/** A zk string: of an ensemble's servers in id order, or as it is given. `ensemble` names the one it was made of. */
export interface ZkString {
  readonly value: ZkValue;
  readonly ensemble: KnownEnsemble | undefined;
}

/**
 * What clients are told of an ensemble. Observers are left out: they serve reads as well, but a client that
 * lists voters only keeps its connection when observers come and go.
 */
export function zkOf(ensemble: KnownEnsemble, path: string): ZkString | undefined {
  return ensemble.servers === undefined
    ? undefined
    : { value: { kind: "zk", servers: ensemble.servers, path }, ensemble };
}

/** Whether a datum means an ensemble's path (`main`, `main/mesos`) and not a string or address of its own. */
export function isEnsemblePath(datum: Datum): boolean {
  const text = plainText(datum);
  return text !== undefined && text !== "" && !text.includes(":") && !/[\s,@]/.test(text) && !text.startsWith("/");
}

/** Reads `main/mesos`, `main` (with `fallbackPath`) or `zk://…`; undefined after a report. */
export function readZk(datum: Datum, fallbackPath: string, report: Report, context: ZkContext): ZkString | undefined {
  if (isEnsemblePath(datum)) return readEnsemblePath(datum, fallbackPath, context);
  const value = readValue(datum, languageOption("zk"), report);
  return value?.kind === "zk" ? { value, ensemble: undefined } : undefined;
}

/** The same for a datum that `isEnsemblePath`. */
export function readEnsemblePath(datum: Datum, fallbackPath: string, context: ZkContext): ZkString | undefined {
  const text = plainText(datum) ?? "";
  const slash = text.indexOf("/");
  const name = slash < 0 ? text : text.slice(0, slash);
  const ensemble = context.ensembles.get(name);
  if (ensemble === undefined) {
    const near = nearest(name, context.ensembles.keys());
    const advice = near === undefined ? "a zk string that is no ensemble's begins with `zk://`" : undefined;
    const span = partSpan(datum, 0, name.length);
    context.report(diagnose(unknownName, span, { what: "ensemble", names: [name], nearest: near, advice }));
    return undefined;
  }
  context.note([{ kind: "ensemble", span: partSpan(datum, 0, name.length), target: ensemble.nameSpan }]);
  const path = slash < 0 ? fallbackPath : text.slice(slash);
  const double = path.indexOf("//");
  if (double >= 0) {
    const start = slash + double;
    context.report(diagnose(zkMalformed, partSpan(datum, start, start + 2), { fault: "double-slash", text: "//" }));
    return undefined;
  }
  // One slash at the end is dropped by Mesos and refused by Marathon, so it is never written.
  return zkOf(ensemble, path.length > 1 ? path.replace(/\/$/, "") : path);
}

/** The part of a zk string that an option takes. */
export function zkPart(zk: ZkValue, part: ZkPart): Value {
  switch (part) {
    case "own-zk":
      return zk;
    case "own-zk-hosts":
      return { ...zk, path: "" };
    case "own-zk-path":
      return { kind: "text", text: zk.path };
  }
}
