// Reads entries as values of their options: once for all nodes, or once a node where the value depends on it.
import type { Datum } from "../catalog/datum.ts";
import type { Option } from "../catalog/option.ts";
import { printValue, readValue } from "../catalog/types.ts";
import type { Value } from "../catalog/value.ts";
import type { PrintContext, Report } from "../catalog/value-type.ts";
import { diagnose } from "../diagnostics/code.ts";
import type { Span } from "../text/source.ts";
import type { Entry } from "./blocks.ts";
import type { Setting } from "./cluster.ts";
import secretInSource from "./codes/secret-in-source.ts";
import { literalSecrets } from "./literal-secrets.ts";
import type { Recorder, Takes } from "./memory.ts";
import type { Origin } from "./origin.ts";
import type { NodeView, Resolver } from "./resolve.ts";

/** A setting before it is printed, which may depend on other settings. */
export interface Reading {
  readonly option: Option;
  readonly value: Value;
  readonly origin: Origin;
  readonly keySpan: Span | undefined;
  readonly valueSpan: Span | undefined;
}

export interface Readings {
  /** The entry's value for the option; undefined after a report. */
  read(entry: Entry, option: Option, view: NodeView | undefined): Reading | undefined;
  /** The same for a value that `interpret` makes of the datum; it reports what it refuses. Nothing is remembered. */
  interpret(
    entry: Entry,
    option: Option,
    view: NodeView | undefined,
    interpret: (datum: Datum, report: Report) => Value | undefined,
  ): Reading | undefined;
  /** Whether the entry has to be read node by node. */
  isPerNode(entry: Entry): boolean;
}

/** Readings of one program; what is the same for all nodes is read once. */
export function createReadings(resolver: Resolver, recorder: Recorder): Readings {
  const { report } = recorder;
  const memo = new Map<Entry, Takes<Option, Reading | undefined>>();

  const interpret: Readings["interpret"] = (entry, option, view, toValue) => {
    const datum = resolver.datum(entry.value, view);
    if (datum === undefined) return undefined;
    for (const secret of literalSecrets(datum, option)) {
      report(diagnose(secretInSource, secret.span, { key: option.name }, { redact: [secret.span] }));
    }
    const value = toValue(datum, mentionUse(entry, report));
    if (value === undefined) return undefined;
    const origin = resolver.origin(entry.value);
    return { option, value, origin, keySpan: entry.keySpan, valueSpan: entry.value.span };
  };

  return {
    interpret,
    isPerNode: (entry) => resolver.dependsOnNode(entry.value),
    read(entry, option, view) {
      const read = (): Reading | undefined =>
        interpret(entry, option, view, (datum, complain) => readValue(datum, option, complain));
      if (resolver.dependsOnNode(entry.value)) return read();
      const known = memo.get(entry) ?? new Map<never, never>();
      memo.set(entry, known);
      return recorder.once(known, option, read);
    },
  };
}

/** A fault in the value of a `let` is underlined there; this adds the setting that it was used for. */
function mentionUse(entry: Entry, report: Report): Report {
  const { source, start, end } = entry.value.span;
  return (diagnostic) => {
    const { span } = diagnostic;
    const inside = span.source === source && span.start >= start && span.end <= end;
    const use = { span: entry.keySpan, message: `used for \`${entry.key}\` here` };
    report(inside ? diagnostic : { ...diagnostic, related: [...diagnostic.related, use] });
  };
}

/** The setting that a reading makes. */
export function printReading(reading: Reading, context: PrintContext): Setting {
  const { option, value, origin, keySpan, valueSpan } = reading;
  return { option, value, text: printValue(value, option, context), origin, keySpan, valueSpan };
}
