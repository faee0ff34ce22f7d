// Judges files of shapes: which fields JSON options have.
import { fieldKinds, type Shape } from "../catalog/shape.ts";
import type { Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Source } from "../text/source.ts";
import { placeOf, targetFault, type JsonPath } from "./fault.ts";
import type { JsonText } from "./json-text.ts";
import { readShaped } from "./shaped-text.ts";

/** Faults of a file of shapes, but for names in it; the names of its shapes are added to `shapes`. */
export function* shapeFaults(source: Source, shapes: Set<string>): Generator<Diagnostic> {
  const text = readShaped(source, () => "shapes");
  if (!("places" in text)) {
    yield* text;
    return;
  }
  for (const name of Object.keys(text.value as ShapeFile)) {
    const span = placeOf(text, [name], "key");
    if (span !== undefined && shapes.has(name)) {
      yield targetFault(span, { problem: `there is a shape ${JSON.stringify(name)} already`, label: "taken" });
    }
    shapes.add(name);
  }
}

type ShapeFile = Readonly<Record<string, Shape>>;

/** What a sound file of shapes says that is no shape of any. */
export function* shapeNameFaults(source: Source, shapes: ReadonlySet<string>): Generator<Diagnostic> {
  const text = readShaped(source, () => "shapes");
  if (!("places" in text)) return;
  const known = new Set([...fieldKinds, ...shapes]);
  for (const [name, { fields = [], of }] of Object.entries(text.value as ShapeFile)) {
    for (const [index, { is }] of fields.entries()) yield* unknownShape(text, [name, "fields", index, "is"], is, known);
    if (of !== undefined) yield* unknownShape(text, [name, "of", "is"], of.is, known);
  }
}

export function* unknownShape(
  text: JsonText,
  path: JsonPath,
  name: string,
  known: ReadonlySet<string>,
): Generator<Diagnostic> {
  const span = placeOf(text, path);
  if (span === undefined || known.has(name)) return;
  yield targetFault(span, { problem: `nothing is known as the shape ${JSON.stringify(name)}`, nearest: nearest(name, known) });
}
