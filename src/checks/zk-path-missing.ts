// zk-path-missing: a zk:// string that ends after its servers.
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import type { Cluster } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { spanText } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { isWritten, settingPlace, writtenKey } from "./places.ts";
import { zkUses, type ZkUse } from "./zk-uses.ts";

const check = declareCheck<{ readonly key: string; readonly role: string; readonly path: string }>({
  code: "zk-path-missing",
  severity: "error",
  title: "a zk:// string without a path",
  why: `A zk string names servers and, after them, the path under which a program keeps its things in ZooKeeper. Masters and agents refuse to start without one, or with \`/\` alone: "Expecting a (chroot) path for ZooKeeper ('/' is not supported)". Marathon refuses it as well. The path is also all that tells two clusters on one ensemble apart.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { zk = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181 }
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs a path, such as /mesos
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { zk = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos }
`,
  message: ({ key, role }) => `${key} of ${role} has servers but no path`,
  label: ({ path }) => `needs a path, such as ${path}`,
  help: ({ path }) => `put ${path} after the last server, or let mesosc write the string: \`ENSEMBLE${path}\``,
  *run(cluster): Iterable<Diagnostic> {
    for (const role of cluster.roles) {
      for (const use of zkUses(role)) {
        if (use.path !== "" || !isWritten(use.setting)) continue;
        const path = usualPath(use, cluster);
        const data = { key: writtenKey(use.setting), role: roleTitle(role), path };
        yield diagnose(check, settingPlace(use.setting, role), data, { fix: append(use, path) });
      }
    }
  },
});
export default check;

/** The path that the masters have, where they are looked for; the role's usual one elsewhere. */
function usualPath({ role, purpose }: ZkUse, { masters }: Cluster): string {
  if (purpose === "state") return role.kind === "masters" ? "/mesos" : `/${role.name}`;
  const used =
    masters === undefined ? undefined : zkUses(masters).find(({ path }) => path !== undefined && path !== "");
  return used?.path ?? "/mesos";
}

function append({ setting }: ZkUse, path: string): Fix | undefined {
  const span = setting.valueSpan;
  const match = span === undefined ? null : /^("?zk:\/\/[^/"]*)\/?("?)$/.exec(spanText(span));
  if (span === undefined || match === null) return undefined;
  return { title: `Add \`${path}\``, edits: [{ span, text: `${match[1]}${path}${match[2]}` }] };
}
