// Which fields of each syntax hold its children, in the text's order; all traversal hangs on this table.
import type { Syntax } from "./syntax.ts";

export type Kind = Syntax["kind"];
type OfKind<K extends Kind> = Extract<Syntax, { kind: K }>;

/** The fields that hold a syntax, several of them, or none after a syntax error. */
type ChildField<S> = {
  [Field in keyof S]-?: NonNullable<S[Field]> extends Syntax | readonly Syntax[] ? Field : never;
}[keyof S];

const table = {
  file: ["declarations"],
  include: ["path"],
  let: ["name", "value"],
  cluster: ["name", "block"],
  group: ["name", "selector"],
  node: ["pattern", "addresses", "block"],
  ensemble: ["name", "selector", "block"],
  masters: ["selector", "block"],
  agents: ["name", "selector", "block"],
  framework: ["target", "name", "selector", "block"],
  "unknown-declaration": ["keyword"],
  selector: ["terms", "except"],
  block: ["items"],
  setting: ["key", "value"],
  section: ["key", "block"],
  narrowing: ["selector", "block"],
  word: [],
  string: ["parts"],
  text: [],
  interpolation: [],
  "let-reference": [],
  list: ["items"],
  map: ["entries"],
  entry: ["key", "value"],
  call: ["callee", "argument"],
} as const satisfies { [K in Kind]: readonly ChildField<OfKind<K>>[] };

type Table = typeof table;
type Missing = { [K in Kind]: Exclude<ChildField<OfKind<K>>, Table[K][number]> }[Kind];

/** Does not compile while a field with children stands in no row above. */
const complete: [Missing] extends [never] ? Table : { readonly missing: Missing } = table;

/** The fields that hold a syntax's children. */
export const childFields: { readonly [K in Kind]: readonly (keyof OfKind<K>)[] } = complete;

/** The children of a syntax in the text's order, without those that are missing. */
export function childrenOf(syntax: Syntax): readonly Syntax[] {
  const fields = syntax as unknown as Readonly<Record<string, Syntax | readonly Syntax[] | undefined>>;
  const children: Syntax[] = [];
  for (const field of childFields[syntax.kind]) {
    const held = fields[field];
    if (held === undefined) continue;
    if ("kind" in held) children.push(held);
    else for (const child of held) children.push(child);
  }
  return children;
}
