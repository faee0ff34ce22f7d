// Reads JSON by the fields that a release knows: what it would drop without a word is refused here.
import { diagnose, type Diagnostic } from "../../diagnostics/code.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import duplicateValue from "../codes/duplicate-value.ts";
import fieldMissing from "../codes/field-missing.ts";
import fieldUnknown from "../codes/field-unknown.ts";
import notInEnum from "../codes/not-in-enum.ts";
import outOfRange from "../codes/out-of-range.ts";
import wrongType from "../codes/wrong-type.ts";
import { plainText, showDatum, type Datum, type DatumEntry } from "../datum.ts";
import type { Option } from "../option.ts";
import { inEra } from "../release.ts";
import { fieldKinds, fieldsIn, otherEras, type FieldFacts, type FieldKind, type Shape, type Shapes } from "../shape.ts";
import type { Json } from "../value.ts";
import type { Report } from "../value-type.ts";

type Held = Pick<FieldFacts, "is" | "in" | "above" | "unique" | "demands">;

/** The JSON of a datum that has the option's shape; undefined after a report of everything that has not. */
export function readShaped(
  datum: Datum,
  shape: Shape,
  shapes: Shapes,
  option: Option,
  report: Report,
): Json | undefined {
  const { release } = option;
  let refused = 0;

  function refuse(diagnostic: Diagnostic): undefined {
    refused++;
    report(diagnostic);
  }

  function wrong(at: Datum, path: string, expected: string): undefined {
    return refuse(diagnose(wrongType, at.span, { key: path, expected, found: showDatum(at) }));
  }

  function readHeld(at: Datum, path: string, held: Held): Json | undefined {
    if (held.in === "list") return readList(at, path, held);
    if (held.in !== "map") return readOne(at, path, held);
    if (at.kind !== "map") return wrong(at, path, "a map such as { key: value }");
    return objectOf(at.entries.map(({ key, value }) => [key, readOne(value, `${path}.${key}`, held)]));
  }

  function readList(at: Datum, path: string, held: Held): Json | undefined {
    if (at.kind !== "list") return wrong(at, path, "a list");
    const items = at.items.map((item, index) => readOne(item, `${path}[${index}]`, held));
    const texts = new Map<string, DatumEntry>();
    for (const entry of at.items.flatMap((item) => fieldOf(item, held.unique))) {
      const text = plainText(entry.value) ?? "";
      const first = texts.get(text);
      if (first === undefined) texts.set(text, entry);
      else {
        const related = [{ span: first.value.span, message: "first here" }];
        refuse(diagnose(duplicateValue, entry.value.span, { key: path, found: showDatum(entry.value) }, { related }));
      }
    }
    const { demands } = held;
    const given = new Set(
      at.items.flatMap((item) => fieldOf(item, demands?.field)).map(({ value }) => plainText(value)),
    );
    const lacking = demands?.words.filter((word) => inEra(word, release) && !given.has(word.name)) ?? [];
    if (lacking.length > 0) {
      const data = { path, field: demands?.field ?? "", words: lacking.map(({ name }) => name), release };
      refuse(diagnose(fieldMissing, at.span, data));
    }
    return items.filter((item) => item !== undefined);
  }

  function readOne(at: Datum, path: string, held: Held): Json | undefined {
    if (isFieldKind(held.is)) return readScalar(at, path, held.is, held.above);
    const inner = shapes.get(held.is);
    if (inner?.of !== undefined) return readHeld(at, path, inner.of);
    if (inner?.words !== undefined) return readWord(at, path, inner);
    return readObject(at, path, inner ?? {});
  }

  function readScalar(at: Datum, path: string, kind: FieldKind, above: number | undefined): Json | undefined {
    switch (kind) {
      case "any":
        return anyJson(at);
      case "text":
        return at.kind === "list" || at.kind === "map" || at.text === "null" ? wrong(at, path, "a text") : at.text;
      case "boolean":
        if (at.kind === "word" && (at.text === "true" || at.text === "false")) return at.text === "true";
        return wrong(at, path, "true or false");
      case "whole":
      case "number": {
        const shape = kind === "whole" ? /^-?\d{1,15}$/ : /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
        if (at.kind !== "word" || !shape.test(at.text)) {
          return wrong(at, path, kind === "whole" ? "a whole number" : "a number");
        }
        const number = Number(at.text);
        if (above === undefined || number > above) return number;
        return refuse(diagnose(outOfRange, at.span, { key: path, found: showDatum(at), range: `more than ${above}` }));
      }
    }
  }

  function readWord(at: Datum, path: string, { words = [] }: Shape): Json | undefined {
    const known = words.filter((word) => inEra(word, release)).map(({ name }) => name);
    const text = plainText(at);
    if (text !== undefined && known.includes(text)) return text;
    const data = {
      key: path,
      found: showDatum(at),
      values: known,
      nearest: text === undefined ? undefined : nearest(text, known),
      elsewhere: text === undefined ? undefined : otherEras(words, text),
    };
    return refuse(diagnose(notInEnum, at.span, data));
  }

  function readObject(at: Datum, path: string, inner: Shape): Json | undefined {
    if (at.kind !== "map") return wrong(at, path, "a map such as { key: value }");
    const fields = fieldsIn(inner, release);
    const members = at.entries.map((entry): readonly [string, Json | undefined] => {
      const { key, keySpan, value } = entry;
      const field = fields.find(({ name }) => name === key);
      if (field !== undefined) return [key, readHeld(value, `${path}.${key}`, field)];
      const known = fields.map(({ name }) => name).filter((name) => !at.entries.some((other) => other.key === name));
      const elsewhere = otherEras(inner.fields ?? [], key);
      const near = elsewhere === undefined ? nearest(key, known) : undefined;
      const fix =
        near === undefined || keySpan.source.text.slice(keySpan.start, keySpan.end) !== key
          ? undefined
          : { title: `Write \`${near}\``, edits: [{ span: keySpan, text: near }] };
      const data = { path, field: key, release, nearest: near, elsewhere, known };
      return [key, refuse(diagnose(fieldUnknown, keySpan, data, { fix }))];
    });
    // A misspelt field is the required one that is missing, most likely: one mistake, one message.
    const misspelt = at.entries.some(({ key }) => !fields.some(({ name }) => name === key));
    for (const { name, required } of fields) {
      if (required !== true || misspelt || at.entries.some(({ key }) => key === name)) continue;
      refuse(diagnose(fieldMissing, at.span, { path, field: name, words: undefined, release }));
    }
    return objectOf(members);
  }

  const json = shape.of === undefined ? readObject(datum, option.name, shape) : readHeld(datum, option.name, shape.of);
  return refused === 0 ? json : undefined;
}

function fieldOf(datum: Datum, name: string | undefined): DatumEntry[] {
  return datum.kind === "map" && name !== undefined ? datum.entries.filter(({ key }) => key === name) : [];
}

function objectOf(members: readonly (readonly [string, Json | undefined])[]): Json {
  return Object.fromEntries(members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function isFieldKind(name: string): name is FieldKind {
  return fieldKinds.some((kind) => kind === name);
}

/** The JSON that a literal means: words that read as JSON scalars are those, other words are strings. */
export function anyJson(datum: Datum): Json {
  switch (datum.kind) {
    case "list":
      return datum.items.map(anyJson);
    case "map":
      return Object.fromEntries(datum.entries.map(({ key, value }) => [key, anyJson(value)]));
    case "word":
      if (datum.text === "true" || datum.text === "false") return datum.text === "true";
      if (datum.text === "null") return null;
      return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(datum.text) ? Number(datum.text) : datum.text;
    case "string":
    case "secret":
    case "file":
      return datum.text;
  }
}
