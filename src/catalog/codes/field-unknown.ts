// field-unknown: a field that a program would drop from a JSON option without a word.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean, listed } from "../../diagnostics/wording.ts";

export default declare<{
  /** Of the object: `acls.run_tasks[0]`. */
  readonly path: string;
  readonly field: string;
  readonly release: string;
  readonly nearest: string | undefined;
  /** The releases that know it: `known until 1.2.3`. */
  readonly elsewhere: string | undefined;
  readonly known: readonly string[];
}>({
  code: "field-unknown",
  severity: "error",
  title: "a field that a JSON option does not have in this release",
  why: `Mesos reads its JSON options into objects with known fields, and drops whatever else is there: it does not warn, and starts. A misspelt rule among the ACLs is then no rule, and since ACLs permit what no rule forbids, everybody may do what was to be forbidden; a misspelt field of a module or a rate limit has no effect either. The same happens to fields that a release brings or takes: \`shutdown_frameworks\` and \`set_quotas\` are gone from 1.3.0 on.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  acls = { permissive: false, run_task: [{ principals: { values: [ops] }, users: { values: [root] } }] }
                              ^^^^^^^^ did you mean \`run_tasks\`?
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  acls = { permissive: false, run_tasks: [{ principals: { values: [ops] }, users: { values: [root] } }] }
}
`,
  message: ({ path, field, release }) =>
    `\`${path}\` has no field \`${field}\` in release ${release}, and it would be dropped without a word`,
  label: ({ nearest, elsewhere }) => elsewhere ?? didYouMean(nearest, "no such field"),
  help: ({ nearest, known }) =>
    nearest === undefined && known.length > 0 && known.length <= 12 ? `it may hold ${listed(known)}` : undefined,
});
