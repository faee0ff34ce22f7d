// Resolves what is written into data: lets, interpolations, secrets and files, for one node or for all.
import type { Datum, DatumEntry } from "../catalog/datum.ts";
import { showDatum } from "../catalog/datum.ts";
import outOfRange from "../catalog/codes/out-of-range.ts";
import wrongType from "../catalog/codes/wrong-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type {
  CallSyntax,
  InterpolationSyntax,
  LetSyntax,
  MapSyntax,
  StringSyntax,
  ValueSyntax,
} from "../syntax/syntax.ts";
import { partOf, type Span } from "../text/source.ts";
import { reportTwice } from "./blocks.ts";
import fileMissing from "./codes/file-missing.ts";
import referenceCycle from "./codes/reference-cycle.ts";
import secretMissing from "./codes/secret-missing.ts";
import unknownName from "./codes/unknown-name.ts";
import { createDependence, deepestLets } from "./node-dependence.ts";
import type { Origin } from "./origin.ts";
import type { Recorder, Takes } from "./memory.ts";
import { nameIn } from "./references.ts";
import { createScale } from "./scale.ts";
import type { Surround } from "./surround.ts";

/** What `${node.…}` can see of a node. */
export interface NodeView {
  readonly name: string;
  /** A setting by its key, `name` and `address` included; `faulty` where it is there and was reported. */
  readonly lookUp: (key: string) => string | typeof faulty | undefined;
  readonly keys: () => readonly string[];
  /** Where the node's block gives the setting. */
  readonly keySpan?: (key: string) => Span | undefined;
}

export interface Resolver {
  /** The datum that a value means, or undefined after at least one report. Values that depend on the node need one. */
  datum(value: ValueSyntax, node: NodeView | undefined): Datum | undefined;
  /** Whether the value is not the same on all nodes. */
  dependsOnNode(value: ValueSyntax): boolean;
  /** Where the value stands: what a `let` says for it, or `-D`. */
  origin(value: ValueSyntax): Origin;
}

export interface ResolverContext {
  readonly clusterName: string;
  readonly lets: ReadonlyMap<string, LetSyntax>;
  readonly surround: Surround;
  readonly recorder: Recorder;
}

/** What lets are, by name. */
type LetMemo = Takes<string, Datum | undefined>;

/** Found by `lookUp` where a setting was refused: whoever refers to it says nothing more. */
export const faulty: unique symbol = Symbol("faulty");

/** A resolver for one program; lets are resolved once, or once a node where they depend on it. */
export function createResolver(context: ResolverContext): Resolver {
  const { lets, surround, recorder } = context;
  const { report } = recorder;
  const sharedMemo: LetMemo = new Map();
  let latest: { readonly node: NodeView | undefined; readonly memo: LetMemo } = { node: undefined, memo: new Map() };
  const weigh = createScale(report);
  const dependsOnNode = createDependence(definition);

  /** What `let` or `-D` says for a name; undefined where neither does, or the let has a syntax error. */
  function definition(name: string): ValueSyntax | undefined {
    if (!lets.has(name)) return undefined;
    return surround.definitions.get(name) ?? lets.get(name)?.value;
  }

  function noteSetting(part: InterpolationSyntax, target: Span | undefined): void {
    if (target === undefined) return;
    const span = partOf(nameIn(part), "node.".length, part.path.length);
    recorder.note([{ kind: "setting", span, target }]);
  }

  /** Resolves the value of a let; `trail` is the lets that led here. */
  function letDatum(
    name: string,
    use: { readonly span: Span },
    node: NodeView | undefined,
    trail: readonly string[],
  ): Datum | undefined {
    if (!lets.has(name)) {
      const data = { what: "let", names: [name], nearest: nearest(name, lets.keys()) };
      report(diagnose(unknownName, use.span, data));
      return undefined;
    }
    if (trail.includes(name)) {
      const path = [...trail.slice(trail.indexOf(name)), name];
      report(diagnose(referenceCycle, use.span, { what: "let", path }));
      return undefined;
    }
    if (trail.length >= deepestLets) {
      const data = { key: `$${name}`, found: `more than ${deepestLets} lets deep`, range: "less deep" };
      report(diagnose(outOfRange, use.span, data));
      return undefined;
    }
    const value = definition(name);
    if (value === undefined) return undefined;
    const memo = dependsOnNode(value) ? nodeMemo(node) : sharedMemo;
    return recorder.once(memo, name, () => resolve(value, node, [...trail, name]));
  }

  /** Lets that depend on the node are resolved once for each node; only the latest node's are kept. */
  function nodeMemo(node: NodeView | undefined): LetMemo {
    if (latest.node !== node) latest = { node, memo: new Map() };
    return latest.memo;
  }

  function resolve(value: ValueSyntax, node: NodeView | undefined, trail: readonly string[]): Datum | undefined {
    // A syntax error was reported.
    if (value.faulty === true) return undefined;
    switch (value.kind) {
      case "word":
        return { kind: "word", text: value.text, span: value.span };
      case "string":
        return resolveString(value, node, trail);
      case "let-reference":
        return letDatum(value.name, value, node, trail);
      case "list": {
        const items = value.items.map((item) => resolve(item, node, trail));
        const whole = items.filter((item) => item !== undefined);
        return whole.length === items.length ? weigh({ kind: "list", items: whole, span: value.span }) : undefined;
      }
      case "map":
        return resolveMap(value, node, trail);
      case "call":
        return resolveCall(value, node, trail);
    }
  }

  function resolveString(value: StringSyntax, node: NodeView | undefined, trail: readonly string[]): Datum | undefined {
    let text = "";
    let kind: "string" | "secret" = "string";
    for (const part of value.parts) {
      if (part.kind === "text") {
        text += part.text;
        continue;
      }
      const inserted = interpolate(part, node, trail);
      if (inserted === undefined) return undefined;
      // A text with a secret in it is a secret.
      if (inserted.kind === "secret") kind = "secret";
      text += inserted.text;
    }
    return weigh({ kind, text, span: value.span });
  }

  function interpolate(
    part: InterpolationSyntax,
    node: NodeView | undefined,
    trail: readonly string[],
  ): { readonly kind: Datum["kind"]; readonly text: string } | undefined {
    if (part.path === "cluster.name") return { kind: "string", text: context.clusterName };
    if (part.path.startsWith("node.")) return interpolateNode(part, part.path.slice("node.".length), node);
    if (part.path.startsWith("cluster.") && !lets.has(part.path)) {
      const data = { what: "value", names: [part.path], nearest: "cluster.name" };
      report(diagnose(unknownName, part.span, data));
      return undefined;
    }
    const datum = letDatum(part.path, part, node, trail);
    if (datum === undefined) return undefined;
    if (datum.kind !== "list" && datum.kind !== "map") return datum;
    const data = { key: `\${${part.path}}`, expected: "a let with one text", found: showDatum(datum) };
    report(diagnose(wrongType, part.span, data));
    return undefined;
  }

  function interpolateNode(part: InterpolationSyntax, key: string, node: NodeView | undefined) {
    if (node === undefined) {
      const advice = "this setting is the same for all nodes; `node.` can be used in roles and in a node's own block";
      report(
        diagnose(unknownName, part.span, { what: "node here for", names: [part.path], nearest: undefined, advice }),
      );
      return undefined;
    }
    noteSetting(part, node.keySpan?.(key));
    const text = node.lookUp(key);
    if (text === faulty) return undefined;
    if (text !== undefined) return { kind: "string", text } as const;
    const near = nearest(
      key,
      node.keys().filter((known) => known !== key),
    );
    const advice = key === "address" ? "give it one: `node NAME at ADDRESS`" : undefined;
    report(
      diagnose(unknownName, part.span, {
        what: "setting",
        of: `node ${node.name}`,
        names: [key],
        nearest: near === undefined ? near : `node.${near}`,
        advice,
      }),
    );
    return undefined;
  }

  function resolveMap(map: MapSyntax, node: NodeView | undefined, trail: readonly string[]): Datum | undefined {
    const entries = new Map<string, DatumEntry>();
    let whole = true;
    for (const { key, value } of map.entries) {
      const name = key.kind === "word" ? key.text : resolveKey(key, node, trail);
      const resolved = value === undefined ? undefined : resolve(value, node, trail);
      const first = name === undefined ? undefined : entries.get(name);
      if (name !== undefined && first !== undefined) reportTwice(name, key.span, first.keySpan, report);
      else if (name !== undefined && resolved !== undefined)
        entries.set(name, { key: name, keySpan: key.span, value: resolved });
      else whole = false;
    }
    return whole ? weigh({ kind: "map", entries: [...entries.values()], span: map.span }) : undefined;
  }

  function resolveKey(key: StringSyntax, node: NodeView | undefined, trail: readonly string[]): string | undefined {
    const datum = resolveString(key, node, trail);
    if (datum === undefined || datum.kind === "string") return datum?.text;
    report(diagnose(wrongType, key.span, { key: "the key", expected: "a plain text", found: showDatum(datum) }));
    return undefined;
  }

  function resolveCall(call: CallSyntax, node: NodeView | undefined, trail: readonly string[]): Datum | undefined {
    const callee = call.callee.text;
    if (callee !== "secret" && callee !== "file") {
      const data = { what: "function", names: [callee], nearest: nearest(callee, ["secret", "file"]) };
      report(diagnose(unknownName, call.callee.span, { ...data, advice: "there are `secret(…)` and `file(…)`" }));
      return undefined;
    }
    const argument = call.argument === undefined ? undefined : resolve(call.argument, node, trail);
    if (argument === undefined) return undefined;
    const secret = argument.kind === "string" ? /^(env|file):(.+)$/s.exec(argument.text) : null;
    if (argument.kind !== "string" || argument.text === "" || (callee === "secret" && secret === null)) {
      const expected = callee === "secret" ? '"env:NAME" or "file:PATH"' : "the path of a file in quotes";
      report(diagnose(wrongType, argument.span, { key: callee, expected, found: showDatum(argument) }));
      return undefined;
    }
    const { source } = argument.span;
    if (callee === "file") {
      const text = surround.file(argument.text, source);
      if (text !== undefined) return { kind: "file", text, span: call.span };
      report(diagnose(fileMissing, call.span, { path: argument.text }));
      return undefined;
    }
    const kind = secret?.[1] === "env" ? "env" : "file";
    const name = secret?.[2] ?? "";
    // An editor ends a file with a newline, which the programs would take for a part of the secret.
    const text = surround.secret(kind, name, source)?.replace(/\r?\n$/, "");
    if (text !== undefined && text !== "") return { kind: "secret", text, span: call.span };
    report(diagnose(secretMissing, call.span, { kind, name }));
    return undefined;
  }

  function origin(value: ValueSyntax): Origin {
    const seen = new Set<string>();
    let current = value;
    while (current.kind === "let-reference" && !seen.has(current.name)) {
      seen.add(current.name);
      if (lets.has(current.name) && surround.definitions.has(current.name)) {
        return { kind: "command-line", name: current.name };
      }
      current = lets.get(current.name)?.value ?? current;
    }
    return { kind: "written", span: current.span };
  }

  return { datum: (value, node) => resolve(value, node, []), dependsOnNode, origin };
}
