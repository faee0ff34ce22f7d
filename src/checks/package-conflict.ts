// package-conflict: two services of a node that want one package in two packagings or releases.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { crowdedMembers, membersOn, type Member } from "../model/cluster.ts";
import { layoutOf } from "../model/layout-of.ts";
import type { Origin } from "../model/origin.ts";
import { roleTitle } from "../model/role-title.ts";
import type { Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { groupBy } from "./group-by.ts";
import { placeKey } from "./places.ts";

interface Want {
  readonly role: string;
  readonly packaging: string;
  readonly release: string;
}

const check = declareCheck<{ readonly first: Want; readonly second: Want; readonly nodes: readonly string[] }>({
  code: "package-conflict",
  severity: "error",
  title: "two services of a node that want one package in two packagings or releases",
  why: `A master and an agent come in one package, and a machine has a package once. Mesosphere's and Apache's even hold the same files, /usr/bin/mesos-init-wrapper among them, which read different directories: whichever was installed last decides for both services, and the other starts without its options. With two releases, one of the two services is handed options that its program does not know.`,
  bad: `cluster c { os = centos7  versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
agents on m[1..3] { packaging = apache }
                                ^^^^^^ masters have mesosphere 1.11.0
`,
  good: `cluster c { os = centos7  versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { packaging = apache }
agents on m[1..3] { packaging = apache }
`,
  message: ({ first, second, nodes }) =>
    `${first.role} and ${second.role} share a package on ${listed(nodes)}, and want ${sayWant(first)} and ${sayWant(second)} of it`,
  label: ({ first }) => `${first.role} have ${sayWant(first)}`,
  help: () => "give both the same, or run one of them from a tarball",
  given: crowdedMembers,
  *run(cluster): Iterable<Diagnostic> {
    const conflicts = new Map<string, { span: Span; first: Member; second: Member; nodes: string[] }>();
    for (const node of cluster.crowded) {
      const packaged = membersOn(cluster, node).filter(isPackaged);
      for (const members of groupBy(packaged, ({ role }) => role.target.program).values()) {
        const [first, ...others] = members;
        const second = others.find((other) => first !== undefined && !wantsTheSame(first, other));
        if (first === undefined || second === undefined) continue;
        const span = placeOf(second) ?? placeOf(first) ?? second.role.span;
        const conflict = conflicts.get(placeKey(span)) ?? { span, first, second, nodes: [] };
        conflicts.set(placeKey(span), conflict);
        conflict.nodes.push(node.name);
      }
    }
    for (const { span, first, second, nodes } of conflicts.values()) {
      yield diagnose(check, span, { first: wantOf(first), second: wantOf(second), nodes });
    }
  },
});
export default check;

/** Tarballs lie beside each other, in as many releases as one likes. */
function isPackaged(member: Member): boolean {
  return layoutOf(member)?.prefix === undefined;
}

function wantsTheSame(first: Member, second: Member): boolean {
  return first.packaging === second.packaging && first.release === second.release;
}

/** Where the packaging or the release that is in force was written for the member's own sake. */
function placeOf({ packagingOrigin, releaseOrigin }: Member): Span | undefined {
  return writtenAt(packagingOrigin) ?? writtenAt(releaseOrigin);
}

function writtenAt(origin: Origin): Span | undefined {
  return origin.kind === "written" ? origin.span : undefined;
}

function wantOf({ role, packaging, release }: Member): Want {
  return { role: roleTitle(role), packaging, release };
}

function sayWant({ packaging, release }: Want): string {
  return `${packaging} ${release}`;
}
