// path-clash: two services of a node keep their state in one directory.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Member, type Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { isWritten, placeKey, settingPlace } from "./places.ts";

/** A service's directory. */
interface Holder {
  readonly member: Member;
  readonly key: string;
  readonly setting: Setting;
}

const check = declareCheck<{
  readonly path: string;
  readonly nodes: readonly string[];
  readonly first: string;
  readonly firstKey: string;
  readonly second: string;
  readonly secondKey: string;
}>({
  code: "path-clash",
  severity: "error",
  title: "two services of a node that keep their state in one directory",
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
  message: ({ path, nodes, first, second }) =>
    `${first} and ${second} both keep their state in ${path} on ${listed(nodes)}`,
  label: ({ first, firstKey }) => `also ${firstKey} of ${first}`,
  help: ({ second, secondKey }) => `give ${second} a ${secondKey} of its own`,
  *run(cluster): Iterable<Diagnostic> {
    const clashes = new Map<string, { first: Holder; second: Holder; nodes: string[] }>();
    for (const node of cluster.nodes) {
      if (node.members.length < 2) continue;
      const holders = new Map<string, Holder>();
      for (const holder of node.members.flatMap(directoriesOf)) {
        const path = normal(holder.setting.text);
        const other = holders.get(path);
        if (other === undefined) holders.set(path, holder);
        if (other === undefined || other.member === holder.member || keepApart(other, holder)) continue;
        const [first, second] =
          isWritten(holder.setting) || !isWritten(other.setting) ? [other, holder] : [holder, other];
        const key = [first, second].map((held) => `${placeKey(placeOf(held))} ${held.key} ${path}`).join(" ");
        const clash = clashes.get(key);
        if (clash === undefined) clashes.set(key, { first, second, nodes: [node.name] });
        else clash.nodes.push(node.name);
      }
    }
    for (const { first, second, nodes } of clashes.values()) {
      const data = {
        path: second.setting.text,
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
    return setting === undefined || setting.text === "" ? [] : [{ member, key, setting }];
  });
}

/** A master and an agent share a directory by their packages' own default, and keep apart inside it. */
function keepApart(first: Holder, second: Holder): boolean {
  const kinds = [first.member.role.kind, second.member.role.kind];
  return kinds.includes("masters") && kinds.includes("agents");
}

function placeOf({ setting, member }: Holder): ReturnType<typeof settingPlace> {
  return settingPlace(setting, member.role);
}

/** `/data`, `/data/` and `//data/.` are one directory. */
function normal(path: string): string {
  return `/${path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")}`;
}
