// not-in-enum: a word that is none of those an option knows.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly key: string;
  readonly found: string;
  readonly values: readonly string[];
  /** Where `values` are only the ones around the given one. */
  readonly excerpt?: "nearest";
  readonly nearest: string | undefined;
  /** The releases that know it: `known from 1.2.0 on`. */
  readonly elsewhere?: string | undefined;
}>({
  code: "not-in-enum",
  severity: "error",
  title: "a word that is none of those the setting knows",
  why: `Where a program knows a closed list of words, any other word keeps it from starting, usually after the service manager has already reported success.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { registry = replicated_lag }
                                ^^^^^^^^^^^^^^ did you mean \`replicated_log\`?
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { registry = replicated_log }
`,
  message: ({ key, found }) => `\`${key}\` cannot be ${found}`,
  label: ({ nearest, elsewhere }) => elsewhere ?? didYouMean(nearest, "not one of the words it knows"),
  help: ({ key, values, excerpt }) =>
    excerpt === "nearest"
      ? `the nearest known ones: ${values.join(", ")}`
      : `\`${key}\` is one of: ${values.join(", ")}`,
});
