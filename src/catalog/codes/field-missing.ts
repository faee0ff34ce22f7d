// field-missing: a field that a JSON option must have.
import { declare } from "../../diagnostics/code.ts";
import { listed } from "../../diagnostics/wording.ts";

export default declare<{
  /** Of the object, or of the list: `acls.run_tasks[0]`. */
  readonly path: string;
  readonly field: string;
  /** Where a list lacks objects whose `field` is one of these. */
  readonly words: readonly string[] | undefined;
  readonly release: string;
}>({
  code: "field-missing",
  severity: "error",
  title: "a JSON option without a field that the release demands",
  why: `Some fields of Mesos' JSON options must be there: an ACL names whom it is about and what they may touch, a fault domain its region and its zone. Without one of them the daemon prints "Missing required fields" or the like and does not start. \`agent_features\` is a list of what an agent can do, and from 1.5 on each release has features that must be on it.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  acls = { register_frameworks: [{ principals: { values: [marathon] } }] }
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`roles\` is missing
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  acls = { register_frameworks: [{ principals: { values: [marathon] }, roles: { type: ANY } }] }
}
`,
  message: ({ path, field, words, release }) =>
    words === undefined
      ? `\`${path}\` lacks the field \`${field}\`, which release ${release} demands`
      : `\`${path}\` lacks ${listed(words)}, which release ${release} demands`,
  label: ({ field, words }) => (words === undefined ? `\`${field}\` is missing` : `${listed(words)} missing`),
  help: ({ field, words }) =>
    words === undefined ? undefined : `add ${words.map((word) => `\`{ ${field}: ${word} }\``).join(", ")}`,
});
