// empty-value: a setting that is given and holds nothing.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly key: string }>({
  code: "empty-value",
  severity: "error",
  title: "a setting that is given and holds nothing",
  why: `An empty value is hardly ever what is meant, and programs take it oddly: an empty /etc/mesos/zk makes the packages' wrapper leave \`--zk\` out, and each master then starts alone as a leader without an error; an empty quorum file aborts the daemon; an empty hostname makes an agent register under no name.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { hostname = "" }
                          ^^ holds nothing
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { hostname = "s1.example.com" }
`,
  message: ({ key }) => `\`${key}\` is empty`,
  label: () => "holds nothing",
  help: () => "give it a value, or leave the setting out and the default holds",
});
