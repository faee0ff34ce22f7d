// framework-incompatible: a release that does not work with the masters', or with the other instances'.
import { compareReleases, inEra, type Era, type Release } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import type { Framework, Masters, Member } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import type { Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";

/** The oldest Mesos that a release registers with; it looks, and ends where that is newer. */
const demands: Readonly<Record<string, readonly ({ readonly mesos: Release } & Era)[]>> = {
  marathon: [
    { since: "1.4.0", until: "1.6.590", mesos: "1.1.0" },
    { since: "1.7.37", mesos: "1.5.0" },
  ],
};

/** From these releases on, instances elect their leader in a way that older ones do not see. */
const elections: Readonly<Record<string, Release>> = { marathon: "1.3.0", chronos: "2.3.2" };

type Data =
  | {
      readonly kind: "mesos";
      readonly framework: string;
      readonly release: Release;
      readonly needs: Release;
      readonly mesos: Release;
    }
  | {
      readonly kind: "election";
      readonly framework: string;
      readonly older: readonly string[];
      readonly newer: readonly string[];
      readonly since: Release;
    };

const check = declareCheck<Data>({
  code: "framework-incompatible",
  severity: "error",
  title: "a framework's release that does not work with the masters', or with its other instances",
  why: `Marathon looks at the release of libmesos when it starts, and at the master's when it registers. From 1.4 on it ends where either is older than 1.1.0, from 1.7 on older than 1.5.0, and its supervisor starts it again, without end.

Instances of one framework must see each other's candidacies. Marathon 1.3 and Chronos 2.3.2 changed how they elect a leader: instances from before and after that release do not know of each other, so both sides have a leader, and two Marathons work on one state. Going from one to the other means stopping all the old ones first.`,
  bad: `cluster c { versions { mesos = 1.4.3  marathon = 1.11.24 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2]
^^^^^^^^^^^^^^^^^^ needs Mesos 1.5.0
`,
  good: `cluster c { versions { mesos = 1.4.3  marathon = 1.6.567 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework marathon on m[1..2]
`,
  message: (data) =>
    data.kind === "mesos"
      ? `${data.framework} ${data.release} needs Mesos ${data.needs} or newer, and the masters are ${data.mesos}`
      : `${data.framework} would have two leaders: ${listed(data.older)} and, apart from ${data.older.length === 1 ? "it" : "them"}, ${listed(data.newer)}`,
  label: (data) => (data.kind === "mesos" ? `needs Mesos ${data.needs}` : `before and after ${data.since}`),
  help: (data) =>
    data.kind === "mesos"
      ? "take a newer Mesos or an older release of the framework, in `versions`"
      : `give all instances a release from ${data.since} on, or all an older one`,
  *run({ frameworks, masters }): Iterable<Diagnostic> {
    for (const framework of frameworks) {
      if (masters !== undefined) yield* judgeMesos(framework, masters);
      yield* judgeElection(framework);
    }
  },
});
export default check;

function* judgeMesos(framework: Framework, masters: Masters): Iterable<Diagnostic> {
  const oldest = masters.members.map(({ release }) => release).sort(compareReleases)[0];
  // One finding for each release in use.
  const members = new Map(framework.members.map((member) => [member.release, member]));
  for (const [release, member] of members) {
    const needs = demands[framework.target.name]?.find((era) => inEra(era, release))?.mesos;
    if (needs === undefined || oldest === undefined || compareReleases(oldest, needs) >= 0) continue;
    const related = [releaseSpan(member), releaseSpan(masters.members[0])].flatMap((span) =>
      span === undefined ? [] : [{ span, message: "the release is chosen here" }],
    );
    const data = { kind: "mesos", framework: roleTitle(framework), release, needs, mesos: oldest } as const;
    yield diagnose(check, framework.span, data, { related });
  }
}

function* judgeElection(framework: Framework): Iterable<Diagnostic> {
  const since = elections[framework.target.name];
  if (since === undefined) return;
  const isNew = ({ release }: Member): boolean => compareReleases(release, since) >= 0;
  const name = ({ node, release }: Member): string => `${node.name} (${release})`;
  const older = framework.members.filter((member) => !isNew(member)).map(name);
  const newer = framework.members.filter(isNew).map(name);
  if (older.length === 0 || newer.length === 0) return;
  yield diagnose(check, framework.span, { kind: "election", framework: roleTitle(framework), older, newer, since });
}

function releaseSpan(member: Member | undefined): Span | undefined {
  return member?.releaseOrigin.kind === "written" ? member.releaseOrigin.span : undefined;
}
