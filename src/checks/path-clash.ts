// path-clash: two services of a node keep their state in one directory, or one inside the other's.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { crowdedMembers, membersOn, settingOf, type Member, type Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { normalPath } from "./normal-path.ts";
import { isWritten, placeKey, settingPlace } from "./places.ts";

/** A service's directory. */
interface Holder {
  readonly member: Member;
  readonly key: string;
  readonly setting: Setting;
  /** In one spelling. */
  readonly path: string;
}

/** `inside`: the second directory is somewhere under the first. */
type Lie = "same" | "inside" | "around";

const check = declareCheck<{
  readonly path: string;
  readonly firstPath: string;
  /** How the second's path lies to the first's. */
  readonly lies: Lie;
  readonly nodes: readonly string[];
  readonly first: string;
  readonly firstKey: string;
  readonly second: string;
  readonly secondKey: string;
}>({
  code: "path-clash",
  severity: "error",
  title: "two services of a node whose state is in one directory, or one inside the other",
  why: `Each service takes its state directory for its own: it locks it, cleans it up, and its recovery instructions say to remove it. Two masters in one directory abort at once ("IO error: lock … Resource temporarily unavailable"); others seem to get on until the day one of them is reset, when \`rm -r\` of an agent's work directory takes ZooKeeper's snapshots with it. They also run as different users, and whichever comes second may not write.

Mesos' own packages give a master and an agent on one machine the same /var/lib/mesos; those two keep apart inside it, and nothing is said of that.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { dataDir = "/data" }
masters on m[1..3] { work_dir = "/data" }
                                ^^^^^^^ also dataDir of ensemble main
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { dataDir = "/data/zookeeper" }
masters on m[1..3] { work_dir = "/data/mesos" }
`,
  message: ({ path, firstPath, lies, nodes, first, second }) =>
    lies === "same"
      ? `${first} and ${second} both keep their state in ${path} on ${listed(nodes)}`
      : `${path} of ${second} is ${lies} ${firstPath} of ${first} on ${listed(nodes)}`,
  label({ lies, first, firstKey }) {
    return `${lies === "same" ? "also" : lies === "inside" ? "inside" : "holds"} ${firstKey} of ${first}`;
  },
  help: ({ second, secondKey }) => `give ${second} a ${secondKey} of its own`,
  given: crowdedMembers,
  *run(cluster): Iterable<Diagnostic> {
    const clashes = new Map<string, { first: Holder; second: Holder; nodes: string[] }>();
    for (const node of cluster.crowded) {
      const holders: Holder[] = [];
      for (const holder of membersOn(cluster, node).flatMap(directoriesOf)) {
        const other = holders.find(
          (each) => each.member !== holder.member && !keepApart(each, holder) && lieOf(each, holder) !== undefined,
        );
        holders.push(holder);
        if (other === undefined) continue;
        const [first, second] =
          isWritten(holder.setting) || !isWritten(other.setting) ? [other, holder] : [holder, other];
        const key = [first, second].map((held) => `${placeKey(placeOf(held))} ${held.key} ${held.path}`).join(" ");
        const clash = clashes.get(key);
        if (clash === undefined) clashes.set(key, { first, second, nodes: [node.name] });
        else clash.nodes.push(node.name);
      }
    }
    for (const { first, second, nodes } of clashes.values()) {
      const data = {
        path: second.setting.text,
        firstPath: first.setting.text,
        lies: lieOf(first, second) ?? ("same" as const),
        nodes,
        first: roleTitle(first.member.role),
        firstKey: first.key,
        second: roleTitle(second.member.role),
        secondKey: second.key,
      };
      yield diagnose(check, placeOf(second), data, {
        related: [{ span: placeOf(first), message: `${first.key} of ${data.first} is ${first.setting.text}` }],
      });
    }
  },
});
export default check;

function directoriesOf(member: Member): Holder[] {
  return member.role.target.stateDirectories.flatMap((key): Holder[] => {
    const setting = settingOf(member, key);
    return setting === undefined || setting.text === ""
      ? []
      : [{ member, key, setting, path: normalPath(setting.text) }];
  });
}

function lieOf(first: Holder, second: Holder): Lie | undefined {
  if (first.path === second.path) return "same";
  if (second.path.startsWith(`${first.path}/`)) return "inside";
  return first.path.startsWith(`${second.path}/`) ? "around" : undefined;
}

/** A master and an agent share a directory by their packages' own default, and keep apart inside it. */
function keepApart(first: Holder, second: Holder): boolean {
  const kinds = [first.member.role.kind, second.member.role.kind];
  return kinds.includes("masters") && kinds.includes("agents");
}

function placeOf({ setting, member }: Holder): ReturnType<typeof settingPlace> {
  return settingPlace(setting, member.role);
}
