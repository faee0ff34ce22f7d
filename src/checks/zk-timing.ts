// zk-timing: times of an ensemble that work against each other, or against its clients.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { settingOf, type Cluster, type Ensemble, type Role } from "../model/cluster.ts";
import { roleDoes, roleTitle } from "../model/role-title.ts";
import { remembered } from "../model/remembered.ts";
import type { Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { groupBy } from "./group-by.ts";
import { isWritten, settingPlace, writtenSettings } from "./places.ts";
import { sayTime, serverTiming, sessionTimeout, type ServerTiming } from "./timing.ts";
import { zkUses } from "./zk-uses.ts";

type Timing =
  | { readonly kind: "swapped"; readonly syncLimit: number; readonly initLimit: number }
  | { readonly kind: "short"; readonly syncLimit: number; readonly tickTime: number }
  | {
      readonly kind: "uneven";
      readonly key: string;
      readonly nodes: readonly string[];
      readonly text: string;
      readonly others: string;
    }
  | {
      readonly kind: "session";
      readonly client: string;
      readonly ensemble: string;
      readonly asked: number;
      readonly shortest: number;
      readonly longest: number;
    };

const check = declareCheck<Timing>({
  code: "zk-timing",
  severity: "warning",
  title: "times of an ensemble that do not fit together",
  why: `\`tickTime\` is the unit of nearly everything in an ensemble. \`initLimit\` ticks are what a member may take to reach the leader and copy its data, \`syncLimit\` ticks how long it may then be silent before it is dropped; a silence that may last longer than the whole start is usually two numbers in the wrong order. Below a second, one slow write to disk or one pause of the JVM drops a healthy member. Members with different ticks never agree on who is late: one with a tick of 100 ms beside others with 2000 was seen to come and go without end.

A client asks for a session of a length, and the server cuts it to what it grants, 2 to 20 ticks, without a word. Mesos asks for 10 seconds: that is how long a dead master goes unnoticed. With ticks of ten seconds the same death takes twenty seconds at least; with ticks of 200 ms the session lasts four, and a pause of five costs the leading master its place.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { initLimit = 5  syncLimit = 10 }
                                                       ^^ more than initLimit, 5
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { initLimit = 10  syncLimit = 5 }
masters on zk[1..3]
`,
  message(timing) {
    switch (timing.kind) {
      case "swapped":
        return `syncLimit is ${timing.syncLimit} ticks and initLimit only ${timing.initLimit}: a member may be silent for longer than its start may take`;
      case "short":
        return `a member is dropped after ${sayTime(timing.syncLimit * timing.tickTime)} of silence: syncLimit ${timing.syncLimit} with a tick of ${sayTime(timing.tickTime)}`;
      case "uneven":
        return `${timing.key} is ${timing.text} on ${listed(timing.nodes)} and ${timing.others} on the other members`;
      case "session":
        return `${roleDoes(timing.client, "ask")} for sessions of ${sayTime(timing.asked)}, and ensemble ${timing.ensemble} grants ${sayTime(timing.shortest)} to ${sayTime(timing.longest)}`;
    }
  },
  label(timing) {
    switch (timing.kind) {
      case "swapped":
        return `more than initLimit, ${timing.initLimit}`;
      case "short":
        return `${sayTime(timing.syncLimit * timing.tickTime)} in all`;
      case "uneven":
        return `${timing.others} on the other members`;
      case "session":
        return `${sayTime(timing.asked)} becomes ${sayTime(timing.asked < timing.shortest ? timing.shortest : timing.longest)}`;
    }
  },
  help(timing) {
    switch (timing.kind) {
      case "swapped":
        return "initLimit = 10 and syncLimit = 5 are usual";
      case "short":
        return "tickTime = 2000 and syncLimit = 5 are usual: ten seconds";
      case "uneven":
        return "set it once, for the whole ensemble";
      case "session":
        return "sessions last 2 to 20 ticks unless minSessionTimeout and maxSessionTimeout say otherwise";
    }
  },
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      for (const finding of [...limits(ensemble), ...uneven(ensemble), ...sessions(ensemble, cluster)]) {
        yield diagnose(check, finding.span, finding.timing);
      }
    }
  },
});
export default check;

interface Finding {
  readonly span: Span;
  readonly timing: Timing;
}

/** What each written `syncLimit`, or else `initLimit` or `tickTime`, makes of the members that have it. */
function limits(ensemble: Ensemble): Finding[] {
  // One finding for one kind: the settings that cause it are read together.
  for (const key of ["syncLimit", "initLimit", "tickTime"]) {
    for (const { setting, members } of writtenSettings(ensemble.members, key)) {
      const [member] = members;
      if (member === undefined) continue;
      const span = settingPlace(setting, ensemble);
      const timing = serverTiming(member);
      if (timing?.syncLimit === undefined) continue;
      const { tickTime, initLimit, syncLimit } = timing;
      if (initLimit !== undefined && syncLimit > initLimit)
        return [{ span, timing: { kind: "swapped", syncLimit, initLimit } }];
      if (syncLimit * tickTime < 1000) return [{ span, timing: { kind: "short", syncLimit, tickTime } }];
    }
  }
  return [];
}

/** Keys that narrowing made differ between members. */
function uneven(ensemble: Ensemble): Finding[] {
  return ["tickTime", "initLimit", "syncLimit"].flatMap((key) => {
    const groups = groupBy(ensemble.members, (member) =>
      member.faulty.has(key) ? undefined : (settingOf(member, key)?.text ?? ""),
    );
    const [most, ...rest] = [...groups].sort(([, left], [, right]) => right.length - left.length);
    return rest.flatMap(([text, members]): Finding[] => {
      const [member] = members;
      if (most === undefined || member === undefined) return [];
      const nodes = members.map(({ node }) => node.name);
      const span = settingPlace(settingOf(member, key), ensemble);
      return [{ span, timing: { kind: "uneven", key, nodes, text, others: most[0] } }];
    });
  });
}

const sessionKey = "zk_session_timeout";

/** Clients that get another session than they ask for, where somebody set either side. */
function sessions(ensemble: Ensemble, cluster: Cluster): Finding[] {
  const [server] = ensemble.members;
  if (server === undefined) return [];
  const granted = serverTiming(server);
  if (granted === undefined) return [];
  const findings: Finding[] = [];
  const servers = new Set(ensemble.servers.map(({ host, clientPort }) => `${host}:${clientPort}`));
  const cause = ["minSessionTimeout", "maxSessionTimeout", "tickTime"]
    .map((key) => settingOf(server, key))
    .find((setting) => isWritten(setting));
  for (const role of cluster.roles) {
    if (role.kind === "ensemble" || !serversOf(role).some((address) => servers.has(address))) continue;
    const written = writtenSessions(role);
    for (const { setting, members } of written) {
      const [member] = members;
      const asked = member === undefined ? undefined : sessionTimeout(member, sessionKey);
      findings.push(...judge(settingPlace(setting, role), asked, role, ensemble, granted));
    }
    // A framework's own default is not Mesos' ten seconds, and in some releases half an hour: nobody's decision.
    if (written.length > 0 || cause === undefined || role.kind === "framework") continue;
    const implied = judge(settingPlace(cause, ensemble), usualSession(role).asked, role, ensemble, granted);
    // The ensemble's own setting is one mistake, however many roles it meets.
    if (!findings.some(({ span }) => span.start === implied[0]?.span.start)) findings.push(...implied);
  }
  return findings;
}

/** What a role asks for that says nothing of it. */
const usualSession = remembered(({ members: [member] }: Role) => ({
  asked: member === undefined ? undefined : sessionTimeout(member, sessionKey),
}));

const writtenSessions = remembered(({ members }: Role) => writtenSettings(members, sessionKey));

function judge(
  span: Span,
  asked: number | undefined,
  role: Role,
  { name }: Ensemble,
  granted: ServerTiming,
): Finding[] {
  const { shortest, longest } = granted;
  // Limits that exclude each other are `zk-session-timeouts`'s matter.
  if (asked === undefined || (shortest <= asked && asked <= longest) || shortest > longest) return [];
  return [{ span, timing: { kind: "session", client: roleTitle(role), ensemble: name, asked, shortest, longest } }];
}

/** Where a role looks for ZooKeeper. */
const serversOf = remembered((role: Role) =>
  zkUses(role).flatMap(({ servers }) => (servers ?? []).map(({ host, port }) => `${host}:${port}`)),
);
