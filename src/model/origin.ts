// Where a value of the model came from.
import type { Span } from "../text/source.ts";

export type Origin =
  /** Written in the cluster file (`let` and narrower blocks resolved to where the value really stands). */
  | { readonly kind: "written"; readonly span: Span }
  /** Computed: `quorum`, with one line that says how (`a majority of 3 masters`), and the places it was computed from. */
  | { readonly kind: "derived"; readonly how: string; readonly from: readonly Span[] }
  /** Nobody said anything: a default of mesosc or of the program's own package, with one line that says whose. */
  | { readonly kind: "default"; readonly how: string }
  /** `-D name=value`. */
  | { readonly kind: "command-line"; readonly name: string };
