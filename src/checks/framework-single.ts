// framework-single: a framework that nobody takes over from.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";

const check = declareCheck<{ readonly framework: string; readonly node: string }>({
  code: "framework-single",
  severity: "information",
  title: "a framework on one node, where the masters are several",
  why: `A second instance under the same ZooKeeper path waits as a standby, passes requests on to the leader and takes over when the leader goes; the tasks notice nothing. With one instance, running tasks survive its loss too (until \`failover_timeout\` has passed, a week as a rule), but meanwhile nothing is started, scaled or restarted, and the API is away.

Nothing is said of this in a cluster with one master, which is a test cluster.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m1 { http_port = 4400 }
                     ^^ no standby
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m[1..2] { http_port = 4400 }
`,
  message: ({ framework, node }) =>
    `framework ${framework} runs on ${node} only: nothing takes over when that node is down`,
  label: () => "no standby",
  help: () => "name a second node after `on`, and it waits as a standby",
  *run({ frameworks, masters }): Iterable<Diagnostic> {
    if ((masters?.members.length ?? 0) < 2) return;
    for (const framework of frameworks) {
      const [only, second] = framework.members;
      if (only === undefined || second !== undefined) continue;
      yield diagnose(check, selectorPlace(framework), { framework: framework.name, node: only.node.name });
    }
  },
});
export default check;
