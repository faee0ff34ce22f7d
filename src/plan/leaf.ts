// Values on their way into a file: their text, unquoted, with where it came from and whether it is a secret.
import type { Origin } from "../model/origin.ts";
import type { Reader } from "../targets/target.ts";
import { quote } from "./quote.ts";

export interface Leaf {
  /** A `name` stands as it is: a key or a variable's name, which no reader quotes. */
  readonly kind: "leaf" | "name";
  readonly text: string;
  readonly origin: Origin | undefined;
  readonly secret: boolean;
}

/** What a template's view is made of, before quoting. */
export type LeafTree = Leaf | boolean | readonly LeafTree[] | { readonly kind: "record"; readonly fields: LeafRecord };
export type LeafRecord = Readonly<Record<string, LeafTree>>;

/** What a template sees: text that is quoted already, conditions, lists. */
export type View = Readonly<Record<string, ViewValue>>;
export type ViewValue = string | boolean | readonly ViewValue[] | { readonly [name: string]: ViewValue };

export function leaf(text: string, origin?: Origin, secrecy: "open" | "secret" = "open"): Leaf {
  return { kind: "leaf", text, origin, secret: secrecy === "secret" };
}

/** A key of a manifest or a legal variable's name. */
export function nameLeaf(text: string): Leaf {
  return { kind: "name", text, origin: undefined, secret: false };
}

/** Notes what goes into one file. With `marks`, each value is put between characters that name its origin. */
export class Ingredients {
  readonly origins: Origin[] = [];
  secret = false;
  readonly marks: boolean;

  constructor(marking: "marked" | "unmarked") {
    this.marks = marking === "marked";
  }

  /** The text as `reader` wants it; what it is made of is noted. */
  add(part: Leaf, reader: Reader): string {
    if (part.secret) this.secret = true;
    const text = part.kind === "name" ? part.text : quote(reader, part.text);
    if (part.origin === undefined) return text;
    let index = this.origins.indexOf(part.origin);
    if (index < 0) index = this.origins.push(part.origin) - 1;
    return this.marks ? `${markStart}${index}${markMiddle}${text}${markEnd}` : text;
  }
}

// Halves of surrogate pairs: no value holds one by itself, and no reader's quoting touches what is added after it.
const markStart = "\u{D800}";
const markMiddle = "\u{D801}";
const markEnd = "\u{D802}";

/** The lines of a text with marks, each clean and with the indices of the origins that touch it. */
export function readMarks(text: string): { readonly text: string; readonly indices: readonly number[] }[] {
  const open: number[] = [];
  return text.split("\n").map((line) => {
    const indices = new Set(open);
    const clean = line.replace(/\u{D800}(\d+)\u{D801}|\u{D802}/gu, (_, index: string | undefined) => {
      if (index === undefined) open.pop();
      else {
        open.push(Number(index));
        indices.add(Number(index));
      }
      return "";
    });
    return { text: clean, indices: [...indices] };
  });
}

/** Quotes every leaf of a tree for `reader`. */
function quoteTree(tree: LeafTree, reader: Reader, ingredients: Ingredients): ViewValue {
  if (typeof tree === "boolean") return tree;
  if (isList(tree)) return tree.map((item) => quoteTree(item, reader, ingredients));
  if (tree.kind !== "record") return ingredients.add(tree, reader);
  return quoteRecord(tree.fields, reader, ingredients);
}

export function quoteRecord(fields: LeafRecord, reader: Reader, ingredients: Ingredients): View {
  const view: Record<string, ViewValue> = {};
  for (const name of Object.keys(fields)) {
    const tree = fields[name];
    if (tree !== undefined) view[name] = quoteTree(tree, reader, ingredients);
  }
  return view;
}

function isList(tree: LeafTree): tree is readonly LeafTree[] {
  return Array.isArray(tree);
}
