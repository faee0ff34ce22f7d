// quorum-wrong: a quorum that is not the majority of the masters.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { counted } from "../diagnostics/count.ts";
import { majority } from "../model/majority.ts";
import { declareCheck } from "./check.ts";
import { removal, settingPlace, writtenSettings } from "./places.ts";
import { derivationOf } from "./zk-uses.ts";

const check = declareCheck<{ readonly quorum: number; readonly masters: number }>({
  code: "quorum-wrong",
  severity: "error",
  title: "a quorum that is not the majority of the masters",
  why: `\`quorum\` says how many masters must have written an entry of the registry, the list of agents, before it counts. It is a majority of the masters (not of the ZooKeeper servers): 1 of 1, 2 of 3, 3 of 5. The masters check nothing about it.

Too small, and everything seems to work: a master that is cut off from the others goes on leading and admits agents, and after the next election the cluster has forgotten them. With a quorum of 1 among three masters that was seen with no line in any log.

Too large, and the log is never set up, because it waits for twice the quorum less one masters to answer. A quorum of 3 waits for five: each elected master ends after one minute with "Failed to perform fetch within 1mins", then the next, without end.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  quorum = 1
           ^ must be 2
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message({ quorum, masters }) {
    const of = counted(masters, "master");
    return quorum < majority(masters)
      ? `quorum ${quorum} is not a majority of ${of}`
      : `quorum ${quorum} is more than ${of} ${masters === 1 ? "needs" : "need"}: the log would wait for ${2 * quorum - 1}`;
  },
  label: ({ masters }) => `must be ${majority(masters)}`,
  help: () => "leave it out, and mesosc computes it",
  *run({ masters }): Iterable<Diagnostic> {
    if (masters === undefined || masters.members.length === 0) return;
    const count = masters.members.length;
    for (const key of Object.keys(masters.target.derived)) {
      if (derivationOf(masters, key) !== "quorum") continue;
      for (const { setting } of writtenSettings(masters.members, key)) {
        const quorum = Number(setting.text);
        // One mistake, one diagnostic: beside `masters-even`, a quorum that fits the next odd number is not another one.
        const fits = count % 2 === 1 ? [majority(count)] : [majority(count - 1), majority(count), majority(count + 1)];
        if (!Number.isFinite(quorum) || fits.includes(quorum)) continue;
        const place = settingPlace(setting, masters);
        yield diagnose(check, place, { quorum, masters: count }, { fix: removal(setting) });
      }
    }
  },
});
export default check;
