// What can be wrong with a text's form, as facts; codes/syntax-error.ts has the words.

/** One reason for a `syntax-error`. Texts are the user's own, cut to a readable length. */
export type Problem =
  /** Something is missing: `what` is `` `=` `` or `a value`, `after` the text before the gap, absent at a file's start. */
  | { readonly kind: "expected"; readonly what: string; readonly after?: string | undefined }
  /** A bracket without its partner; `line` is where it was opened. */
  | { readonly kind: "unclosed"; readonly closer: Closer; readonly line: number }
  | { readonly kind: "unopened"; readonly closer: Closer }
  /** Something stands where it has no meaning. */
  | { readonly kind: "misplaced"; readonly text: string; readonly place: Place }
  /** A setting outside of every block. */
  | { readonly kind: "loose-setting"; readonly key: string }
  | { readonly kind: "loose-block" }
  /** `cpus: 8` in a block, or `cpus = 8` in a map. */
  | { readonly kind: "wrong-separator"; readonly key: string; readonly written: "=" | ":"; readonly wanted: "=" | ":" }
  /** A bare text that has to be quoted: `zk1:2181`. `count` is how many of its list are the same. */
  | { readonly kind: "unquoted"; readonly text: string; readonly count: number }
  /** `as "batch"`, `"cpus" = 3`; `instead` is the text without quotes, where that can stand there. */
  | {
      readonly kind: "quoted";
      readonly what: "name" | "key";
      readonly text: string;
      readonly instead: string | undefined;
    }
  | { readonly kind: "single-quoted"; readonly text: string; readonly instead: string }
  /** `ensemble: main`. */
  | { readonly kind: "colon-after-keyword"; readonly keyword: string }
  /** `CLUSTER c`. */
  | { readonly kind: "keyword-case"; readonly written: string; readonly keyword: string }
  /** `node m1, m2`; `instead` is one pattern for all of them, where there is one. */
  | { readonly kind: "several-names"; readonly count: number; readonly instead: string | undefined }
  /** `cluster my cluster`. */
  | { readonly kind: "name-of-words"; readonly text: string; readonly instead: string }
  /** `at 10.0.0.1:5050`. */
  | { readonly kind: "address-port"; readonly address: string; readonly port: string }
  /** `30 secs`. */
  | { readonly kind: "split-amount"; readonly text: string; readonly instead: string }
  /** `roles = web, batch`. */
  | { readonly kind: "list-without-brackets"; readonly key: string }
  | { readonly kind: "semicolon" }
  | { readonly kind: "characters"; readonly text: string }
  | { readonly kind: "open-comment" }
  | { readonly kind: "too-deep"; readonly limit: number }
  | { readonly kind: "too-long"; readonly limit: number }
  | { readonly kind: "not-text" }
  | { readonly kind: "utf-16" }
  /** A character that no text has, as U+ and its number; U+FFFD stands for bytes that are no UTF-8. */
  | { readonly kind: "broken-character"; readonly character: string };

export type Closer = "}" | "]" | ")";
export type Place = "file" | "header" | "block" | "list" | "map" | "call" | "value" | "selector";

const longest = 40;

/** A text as a message quotes it: one line, of bounded length. */
export function excerpt(text: string): string {
  const line = text.split(/[\n\r]/, 1)[0] ?? "";
  if (line.length === text.length && line.length <= longest) return line;
  // By code points, so that no character is cut in two.
  return [...line.slice(0, 2 * longest)].slice(0, longest - 1).join("") + "…";
}
