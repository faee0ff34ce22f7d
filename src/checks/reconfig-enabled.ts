// reconfig-enabled: ZooKeeper would rewrite the file that mesosc writes.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareCheck } from "./check.ts";
import { removal, settingPlace, writtenSettings } from "./places.ts";

const check = declareCheck<{ readonly ensemble: string }>({
  code: "reconfig-enabled",
  severity: "warning",
  title: "an ensemble that rewrites its own zoo.cfg",
  why: `With \`reconfigEnabled = true\` each server rewrites zoo.cfg after the first election: comments and order go, the server lines move to a file of their own whose name counts up, and a line is added that points there. From then on the node's file is not what was compiled, comparing the two says nothing, and laying the compiled tree over it again takes back whatever was reconfigured since. The directory must also be writable for ZooKeeper's user, or the server does not start.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { reconfigEnabled = true }
                                              ^^^^ ZooKeeper will rewrite zoo.cfg
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  message: ({ ensemble }) => `the servers of ensemble ${ensemble} will replace the zoo.cfg that mesosc writes`,
  label: () => "ZooKeeper will rewrite zoo.cfg",
  help: () => "leave it out, and change members here: compile, lay the tree over, restart one after the other",
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      for (const { setting } of writtenSettings(ensemble.members, "reconfigEnabled")) {
        if (setting.text !== "true") continue;
        yield diagnose(check, settingPlace(setting, ensemble), { ensemble: ensemble.name }, { fix: removal(setting) });
      }
    }
  },
});
export default check;
