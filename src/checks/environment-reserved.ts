// environment-reserved: a variable in `environment` that the program, or what starts it, takes for something else.
import { inEra } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { EnvironmentVariable, Member } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import type { ProgramTarget } from "../targets/target.ts";
import { declareRoleCheck } from "./check.ts";
import { placeKey } from "./places.ts";

type Reserved =
  /** The program reads the variable as an option; `instead` is its name. */
  | { readonly kind: "option"; readonly instead: string }
  /** The program would read it as an option that it does not have. */
  | { readonly kind: "unknown-option"; readonly option: string; readonly nearest: string | undefined }
  /** What starts the program sets or translates it. */
  | { readonly kind: "wrapper"; readonly instead: string | undefined };

const check = declareRoleCheck<{ readonly variable: string; readonly program: string; readonly reserved: Reserved }>({
  code: "environment-reserved",
  severity: "error",
  title: "a variable that is an option, or that what starts the program sets",
  why: `The programs read their options from variables too: MESOS_QUORUM is --quorum, MARATHON_ZK is --zk. Written as a variable, an option goes past everything that mesosc knows of it: its type, its release, the quorum and the zk string that all nodes must share. And it is given twice, since mesosc writes it as well: Mesos before 0.25 and Marathon then refuse to start, later ones let one of the two win, silently. A name that is no option stops Marathon and Chronos.

The packages' wrappers turn some plain variables into options too (ULIMIT, ZK, MASTER, IP, PORT, CLUSTER, LOGS, ISOLATION), and a few variables are overwritten at start: Mesos sets LIBPROCESS_PORT, whatever it was.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  environment { MESOS_QUORUM = 1  TZ = "UTC" }
                ^^^^^^^^^^^^ write \`quorum = …\`
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  quorum = 2
  environment { TZ = "UTC" }
}
`,
  message({ variable, program, reserved }) {
    switch (reserved.kind) {
      case "option":
        return `${program} reads \`${variable}\` as its option \`${reserved.instead}\``;
      case "unknown-option":
        return `${program} reads \`${variable}\` as an option \`${reserved.option}\`, which it does not have`;
      case "wrapper":
        return `\`${variable}\` is set, or taken for an option, by what starts ${program}`;
    }
  },
  label({ reserved }) {
    if (reserved.kind === "unknown-option")
      return reserved.nearest === undefined ? "no option" : `did you mean \`${reserved.nearest} = …\`?`;
    if (reserved.instead === undefined) return "not to be set here";
    return `write \`${/^[\w.]+$/.test(reserved.instead) ? `${reserved.instead} = …` : reserved.instead}\``;
  },
  help: ({ reserved }) =>
    reserved.kind === "option" || (reserved.kind === "unknown-option" && reserved.nearest !== undefined)
      ? "options are settings of the role's block, outside of `environment`"
      : undefined,
  *judge({ members }): Iterable<Diagnostic> {
    const seen = new Set<string>();
    for (const member of members) {
      for (const variable of member.environment) {
        const place = `${placeKey(variable.keySpan)} ${member.release} ${member.packaging}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const reserved = reservedAs(variable, member);
        if (reserved === undefined) continue;
        const program = `${member.role.target.title} ${member.release}`;
        yield diagnose(check, variable.keySpan, { variable: variable.name, program, reserved });
      }
    }
  },
});
export default check;

function reservedAs({ name }: EnvironmentVariable, member: Member): Reserved | undefined {
  const { target } = member.role;
  const own = layoutOf(member)?.reservedVariables?.find((reserved) => reserved.name === name);
  if (own !== undefined && (own.when !== "jvm" || member.jvm.size > 0)) {
    return { kind: "wrapper", instead: own.instead };
  }
  const prefix = target.environmentPrefix;
  if (prefix === undefined || !name.startsWith(prefix) || isFree(name, target)) return undefined;
  // What follows the prefix is read in any case.
  const option = name.slice(prefix.length).toLowerCase();
  const known = optionsIn(target, member.release);
  const instead = known.find((each) => each.toLowerCase().replaceAll(/[^a-z0-9_]/g, "_") === option);
  return instead === undefined
    ? { kind: "unknown-option", option, nearest: nearest(option, known) }
    : { kind: "option", instead };
}

function isFree(name: string, { freeVariables }: ProgramTarget): boolean {
  return freeVariables.some((free) => (free.endsWith("*") ? name.startsWith(free.slice(0, -1)) : name === free));
}

/** Names and aliases that the release knows. */
function optionsIn({ options }: ProgramTarget, release: string): string[] {
  return [...options.values()]
    .flatMap((facts) => [facts, ...(facts.aliases ?? [])])
    .flatMap((named) => (inEra(named, release) ? [named.name] : []));
}
