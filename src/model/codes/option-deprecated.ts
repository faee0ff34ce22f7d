// option-deprecated: an option, or a name of one, that upstream advises against.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly key: string;
  /** `Mesos master 1.11.0`. */
  readonly program: string;
  /** The option, or the name of the same option, that took its place. */
  readonly successor: string | undefined;
  /** `name`: the same option under its former name. */
  readonly what: "option" | "name";
  readonly note: string | undefined;
}>({
  code: "option-deprecated",
  severity: "warning",
  title: "an option, or a name of one, that is on its way out",
  why: `The program still takes it in this release; a later one need not, and then does not start. Where only the name is old, mesosc gives the program the name that its release prefers, whichever you write: slave_ping_timeout and agent_ping_timeout are one setting.`,
  bad: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { slave_ping_timeout = 20s }
                     ^^^^^^^^^^^^^^^^^^ now \`agent_ping_timeout\`
`,
  good: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { agent_ping_timeout = 20s }
`,
  message: ({ key, program, what }) =>
    what === "name" ? `\`${key}\` is a former name in ${program}` : `${program} advises against \`${key}\``,
  label: ({ successor, what }) =>
    successor === undefined ? "deprecated" : what === "name" ? `now \`${successor}\`` : `use \`${successor}\``,
  help: ({ note }) => note,
});
