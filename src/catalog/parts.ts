// What stands inside of an option's value: the fields and words that the release knows, at each step into lists and maps.
import type { Option } from "./option.ts";
import { inEra, type Release } from "./release.ts";
import { fieldsIn, type FieldFacts, type FieldKind, type Shape, type Shapes } from "./shape.ts";
import { credentialShapes } from "./types/credentials.ts";

/** A step into a value: to an item of a list, or to what a key of a map holds. */
export type Step = { readonly kind: "item" } | { readonly kind: "entry"; readonly key: string };

type Held = Pick<FieldFacts, "is" | "in">;

/** What is held at a place in a value. */
export interface Part {
  /** `list`, `map`: its items or entries are one step further in. */
  readonly in: Held["in"];
  /** Of an object: what its keys may be. */
  readonly fields: readonly Field[];
  /** The words that it is one of. */
  readonly words: readonly string[];
}

/** A field of an object in a release. */
export interface Field {
  readonly name: string;
  readonly facts: FieldFacts;
  /** A few words on what it holds: `list of { principals, roles }`. */
  readonly brief: string;
}

const nothing: Part = { in: undefined, fields: [], words: [] };

/** What may stand there; undefined where nothing is known of it. */
export function partAt(option: Option, steps: readonly Step[]): Part | undefined {
  const { release, type, values = [] } = option;
  if (type === "list")
    return steps.length === 1 && steps[0]?.kind === "item" ? { ...nothing, words: values } : undefined;
  const isCredentials = type === "credentials";
  const shapes = isCredentials ? credentialShapes : option.facts.shapes;
  const name = isCredentials ? "credential" : option.shape;
  if (shapes === undefined || name === undefined) return undefined;
  let held = unfolded({ is: name }, shapes);
  // One credential may stand in a list and without.
  for (const step of isCredentials ? steps.filter(({ kind }) => kind === "entry") : steps) {
    const inner = stepInto(held, step, shapes, release);
    if (inner === undefined) return undefined;
    held = unfolded(inner, shapes);
  }
  if (held.in !== undefined) return { ...nothing, in: held.in };
  if (held.is === "boolean") return { ...nothing, words: ["true", "false"] };
  const shape = shapes.get(held.is) ?? {};
  const fields = fieldsIn(shape, release).map((facts) => ({
    name: facts.name,
    facts,
    brief: briefOf(facts, shapes, release),
  }));
  return { in: undefined, fields, words: wordsIn(shape, release) };
}

/** A shape may stand for a list or map of another one. */
function unfolded(held: Held, shapes: Shapes): Held {
  const of = held.in === undefined ? shapes.get(held.is)?.of : undefined;
  return of ?? held;
}

function stepInto(held: Held, step: Step, shapes: Shapes, release: Release): Held | undefined {
  if (held.in === "list") return step.kind === "item" ? { is: held.is } : undefined;
  if (step.kind === "item") return undefined;
  if (held.in === "map") return { is: held.is };
  return fieldsIn(shapes.get(held.is) ?? {}, release).find(({ name }) => name === step.key);
}

function wordsIn({ words = [] }: Shape, release: Release): readonly string[] {
  return words.filter((word) => inEra(word, release)).map(({ name }) => name);
}

/** So many words or names are shown of a longer list. */
const mostShown = 6;

function briefOf(field: Held, shapes: Shapes, release: Release): string {
  const { is, in: within } = unfolded(field, shapes);
  const shape = shapes.get(is);
  const words = shape === undefined ? [] : wordsIn(shape, release);
  const fields = shape === undefined ? [] : fieldsIn(shape, release);
  const one =
    shape === undefined
      ? kindWords[is as FieldKind]
      : words.length > 0
        ? shortened(words).join(" | ")
        : `{ ${shortened(fields.map(({ name }) => name)).join(", ")} }`;
  return within === undefined ? one : within === "list" ? `list of ${one}` : `map to ${one}`;
}

const kindWords: Readonly<Record<FieldKind, string>> = {
  text: "text",
  boolean: "true or false",
  whole: "whole number",
  number: "number",
  any: "anything",
};

function shortened(words: readonly string[]): readonly string[] {
  return words.length > mostShown ? [...words.slice(0, mostShown - 1), "…"] : words;
}
