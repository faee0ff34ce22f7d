// pattern-malformed: a pattern that stands for nothing definite.
import { declare } from "../../diagnostics/code.ts";
import { mostExpansions, type PatternFault } from "../patterns.ts";

const sentences: Readonly<Record<PatternFault, { readonly says: string; readonly label: string }>> = {
  unclosed: { says: "has a `[` that is never closed", label: "`]` is missing" },
  unopened: { says: "has a `]` that closes nothing", label: "`[` is missing" },
  nested: { says: "has brackets inside brackets", label: "no brackets inside brackets" },
  "empty-brackets": { says: "has empty brackets", label: "holds nothing" },
  "empty-item": { says: "has a comma too many", label: "an item is missing" },
  item: { says: "has brackets that hold neither a range of numbers nor a list", label: "write 1..3, or a,b,c" },
  dash: { says: "has a `-` where a range has `..`", label: "a range is written with `..`" },
  letters: { says: "has a range of letters", label: "write each letter, with commas" },
  descending: { says: "has a range that runs backwards", label: "first must not be above last" },
  padding: {
    says: "has a padded range whose ends differ in length",
    label: "write both with the same number of digits",
  },
  "too-large": { says: "has a number that is too large", label: "at most 15 digits" },
  "too-many": { says: `stands for more than ${mostExpansions} names`, label: "too many" },
};

export default declare<{ readonly pattern: string; readonly fault: PatternFault }>({
  code: "pattern-malformed",
  severity: "error",
  title: "a pattern that stands for nothing definite",
  why: `A pattern stands for an exact list of names: \`m[1..3]\` for m1, m2 and m3, \`m[01..10]\` for padded ones, \`rack[a,b]\` for a list. Where two readers could count differently, mesosc does not pick one, because addresses are dealt out in that order.`,
  bad: `cluster c
node m[3..1] at 10.0.0.[1..3]
       ^^^^ first must not be above last
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ pattern, fault }) => `\`${pattern}\` ${sentences[fault].says}`,
  label: ({ fault }) => sentences[fault].label,
  help: ({ fault }) =>
    fault === "dash"
      ? "a range is written [1..3]"
      : fault === "letters"
        ? "only numbers have ranges; a list is written [a,b,c]"
        : undefined,
});
