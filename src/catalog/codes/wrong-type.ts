// wrong-type: a value that its option cannot be.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly key: string;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}>({
  code: "wrong-type",
  severity: "error",
  title: "a value of another kind than the setting takes",
  why: `Every setting is read as the type that the program itself gives it. A daemon that is handed a word where it wants a number either refuses to start or, worse, reads the part it understands: mesos-master takes \`2.5\` and \`2x\` for a quorum of 2.`,
  bad: `cluster c { os = debian12 }
node m1 at 10.0.0.1
node m2 at 10.0.0.2
node m3 at 10.0.0.3
ensemble main on m1, m2, m3 { clientPort = http }
                                           ^^^^ must be a port number
masters on m1, m2, m3
`,
  good: `cluster c { os = debian12 }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { clientPort = 2181 }
masters on m[1..3]
`,
  message: ({ key, expected, found }) => `\`${key}\` takes ${expected}, not ${found}`,
  label: ({ expected }) => `must be ${expected.replace(/ such as .*?(?=, or |$)/, "")}`,
  help: ({ hint }) => hint,
});
