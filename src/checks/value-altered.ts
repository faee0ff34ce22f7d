// value-altered: a value of which the program would get something else.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Loss } from "../targets/target.ts";
import { declareRoleCheck } from "./check.ts";
import { deliveries, isDelicate, lossOf } from "./delivery.ts";
import { settingPlace, writtenKey } from "./places.ts";

const fates: Readonly<Record<Loss, string>> = {
  "newlines-at-end": "loses the newline at its end",
  "white-space-at-end": "loses the white space at its end",
  "white-space-around": "loses the white space around it",
  words: "is split at white space, and `*`, `?` and `[` become names of files",
  equals: "has each `=` turned into a blank",
};

const labels: Readonly<Record<Loss, string>> = {
  "newlines-at-end": "no newline at the end",
  "white-space-at-end": "no white space at the end",
  "white-space-around": "no white space around it",
  words: "no white space, `*`, `?` or `[`",
  equals: "no `=`",
};

const check = declareRoleCheck<{
  readonly key: string;
  readonly program: string;
  readonly packaging: string;
  readonly loss: Loss;
}>({
  code: "value-altered",
  severity: "error",
  title: "a value of which the program would get something else",
  why: `Between a node's files and the program stands what starts it, and not every text gets through. The Mesos packages' wrapper reads each option's file with \`$(cat …)\`, which drops newlines at the end, and Mesos itself drops white space at the end of an argument. Start scripts of Marathon make options of MARATHON_ variables without quoting them: until 1.5.9, and from 1.6.322 to 1.6.496, a blank splits the value in two, a \`*\` becomes the names of files, and in some of them each \`=\` becomes a blank. ZooKeeper takes away the white space around what zoo.cfg says. What arrives is another value, or words that the program knows nothing of, and then it does not start.`,
  bad: `cluster c { versions { mesos = 1.4.3  marathon = 1.5.5 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { framework_name = "long running" }
                                                 ^^^^^^^^^^^^^^ no white space, \`*\`, \`?\` or \`[\`
`,
  good: `cluster c { versions { mesos = 1.4.3  marathon = 1.5.10 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { framework_name = "long running" }
`,
  message: ({ key, program, packaging, loss }) =>
    `\`${key}\` would not arrive as it is: on its way to ${program} (${packaging}) a value ${fates[loss]}`,
  label: ({ loss }) => labels[loss],
  help: ({ loss }) =>
    loss === "words" || loss === "equals"
      ? "another release or packaging may take it: Marathon from 1.5.10, from 1.6.535, and the packages until 1.4.13 do"
      : undefined,
  *judge(role): Iterable<Diagnostic> {
    for (const { setting, member, delivery } of deliveries(role, ({ text }) => isDelicate(text))) {
      const loss = lossOf(setting.text, delivery);
      if (loss === undefined) continue;
      const program = `${role.target.title} ${member.release}`;
      const data = { key: writtenKey(setting), program, packaging: member.packaging, loss };
      yield diagnose(check, settingPlace(setting, role), data);
    }
  },
});
export default check;
