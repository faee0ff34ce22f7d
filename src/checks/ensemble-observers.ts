// ensemble-observers: observers without enough voters to observe.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { counted } from "../diagnostics/count.ts";
import { settingOf } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";
import { selectorPlace } from "./places.ts";
import { votersOf } from "./voters.ts";

const check = declareCheck<{ readonly ensemble: string; readonly voters: number; readonly observers: number }>({
  code: "ensemble-observers",
  severity: "error",
  title: "observers without a quorum of voters",
  why: `Observers follow what the voters decide and never vote. ZooKeeper refuses to start with observers alone ("Observers w/o participants is an invalid configuration"), and with one voter besides them as well ("Observers w/o quorum"), because one voter means standalone and a standalone server has nobody to send to. From 3.5 on \`standaloneEnabled = false\` allows the second case.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk1 { observers = zk[2..3] }
                 ^^^ ZooKeeper does not start
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..5] at 10.0.0.[1..5]
ensemble main on zk[1..3] { observers = zk[4..5] }
masters on zk[1..3]
`,
  message: ({ ensemble, voters, observers }) =>
    `ensemble ${ensemble} has ${counted(observers, "observer")} and ${voters === 0 ? "no voter" : "1 voter"}`,
  label: () => "ZooKeeper does not start",
  help: () => "give it three voters, or leave the observers out",
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      if (ensemble.external || ensemble.members.length === 0) continue;
      const voters = votersOf(ensemble).length;
      const observers = ensemble.servers.length - voters;
      const alone = voters === 1 && ensemble.members.every(standsAlone);
      if (observers === 0 || (voters !== 0 && !alone)) continue;
      yield diagnose(check, selectorPlace(ensemble), { ensemble: ensemble.name, voters, observers });
    }
  },
});
export default check;

function standsAlone(member: Parameters<typeof settingOf>[0]): boolean {
  return settingOf(member, "standaloneEnabled")?.text !== "false" && !member.faulty.has("standaloneEnabled");
}
