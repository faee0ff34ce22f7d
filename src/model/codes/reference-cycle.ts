// reference-cycle: lets or groups that are defined by themselves.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly what: "let" | "group"; readonly path: readonly string[] }>({
  code: "reference-cycle",
  severity: "error",
  title: "a let or group that is defined by itself",
  why: `Lets and groups stand in any order and may name each other, so they can also go round in a circle. Then none of them has a value.`,
  bad: `cluster c
let A = $B
let B = $A
        ^^ leads back to \`A\`
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  good: `cluster c
let A = $B
let B = "/var/lib/mesos"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { work_dir = $A }
`,
  message: ({ what, path }) => `${what} \`${path[0] ?? ""}\` is defined by itself: ${path.join(" → ")}`,
  label: ({ path }) => `leads back to \`${path[0] ?? ""}\``,
});
