// zk-credentials: ZooKeeper credentials for a program that reads none in its list of servers.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Member, type Setting } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { placeKey, settingPlace, writtenKey } from "./places.ts";
import { derivationOf } from "./zk-uses.ts";

const check = declareCheck<{
  readonly role: string;
  readonly key: string;
  /** The file from which its wrapper takes the servers as well; nothing where they are the role's own. */
  readonly file: string | undefined;
  readonly others: readonly string[];
}>({
  code: "zk-credentials",
  severity: "error",
  title: "credentials in a zk string for a program that takes bare servers",
  why: `Chronos is told its ZooKeeper servers as a bare list. The package's wrapper makes that list of /etc/mesos/zk, which holds the masters' zk string: credentials in it (\`zk://user:password@…\`) end up in front of the first server, where Chronos refuses them and stops, with the password on its command line. Credentials in Chronos's own zk string have no place in the list at all, so it would work on its state without them and be refused by ZooKeeper.`,
  bad: {
    files: {
      "cluster.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
let ZK = secret("env:ZK")
ensemble main on m[1..3]
masters on m[1..3] { zk = $ZK } # mesosc: allow secret-exposed nobody else has an account
framework chronos on m[1..2] # mesosc: allow secret-exposed nobody else has an account
^^^^^^^^^^^^^^^^^ /etc/mesos/zk holds credentials
`,
    },
    surroundings: { environment: { ZK: "zk://u:p@10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos" } },
  },
  good: {
    files: {
      "cluster.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
let ZK = secret("env:ZK")
ensemble main on m[1..3]
masters on m[1..3] { zk = $ZK }                       # mesosc: allow secret-exposed nobody else has an account
framework chronos on m[1..2] { packaging = tarball }  # mesosc: allow secret-exposed nobody else has an account
`,
    },
    surroundings: { environment: { ZK: "zk://u:p@10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos" } },
  },
  message: ({ role, key, file }) =>
    file === undefined
      ? `${key} of ${role} holds credentials, and its list of servers has no place for them`
      : `${role} would take the credentials in ${file} for a part of its ZooKeeper servers`,
  label: ({ file }) => (file === undefined ? "holds credentials" : `${file} holds credentials`),
  help: ({ file, others }) =>
    file === undefined || others.length === 0
      ? "leave the credentials out: `zk = ENSEMBLE/PATH`"
      : `only its wrapper does so: \`packaging = ${others.join("` or `packaging = ")}\``,
  *run(cluster): Iterable<Diagnostic> {
    const told = new Set<string>();
    for (const role of cluster.frameworks) {
      for (const member of role.members) {
        for (const { setting, file } of [...fromFiles(member), ...fromOwn(member)]) {
          const place = settingPlace(setting, role);
          const key = `${placeKey(place)} ${setting.option.name}`;
          if (told.has(key)) continue;
          told.add(key);
          const others = Object.keys(role.target.packagings).filter((name) => name !== member.packaging);
          yield diagnose(check, place, { role: roleTitle(role), key: writtenKey(setting), file, others });
        }
      }
    }
  },
});
export default check;

interface Found {
  readonly setting: Setting;
  readonly file: string | undefined;
}

/** Strings that the wrapper takes the servers from as well. */
function fromFiles(member: Member): Found[] {
  return (layoutOf(member)?.files ?? []).flatMap(({ path, setting: key, alsoRead = [] }): Found[] => {
    const setting = key === undefined || alsoRead.length === 0 ? undefined : settingOf(member, key);
    return setting !== undefined && hasCredentials(setting) ? [{ setting, file: path }] : [];
  });
}

/** Strings of which the program is given the servers alone. */
function fromOwn(member: Member): Found[] {
  return Object.keys(member.role.target.derived).flatMap((key): Found[] => {
    const setting = derivationOf(member.role, key) === "own-zk-hosts" ? settingOf(member, key) : undefined;
    return setting !== undefined && hasCredentials(setting) ? [{ setting, file: undefined }] : [];
  });
}

function hasCredentials({ value }: Setting): boolean {
  return value.kind === "zk" && value.credentials !== undefined;
}
