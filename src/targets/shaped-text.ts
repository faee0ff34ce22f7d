// A text of a target folder as JSON of the shape that its schema wants.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Source } from "../text/source.ts";
import { targetFault } from "./fault.ts";
import { readJson, type JsonText } from "./json-text.ts";
import { schemaFaults, targetSchemas, type SchemaName } from "./schema-faults.ts";

/** The text where it is JSON of the schema's shape; its faults otherwise. */
export function readShaped(source: Source, schemaOf: (value: unknown) => SchemaName): JsonText | readonly Diagnostic[] {
  const text = readJson(source);
  if ("problem" in text) return [targetFault(text.span, { problem: text.problem })];
  const faults = schemaFaults(targetSchemas[schemaOf(text.value)], text);
  return faults.length === 0 ? text : faults.map(({ span, data }) => targetFault(span, data));
}
