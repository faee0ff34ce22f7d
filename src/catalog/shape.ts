// Which fields an object has in JSON that a program reads: facts by release, as the files of targets/shapes hold them.
import type { WordFacts } from "./option.ts";
import { inEra, type Era, type Release } from "./release.ts";

/** What a field holds: one of these, one of a shape's words, or an object of a shape. */
export const fieldKinds = ["text", "boolean", "whole", "number", "any"] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface FieldFacts extends Era {
  readonly name: string;
  /** A `FieldKind`, or the name of a shape. */
  readonly is: string;
  /** `list`: of such values. `map`: from any key to such a value. */
  readonly in?: "list" | "map";
  readonly required?: boolean;
  /** What numbers must be more than. */
  readonly above?: number;
  /** Of a list: the field in which no two objects may agree. */
  readonly unique?: string;
  /** Of a list: objects that the release demands, by the text of one field. */
  readonly demands?: { readonly field: string; readonly words: readonly WordFacts[] };
}

/** An object with fields, or a closed list of words. */
export interface Shape {
  readonly fields?: readonly FieldFacts[];
  readonly words?: readonly WordFacts[];
  /** The whole value is a `list` or `map` of this; how an option's value begins. */
  readonly of?: Pick<FieldFacts, "is" | "in">;
}

/** Shapes by name. */
export interface Shapes {
  get(name: string): Shape | undefined;
}

/** The fields of a shape that a release reads. */
export function fieldsIn({ fields = [] }: Shape, release: Release): readonly FieldFacts[] {
  return fields.filter((field) => inEra(field, release));
}

/** The releases of something that `release` lacks, in words: `known from 1.2.0 on`; undefined where no release has it. */
export function otherEras(all: readonly (Era & { readonly name: string })[], name: string): string | undefined {
  const eras = all.filter((one) => one.name === name);
  const [first] = eras;
  if (first === undefined) return undefined;
  const since = first.since === undefined ? "" : ` from ${first.since}`;
  const until = eras.at(-1)?.until;
  if (until === undefined) return `known${since} on`;
  return since === "" ? `known until ${until}` : `known${since} to ${until}`;
}
