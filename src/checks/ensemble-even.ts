// ensemble-even: as many voters as survive no more failures than one fewer would.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";
import { survives } from "./survives.ts";
import { votersOf, weighted } from "./voters.ts";

const check = declareCheck<{ readonly ensemble: string; readonly voters: number }>({
  code: "ensemble-even",
  severity: "error",
  title: "an ensemble with an even number of voters",
  why: `ZooKeeper serves as long as more than half of its voters are up. Four voters need three, so they survive one failure, exactly as three do, with one machine more that can fail; two voters survive none, which is worse than one server alone. And when the network parts an even ensemble into halves, neither half serves and everything that waits for ZooKeeper stops: the masters lose their leader, Marathon and Chronos with them.

Every further member also slows each write down a little. Where the extra machine should only answer readers, make it an observer: it holds the data and has no vote.`,
  bad: `cluster c
node zk[1..4] at 10.0.0.[1..4]
ensemble main on zk[1..4]
                 ^^^^^^^^ 4 voters survive 1 failure, as 3 do
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..4] at 10.0.0.[1..4]
ensemble main on zk[1..3] { observers = zk4 }
masters on zk[1..3]
`,
  message: ({ ensemble, voters }) => `ensemble ${ensemble} has ${voters} voters, an even number`,
  label: ({ voters }) =>
    voters === 2
      ? "2 voters survive no failure: one down, and neither serves"
      : `${voters} voters survive ${survives(voters)}, as ${voters - 1} do`,
  help: ({ voters }) =>
    voters === 2
      ? `add a third: 3 voters survive ${survives(3)}`
      : `drop one, make one an observer (\`observers = NODE\`), or add one: ${voters + 1} voters survive ${survives(voters + 1)}`,
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      const voters = votersOf(ensemble).length;
      if (voters === 0 || voters % 2 === 1 || weighted(ensemble)) continue;
      yield diagnose(check, selectorPlace(ensemble), { ensemble: ensemble.name, voters });
    }
  },
});
export default check;
