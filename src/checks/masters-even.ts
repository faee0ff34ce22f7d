// masters-even: as many masters as survive no more failures than one fewer would.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { majority } from "../model/majority.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";
import { survives } from "./survives.ts";

const check = declareCheck<{ readonly masters: number }>({
  code: "masters-even",
  severity: "error",
  title: "an even number of masters",
  why: `The masters keep the list of agents in a log that a majority of them must write. Of four masters that is three, so one may fail, exactly as with three; of two it is both, so the cluster is down when either is. A quorum of half the masters is no way out: both halves of a parted network would then write, each without the other's agents.

A new log also waits at its first start until twice the quorum less one replicas answer: 5 for a quorum of 3. With four masters that never happens: each elected master gives up after a minute ("Failed to perform fetch within 1mins"), and so does the next.`,
  bad: `cluster c
node m[1..4] at 10.0.0.[1..4]
ensemble main on m[1..3]
masters on m[1..4]
           ^^^^^^^ 4 masters survive 1 failure, as 3 do
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ masters }) =>
    `${masters} masters are an even number: their log needs ${majority(masters)} to write, and ${2 * majority(masters) - 1} to be set up`,
  label: ({ masters }) =>
    masters === 2
      ? "2 masters survive no failure: one down, and none leads"
      : `${masters} masters survive ${survives(masters)}, as ${masters - 1} do`,
  help: ({ masters }) =>
    masters === 2
      ? `add a third: 3 masters survive ${survives(3)}`
      : `drop one, or add one: ${masters + 1} masters survive ${survives(masters + 1)}`,
  *run({ masters }): Iterable<Diagnostic> {
    const count = masters?.members.length ?? 0;
    if (masters === undefined || count === 0 || count % 2 === 1) return;
    yield diagnose(check, selectorPlace(masters), { masters: count });
  },
});
export default check;
