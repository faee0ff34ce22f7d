// module-missing: a name that a program does not build in, and no module brings.
import { otherEras } from "../catalog/shape.ts";
import type { Value } from "../catalog/value.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { didYouMean, listed } from "../diagnostics/wording.ts";
import { settingOf, type Member } from "../model/cluster.ts";
import { declareRoleCheck } from "./check.ts";
import { wordsOf } from "./in-force.ts";
import { partPlace, replacement, writtenKey, writtenSettings } from "./places.ts";

const check = declareRoleCheck<{
  readonly key: string;
  readonly name: string;
  readonly program: string;
  readonly nearest: string | undefined;
  /** The releases that know it: `known from 1.2.0 on`. */
  readonly elsewhere: string | undefined;
  /** The names that the program builds in. */
  readonly known: readonly string[];
}>({
  code: "module-missing",
  severity: "error",
  title: "a name that the release does not build in, and no module brings",
  why: `Isolators, authenticators, the allocator and other parts of Mesos are chosen by name: what the release builds in, or what a module brings that \`modules\` or \`modules_dir\` names. Any other name stops the daemon: "Unknown or unsupported isolator", "Authenticator … not found. Check the spelling", "Failed to create allocator". Built-in names come and go with releases: \`cgroups/pids\` is there from 1.2.0 on, and \`posix/disk\` became \`disk/du\` in 1.0.0.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { isolation = [cgroups/cpu, cgroups/memory] }
                                         ^^^^^^^^^^^^^^ did you mean \`cgroups/mem\`?
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { isolation = [cgroups/cpu, cgroups/mem] }
`,
  message: ({ key, name, program }) =>
    `\`${key}\` names \`${name}\`, which ${program} does not have, and no module brings it`,
  label: ({ nearest: near, elsewhere }) => elsewhere ?? didYouMean(near, "not built in"),
  help: ({ nearest: near, elsewhere, known }) =>
    near === undefined && elsewhere === undefined && known.length > 0
      ? `built in: ${listed(known)}; a module is named in \`modules\``
      : undefined,
  *judge(role): Iterable<Diagnostic> {
    for (const facts of role.target.options.having("modules")) {
      for (const { setting, members } of writtenSettings(role.members, facts.name)) {
        const [member] = members;
        if (member === undefined) continue;
        const { values: known = [] } = setting.option;
        const key = writtenKey(setting);
        const program = `${role.target.title} ${member.release}`;
        for (const name of wordsOf(setting.value)) {
          const elsewhere = otherEras(facts.words ?? [], name);
          if (known.includes(name) || (elsewhere === undefined && mayBring(member, name))) continue;
          const place = partPlace(setting, role, name);
          const near = elsewhere === undefined ? nearest(name, known) : undefined;
          const data = { key, name, program, nearest: near, elsewhere, known };
          yield diagnose(check, place, data, { fix: near === undefined ? undefined : replacement(place, near) });
        }
      }
    }
  },
});
export default check;

/** Whether one of the member's modules may have that name; what files on the node name is not known. */
function mayBring(member: Member, name: string): boolean {
  if (settingOf(member, "modules_dir") !== undefined) return true;
  if (["modules", "modules_dir"].some((key) => member.faulty.has(key))) return true;
  const modules = settingOf(member, "modules")?.value;
  return modules !== undefined && (modules.kind !== "json" || namesIn(modules).includes(name));
}

function namesIn({ json }: Extract<Value, { kind: "json" }>): string[] {
  const { libraries = [] } = json as { libraries?: { modules?: { name?: string }[] }[] };
  return libraries.flatMap(({ modules = [] }) => modules.map(({ name = "" }) => name));
}
