// unknown-name: a name that nothing declares.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{
  /** What was looked for: `node or group`, `let`, `ensemble`, `kind of framework`. */
  readonly what: string;
  /** What lacks it, where that is not the program: `node m1`. */
  readonly of?: string | undefined;
  readonly names: readonly string[];
  readonly nearest: string | undefined;
  readonly advice?: string | undefined;
}>({
  code: "unknown-name",
  severity: "error",
  title: "a name that nothing declares",
  why: `Every name in a program is declared in it: a selector's nodes by \`node\`, \`$NAME\` by \`let\` or \`-D\`, the first part of \`main/mesos\` by \`ensemble\`. A name that nothing declares is a machine that nobody would configure, or an empty text in a daemon's option.`,
  bad: `cluster c
node master[1..3] at 10.0.0.[1..3]
ensemble main on master[1..3]
masters on master[1..2], mester3
                         ^^^^^^^ did you mean \`master3\`?
`,
  good: `cluster c
node master[1..3] at 10.0.0.[1..3]
ensemble main on master[1..3]
masters on master[1..2], master3
`,
  message: ({ what, names, of }) => {
    const shown = names.slice(0, 5).map((name) => `\`${name}\``);
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    return `${of === undefined ? "there is" : `${of} has`} no ${what} ${shown.join(", ")}${more}`;
  },
  label: ({ nearest }) => didYouMean(nearest, "not declared"),
  help: ({ advice }) => advice,
});
