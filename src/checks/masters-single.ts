// masters-single: one master, and nobody to take over.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";

const check = declareCheck<{ readonly node: string }>({
  code: "masters-single",
  severity: "warning",
  title: "a single master",
  why: `While the only master is down or restarts, running tasks go on, but nothing new is placed: no task of a dead agent is started elsewhere, no framework gets an offer. The list of agents lies on one disk. Fine for trying things out; a cluster that is to be maintained while it runs needs three.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m1
           ^^ 1 master survives no failure
agents on m[2..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ node }) => `${node} is the only master: while it is down, nothing is scheduled`,
  label: () => "1 master survives no failure",
  help: () => "three masters survive the loss of any one; mesosc computes their quorum",
  *run({ masters }): Iterable<Diagnostic> {
    const [only, second] = masters?.members ?? [];
    if (masters === undefined || only === undefined || second !== undefined) return;
    yield diagnose(check, selectorPlace(masters), { node: only.node.name });
  },
});
export default check;
