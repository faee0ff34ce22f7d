// path-system: a service that would take a directory of the system for its own.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { layoutOf } from "../model/layout-of.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareRoleCheck } from "./check.ts";
import { normalPath } from "./normal-path.ts";
import { settingPlace, writtenSettings } from "./places.ts";

/** Directories that belong to the system as a whole. */
const systemDirectories = new Set([
  "/",
  "/bin",
  "/boot",
  "/dev",
  "/etc",
  "/home",
  "/lib",
  "/lib64",
  "/opt",
  "/proc",
  "/root",
  "/run",
  "/sbin",
  "/srv",
  "/sys",
  "/tmp",
  "/usr",
  "/usr/bin",
  "/usr/lib",
  "/usr/local",
  "/usr/sbin",
  "/var",
  "/var/lib",
  "/var/log",
  "/var/run",
  "/var/tmp",
]);

const check = declareRoleCheck<{ readonly key: string; readonly role: string; readonly path: string }>({
  code: "path-system",
  severity: "error",
  title: "a service that would take a directory of the system for its own",
  why: `A service's own directories are made before its start and given to its user, and the service takes all that lies in them for its own: ZooKeeper purges what looks like an old snapshot, an agent collects garbage, and the way out of a failed recovery is \`rm -rf\` of the work directory. Where that directory is /var/log, other programs can no longer write their logs; where it is /etc or /, the machine can no longer be logged in to.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { log_dir = "/var/log" }
                               ^^^^^^^^^^ belongs to the system
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { log_dir = "/var/log/mesos" }
`,
  message: ({ key, role, path }) => `${key} of ${role} would take ${path} for its own`,
  label: () => "belongs to the system",
  help: ({ path }) => `give it a directory of its own, such as ${path === "/" ? "/data" : path}/mesos`,
  *judge(role): Iterable<Diagnostic> {
    const keys = new Set(role.members.flatMap((member) => layoutOf(member)?.service.directories ?? []));
    for (const key of keys) {
      for (const { setting } of key.startsWith("/") ? [] : writtenSettings(role.members, key)) {
        const path = normalPath(setting.text);
        if (!systemDirectories.has(path)) continue;
        yield diagnose(check, settingPlace(setting, role), { key, role: roleTitle(role), path });
      }
    }
  },
});
export default check;
