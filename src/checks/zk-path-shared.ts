// zk-path-shared: two programs keep their state under one path of one ensemble.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Role, Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { isWritten, removal, settingPlace } from "./places.ts";
import { sameHost, zkUses } from "./zk-uses.ts";

/** One place in ZooKeeper that a role keeps its state in. */
interface Claim {
  readonly role: Role;
  /** What decides the path. */
  readonly setting: Setting;
  readonly path: string;
  readonly servers: readonly string[];
}

const check = declareCheck<{
  readonly path: string;
  readonly first: string;
  readonly second: string;
  readonly own: string;
}>({
  code: "zk-path-shared",
  severity: "error",
  title: "two programs that keep their state under one path",
  why: `The path is the identity. Two Marathons under one path are one Marathon: they elect one leader between them, the other waits as its standby, and whatever the two are called, the leader registers as the same framework with the tasks of both. Two Chronos likewise. Marathon or Chronos under the masters' own path, or under each other's, write znodes of the same names (\`state\`, for one) into one folder and read back what the other one meant. A separate scheduler needs a separate path, not only a name.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { zk = main/mesos }
                                     ^^^^^^^^^^ also the path of masters
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { zk = main/marathon }
`,
  message: ({ path, first, second }) => `${first} and ${second} both keep their state under ${path}`,
  label: ({ first }) => `also the path of ${first}`,
  help: ({ own }) => `give each a path of its own; left out, it is ${own}`,
  *run(cluster): Iterable<Diagnostic> {
    const same = sameHost(cluster);
    const holders = new Map<string, Claim>();
    for (const role of cluster.roles) {
      for (const claim of claimsOf(role, same)) {
        const keys = claim.servers.map((server) => `${server}${claim.path}`);
        const other = keys
          .map((key) => holders.get(key))
          .find((holder) => holder !== undefined && holder.role !== role);
        if (other === undefined) {
          for (const key of keys) holders.set(key, claim);
          continue;
        }
        // Point at what somebody wrote; the later role where both or neither did.
        const [first, second] = isWritten(claim.setting) || !isWritten(other.setting) ? [other, claim] : [claim, other];
        const own = `/${second.role.kind === "masters" ? "mesos" : second.role.name}`;
        const names = { first: roleTitle(first.role), second: roleTitle(second.role) };
        yield diagnose(
          check,
          settingPlace(second.setting, second.role),
          { path: claim.path, ...names, own },
          {
            related: [{ span: settingPlace(first.setting, first.role), message: `the path of ${names.first}` }],
            fix: own === claim.path ? undefined : removal(second.setting),
          },
        );
      }
    }
  },
});
export default check;

/** Where a role keeps its state: each server list with the path that its members use there. */
function claimsOf(role: Role, same: (host: string) => string): Claim[] {
  const uses = zkUses(role).filter(({ purpose }) => purpose === "state");
  return uses.flatMap((use): Claim[] => {
    if (use.path === undefined || use.path === "") return [];
    // An option that holds the path alone takes its servers from the one that holds them alone.
    const servers =
      use.servers ?? uses.find(({ path, servers }) => path === undefined && servers !== undefined)?.servers;
    const keys = (servers ?? []).map(({ host, port }) => `${same(host)}:${port}`);
    return [{ role, setting: use.setting, path: use.path, servers: keys }];
  });
}
