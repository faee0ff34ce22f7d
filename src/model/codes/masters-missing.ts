// masters-missing: agents or frameworks in a cluster without masters.
import { declare } from "../../diagnostics/code.ts";
import { roleDoes } from "../role-title.ts";

export default declare<{ readonly role: string }>({
  code: "masters-missing",
  severity: "error",
  concerns: "several roles",
  title: "agents or frameworks without masters",
  why: `Agents and frameworks register with the leading master. Without one an agent waits for ever and says nothing, and a framework gets no offers.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
agents on s1
^^^^^^ no masters
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1
`,
  message: ({ role }) => `${roleDoes(role, "need")} masters, and there are none`,
  label: () => "no masters",
  help: () => "declare `masters on NODES`, or say where they are: `master = zk://…/mesos`",
});
