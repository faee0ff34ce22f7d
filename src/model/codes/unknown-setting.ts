// unknown-setting: a key that is not known where it stands.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  readonly key: string;
  /** Where the key stands: `the cluster block`, `service`. */
  readonly place: string;
  readonly nearest: string | undefined;
  /** What to do instead, where that is known better than by the nearest name. */
  readonly advice?: string | undefined;
}>({
  code: "unknown-setting",
  severity: "error",
  title: "a setting that is not known where it stands",
  why: `Each block holds what its declaration can use: \`cluster\` and \`node\` what all programs share, a role the options of its program, a section its own keys. A key that nobody reads would be a wish that nobody hears, so it is refused, with the name or the place that was probably meant.`,
  bad: `cluster c { packging = mesosphere }
            ^^^^^^^^ did you mean \`packaging\`?
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c { packaging = mesosphere }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ key, place }) => `${place} has no setting \`${key}\``,
  label: ({ nearest }) => didYouMean(nearest, "not known here"),
  help: ({ advice }) => advice,
});
