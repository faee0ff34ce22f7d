// framework-insecure: settings that look like protection and give none.
import { inEra, type Era } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Member, type Setting } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { declareCheck } from "./check.ts";
import { settingPlace, writtenKey, writtenSettings } from "./places.ts";

type Fault = "credentials" | "keystore" | "principal" | "secret-file" | "broken-secret" | "zk-unused";

/** What is wrong with an option, by program and release. */
const traps: Readonly<Record<string, readonly ({ readonly fault: Fault; readonly key: string } & Era)[]>> = {
  marathon: [
    { fault: "credentials", key: "http_credentials", since: "0.8.2" },
    { fault: "keystore", key: "ssl_keystore_path", since: "0.8.2" },
    { fault: "secret-file", key: "mesos_authentication_principal", since: "1.1.0", until: "1.1.7" },
    { fault: "principal", key: "mesos_authentication_principal", since: "1.3.0" },
    { fault: "zk-unused", key: "zk", until: "1.1.7" },
  ],
  chronos: [
    { fault: "credentials", key: "http_credentials", since: "2.3.2" },
    { fault: "keystore", key: "ssl_keystore_path", since: "2.3.2" },
    { fault: "secret-file", key: "mesos_authentication_principal", since: "2.4.0" },
    { fault: "broken-secret", key: "mesos_authentication_secret_file", since: "2.5.0", until: "2.5.1" },
  ],
};

const check = declareCheck<{
  readonly fault: Fault;
  readonly key: string;
  readonly framework: string;
  readonly release: string;
}>({
  code: "framework-insecure",
  severity: "warning",
  title: "a setting that is to protect a framework and does not",
  why: `Some settings fail open. \`http_credentials\` without a colon between user and password is logged, once, and then everybody may use the API, and with it run any command on the cluster. A keystore without its password switches HTTPS off without a word, while the address that Mesos shows for the framework still begins with https. And from 1.3 on Marathon does not authenticate itself because it has a principal: it wants to be told, with \`mesos_authentication\`, and registers as anybody could until then. Marathon 1.1 and Chronos from 2.4 on need a file with the secret besides the principal, and Chronos 2.5 sends something else than the secret in that file. Credentials in a zk string are read by Marathon up to 1.1.7 and given to nobody.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { ssl_keystore_path = "/etc/marathon/keystore.jks" }
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ without ssl_keystore_password
`,
  good: {
    files: {
      "cluster.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] {
  ssl_keystore_path     = "/etc/marathon/keystore.jks"
  ssl_keystore_password = secret("env:KEYSTORE_PASSWORD")
}
`,
    },
    surroundings: { environment: { KEYSTORE_PASSWORD: "opensesame" } },
  },
  message({ fault, key, framework, release }) {
    switch (fault) {
      case "credentials":
        return `${key} of ${framework} is not of the form user:password, which leaves the API open to everybody`;
      case "keystore":
        return `${key} of ${framework} without a password for it switches HTTPS off`;
      case "principal":
        return `${framework} has a principal, but ${release} does not authenticate unless mesos_authentication is on`;
      case "secret-file":
        return `${framework} has a principal, but ${release} does not authenticate without a file for its secret`;
      case "broken-secret":
        return `${framework} ${release} sends something else than the secret of its file, so that no master lets it in`;
      case "zk-unused":
        return `${framework} ${release} reads the credentials of its zk string and does not use them`;
    }
  },
  label: ({ fault }) => labels[fault],
  help({ fault }) {
    switch (fault) {
      case "credentials":
        return "neither part may be empty";
      case "keystore":
        return 'add it: `ssl_keystore_password = secret("env:NAME")`';
      case "principal":
        return "add `mesos_authentication = true`";
      case "secret-file":
        return 'add `mesos_authentication_secret_file = secret("env:NAME")`';
      case "broken-secret":
        return "take another release of Chronos, or masters that ask for no secret";
      case "zk-unused":
        return "from 1.3 on Marathon uses them";
    }
  },
  *run(cluster): Iterable<Diagnostic> {
    for (const role of cluster.frameworks) {
      for (const { fault, key, ...era } of traps[role.target.name] ?? []) {
        for (const { setting, members } of writtenSettings(role.members, key)) {
          const [member] = members;
          if (member === undefined || !inEra(era, member.release) || !failsOpen[fault](setting, member)) continue;
          const data = { fault, key: writtenKey(setting), framework: roleTitle(role), release: member.release };
          yield diagnose(check, settingPlace(setting, role), data);
        }
      }
    }
  },
});
export default check;

const labels: Readonly<Record<Fault, string>> = {
  credentials: "must be user:password",
  keystore: "without ssl_keystore_password",
  principal: "without mesos_authentication",
  "secret-file": "without mesos_authentication_secret_file",
  "broken-secret": "is not sent as it is",
  "zk-unused": "its credentials are not used",
};

const failsOpen: Readonly<Record<Fault, (setting: Setting, member: Member) => boolean>> = {
  credentials: ({ text }) => !/^[^:]+:[^]+$/.test(text),
  keystore: (_setting, member) => !isGiven(member, "ssl_keystore_password"),
  // Said either way, it is a decision.
  principal: (_setting, member) => !isGiven(member, "mesos_authentication"),
  "secret-file": (_setting, member) => !isGiven(member, "mesos_authentication_secret_file"),
  "broken-secret": () => true,
  "zk-unused": ({ value }) => value.kind === "zk" && value.credentials !== undefined,
};

/** By a setting, or by the program's variable for it. */
function isGiven(member: Member, key: string): boolean {
  const variable = `_${key.toUpperCase()}`;
  if (member.faulty.has(key)) return true;
  return settingOf(member, key) !== undefined || member.environment.some(({ name }) => name.endsWith(variable));
}
