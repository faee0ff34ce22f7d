// ensemble-single: one ZooKeeper server carries everything.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";
import { votersOf } from "./voters.ts";

const check = declareCheck<{ readonly ensemble: string; readonly node: string }>({
  code: "ensemble-single",
  severity: "warning",
  title: "an ensemble of one server",
  why: `With a single \`server\` line ZooKeeper logs "only one server specified" and runs standalone. While that machine restarts, no master can be elected and no agent can find one: ten seconds after ZooKeeper is gone the leading master ends itself, and Marathon and Chronos give up their leadership too. What was stored lies on one disk.

For trying things out that is all right. Growing later is not just adding lines elsewhere: the lone server's own files change too, and it must be restarted.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m1
                 ^^ 1 server survives no failure
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ ensemble, node }) =>
    `ensemble ${ensemble} has one member: when ${node} is down, so is everything that needs ZooKeeper`,
  label: () => "1 server survives no failure",
  help: () => "three members survive the loss of any one",
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      const [only] = votersOf(ensemble);
      if (only === undefined || ensemble.servers.length !== 1) continue;
      yield diagnose(check, selectorPlace(ensemble), {
        ensemble: ensemble.name,
        node: only.member?.node.name ?? only.host,
      });
    }
  },
});
export default check;
