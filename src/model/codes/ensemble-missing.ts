// ensemble-missing: a role that needs ZooKeeper, and no ensemble or no telling which.
import { declare } from "../../diagnostics/code.ts";
import { roleDoes } from "../role-title.ts";

export default declare<{ readonly role: string; readonly ensembles: readonly string[] }>({
  code: "ensemble-missing",
  severity: "error",
  concerns: "several roles",
  title: "a role that needs ZooKeeper and has no ensemble",
  why: `Masters elect their leader in ZooKeeper, agents and frameworks find the leader there. A master without a zk string starts all the same, as a leader of its own: three of them are three clusters, and nothing says so.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
masters on m[1..3]
^^^^^^^ no ensemble
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ role, ensembles }) =>
    ensembles.length === 0
      ? `${roleDoes(role, "need")} ZooKeeper, and there is no ensemble`
      : `${roleDoes(role, "do not say")} which ensemble to use, and there are ${ensembles.length}: ${ensembles.join(", ")}`,
  label: ({ ensembles }) => (ensembles.length === 0 ? "no ensemble" : "which ensemble?"),
  help: ({ ensembles }) =>
    ensembles.length === 0
      ? 'declare one, `ensemble main on NODES`, or name one that runs already: `ensemble main { servers = ["host:2181", …] }`'
      : `say which: \`zk = ${ensembles[0] ?? ""}/PATH\``,
});
