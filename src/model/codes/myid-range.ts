// myid-range: a member id that ZooKeeper does not take.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly node: string; readonly id: string }>({
  code: "myid-range",
  severity: "error",
  title: "a member id outside 1 to 255",
  why: `ZooKeeper puts the id into one byte of every session's number. An id of 256 is taken without a word, and two members may then give out the same session numbers; clients lose their sessions to each other.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { ids = { m3: 256 } }
                                       ^^^ must be from 1 to 255
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { ids = { m3: 255 } }
masters on m[1..3]
`,
  message: ({ node, id }) => `the id of ${node} is ${id}`,
  label: () => "must be from 1 to 255",
});
