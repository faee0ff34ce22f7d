// myid-unknown: an id for a node that is not in the ensemble.
import { declare } from "../../diagnostics/code.ts";
import { didYouMean } from "../../diagnostics/wording.ts";

export default declare<{ readonly name: string; readonly ensemble: string; readonly nearest: string | undefined }>({
  code: "myid-unknown",
  severity: "error",
  title: "an id for a node that is not in the ensemble",
  why: `An id belongs to a member. An entry that names none changes nothing, and the member it was meant for keeps the id of its position: after the next restart its data directory and its \`myid\` disagree, or two members claim one id.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { ids = { zk1: 1, zk4: 9 } }
                                            ^^^ did you mean \`zk1\`?
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { ids = { zk1: 1, zk3: 9 } }
masters on zk[1..3]
`,
  message: ({ name, ensemble }) => `\`${name}\` is no member of ensemble \`${ensemble}\``,
  label: ({ nearest }) => didYouMean(nearest, "not a member"),
});
