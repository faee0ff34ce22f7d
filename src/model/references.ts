// Which declaration each name in the program leads to, for the editor.
import type { Span } from "../text/source.ts";

export type ReferenceKind = "node" | "group" | "let" | "ensemble";

export interface Reference {
  readonly kind: ReferenceKind;
  /** Where the name is used. */
  readonly span: Span;
  /** The name in its declaration. */
  readonly target: Span;
}
