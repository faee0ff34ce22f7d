// secret-exposed: a secret that every account of the node can read while the program runs.
import { isSecret } from "../catalog/types.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { declareRoleCheck } from "./check.ts";
import { deliveries } from "./delivery.ts";
import { settingPlace, writtenKey } from "./places.ts";

const check = declareRoleCheck<{ readonly key: string; readonly program: string; readonly packaging: string }>({
  code: "secret-exposed",
  severity: "warning",
  title: "a secret that every account of the node can read while the program runs",
  why: `mesosc writes secrets into files that only their reader may open. Some programs are then told them as words of their command line, by the package's wrapper or because they read nothing else, and the command line of a running program stands in the process list, for every account of the node and for whatever a task of Mesos runs there. Chronos is told all of its options in this way, the packages' Mesos too, and Marathon by most of its start scripts until 1.5.9.

Where the option has a form that takes a file, that is the way out: a credential that is written as \`secret("env:…")\` for an option which takes a path stays in its file. Otherwise give the node to nobody else, and say so in an allow comment.`,
  bad: {
    files: {
      "main.mesos": `cluster c { versions { chronos = 3.0.2 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m[1..2] { http_credentials = secret("env:CHRONOS") }
                                                  ^^^^^^^^^^^^^^^^^^^^^ will stand in the process list
`,
    },
    surroundings: { environment: { CHRONOS: "operator:s3cr3t" } },
  },
  good: {
    files: {
      "main.mesos": `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2] { http_credentials = secret("env:MARATHON") }
`,
    },
    surroundings: { environment: { MARATHON: "operator:s3cr3t" } },
  },
  message: ({ key, program, packaging }) =>
    `${program} (${packaging}) is told \`${key}\` on its command line, which every account of the node can read`,
  label: () => "will stand in the process list",
  *judge(role): Iterable<Diagnostic> {
    for (const { setting, member, delivery } of deliveries(role, ({ value }) => isSecret(value))) {
      if (delivery.by !== "command-line") continue;
      const program = `${role.target.title} ${member.release}`;
      yield diagnose(check, settingPlace(setting, role), {
        key: writtenKey(setting),
        program,
        packaging: member.packaging,
      });
    }
  },
});
export default check;
