// Datums and options for tests of value types, without a parser.
import type { Datum } from "../../src/catalog/datum.ts";
import { optionIn, type Option, type OptionFacts } from "../../src/catalog/option.ts";
import { printValue, readValue } from "../../src/catalog/types.ts";
import { describe as describeDiagnostic } from "../../src/diagnostics/describe.ts";
import type { Diagnostic } from "../../src/diagnostics/code.ts";
import type { Source } from "../../src/text/source.ts";

/** A bare word that is a text of its own. */
export function word(text: string): Datum {
  const source: Source = { uri: "test", name: "test", text };
  return { kind: "word", text, span: { source, start: 0, end: text.length } };
}

/** A quoted text; only for texts that need no escapes. */
export function quoted(text: string): Datum {
  const source: Source = { uri: "test", name: "test", text: `"${text}"` };
  return { kind: "string", text, span: { source, start: 0, end: text.length + 2 } };
}

export function secret(text: string): Datum {
  return { ...word("secret"), kind: "secret", text };
}

export function list(...items: Datum[]): Datum {
  return { kind: "list", items, span: word("[]").span };
}

export function map(entries: Readonly<Record<string, Datum>>): Datum {
  const span = word("{}").span;
  return { kind: "map", entries: Object.entries(entries).map(([key, value]) => ({ key, keySpan: span, value })), span };
}

/** An option in force, from its facts. */
export function option(facts: Partial<OptionFacts> & Pick<OptionFacts, "type">): Option {
  const made = optionIn({ name: "x", ...facts }, "1.0.0");
  if (made === undefined) throw new Error("the option is not in force");
  return made;
}

/** What the program is given for a datum, or `code: message` of the first refusal with what it points at. */
export function told(datum: Datum, made: Option): string {
  const reports: Diagnostic[] = [];
  const value = readValue(datum, made, (diagnostic) => reports.push(diagnostic));
  const first = reports[0];
  if (value !== undefined) return printValue(value, made, { tickMilliseconds: 2000 });
  if (first === undefined) return "refused without a report";
  const { start, end, source } = first.span;
  const { message } = describeDiagnostic(first);
  return `${first.code.code}: ${message} @ ${source.text.slice(start, end)}`;
}
