// zk-mismatch: a ZooKeeper string that is not the one the others use.
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import type { Cluster, Ensemble } from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";
import { partOf, spanText, type Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { isWritten, removal, settingPlace, writtenKey } from "./places.ts";
import {
  pathDifference,
  sayDifference,
  serverDifferences,
  type Difference,
  type ExpectedServer,
} from "./zk-difference.ts";
import { sameHost, zkUses, type SameHost, type ZkUse } from "./zk-uses.ts";

const check = declareCheck<{
  readonly key: string;
  readonly role: string;
  /** What it is compared with: `ensemble main`, `the masters' zk`, `the other members`. */
  readonly against: string;
  readonly differences: readonly Difference[];
  /** What to write instead; nothing where it is best left out. */
  readonly instead: string | undefined;
}>({
  code: "zk-mismatch",
  severity: "error",
  title: "a ZooKeeper string that differs from what the others use",
  why: `Agents and frameworks find the leading master only where the masters put it: in the same ensemble, under the same path. An agent that looks under another path says "Finished recovery" and then nothing, for ever: no error, no warning, and it is not in the list. A master with another path elects itself there, so that there are two leaders, and dies after a minute for want of a quorum. A server that is missing from a string is missed on the day the others are down; one that does not exist, or a host name that cannot be resolved, aborts the Mesos of that time at once even beside good ones.

Marathon and Chronos instances belong together only by their path and ensemble too: with two strings there are two leaders.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.4
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { master = zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/meso }
                                                                      ^^^^^ should be /mesos
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.4
ensemble main on m[1..3]
masters on m[1..3]
agents on s1
`,
  message: ({ key, role, against, differences }) =>
    `${key} of ${role} differs from ${against}: ${differences.slice(0, 4).map(sayDifference).join(", ")}`,
  label({ against, differences }) {
    const [only, second] = differences;
    if (only === undefined || (second !== undefined && second.kind !== "missing")) return `differs from ${against}`;
    if (only.kind === "path") return `should be ${only.expected}`;
    if (only.kind === "port") return `should have port ${only.expected}`;
    if (only.kind === "lone-master") return `one of ${only.expected} masters`;
    return only.kind === "extra" ? `not in ${against}` : `${only.text} is missing`;
  },
  help: ({ instead }) =>
    instead === undefined
      ? "leave it out, and mesosc writes the same string on every node"
      : `write ${instead}, and mesosc fills in the servers; an ensemble of others is declared with \`ensemble NAME { servers = [...] }\``,
  *run(cluster): Iterable<Diagnostic> {
    const same = sameHost(cluster);
    const findEnsemble = ensembleFinder(cluster, same);
    const masters = cluster.masters === undefined ? undefined : common(zkUses(cluster.masters));
    for (const role of cluster.roles) {
      const uses = zkUses(role);
      const mates = common(uses.filter(({ purpose }) => purpose === "state"));
      for (const use of uses) {
        if (!isWritten(use.setting)) continue;
        const found = use.purpose === "masters" ? againstMasters(use, masters) : againstEnsemble(use, mates);
        if (found !== undefined) yield report(use, found);
      }
    }

    function againstEnsemble(use: ZkUse, mates: ZkUse | undefined): Finding | undefined {
      const ensemble = use.servers === undefined ? undefined : findEnsemble(use.servers);
      const servers = ensemble === undefined ? [] : serverDifferences(use.servers ?? [], expectedOf(ensemble), same);
      const path = pathDifference(use.path, mates?.path);
      // Without a path of their own members follow the others'.
      const instead =
        ensemble === undefined || use.path === undefined ? undefined : `${ensemble.name}${mates?.path ?? use.path}`;
      if (servers.length > 0 && ensemble !== undefined) {
        return { against: `ensemble ${ensemble.name}`, differences: [...servers, ...path], instead };
      }
      if (path.length > 0) return { against: "the other members", differences: path, instead };
      // Two whole ensembles: each string is sound, but the members do not meet.
      if (use.servers === undefined || mates?.servers === undefined || mates.key !== use.key) return undefined;
      const apart = serverDifferences(use.servers, mates.servers.map(required), same).some(
        ({ kind }) => kind === "extra",
      );
      const differences = apart ? serverDifferences(use.servers, mates.servers.map(required), same) : [];
      return apart ? { against: "the other members", differences, instead: undefined } : undefined;
    }

    function againstMasters(use: ZkUse, reference: ZkUse | undefined): Finding | undefined {
      if (reference?.servers === undefined) return undefined;
      if (use.servers === undefined) return loneMaster(use, reference);
      const path = pathDifference(use.path, reference.path);
      const servers = serverDifferences(use.servers, reference.servers.map(required), same);
      // Whoever is right where the masters' own string is wrong need not hear it twice.
      const ensemble = findEnsemble(use.servers);
      const right = ensemble !== undefined && ensemble === findEnsemble(reference.servers);
      const sound = right && serverDifferences(use.servers, expectedOf(ensemble), same).length === 0;
      const differences = [...(sound ? [] : servers), ...path];
      return differences.length === 0
        ? undefined
        : { against: `the masters' ${reference.key}`, differences, instead: undefined };
    }
  },
});
export default check;

/** `10.0.0.1:5050`, `http://10.0.0.1:5050`: right until another master leads. */
function loneMaster({ setting }: ZkUse, { key, role }: ZkUse): Finding | undefined {
  if (setting.value.kind !== "text" || !/^(?:https?:\/\/)?[^/]+:\d+$/.test(setting.text) || role.members.length < 2)
    return undefined;
  const differences = [{ kind: "lone-master", text: setting.text, expected: String(role.members.length) }] as const;
  return { against: `the masters' ${key}`, differences, instead: undefined };
}

interface Finding {
  readonly against: string;
  readonly differences: readonly Difference[];
  readonly instead: string | undefined;
}

function report(use: ZkUse, { against, differences, instead }: Finding): Diagnostic {
  const span = settingPlace(use.setting, use.role);
  const data = { key: writtenKey(use.setting), role: roleTitle(use.role), against, differences, instead };
  return diagnose(check, faultIn(span, differences), data, { fix: repair(use, instead) });
}

/** The one part of the value that is wrong, where it is one and can be seen in the text. */
function faultIn(span: Span, differences: readonly Difference[]): Span {
  const wrong = differences.filter(({ kind }) => kind !== "missing");
  const [only] = wrong;
  if (only === undefined || wrong.length > 1) return span;
  const at = only.kind === "path" ? spanText(span).lastIndexOf(only.text) : spanText(span).indexOf(only.text);
  if (at < 0) return span;
  return partOf(span, at, at + only.text.length);
}

function repair(use: ZkUse, instead: string | undefined): Fix | undefined {
  const span = use.setting.valueSpan;
  if (instead === undefined) return removal(use.setting);
  if (span === undefined || !/^"?zk:\/\//.test(spanText(span))) return undefined;
  return { title: `Write \`${instead}\``, edits: [{ span, text: instead }] };
}

/** The use that most members have; the first of several. */
function common(uses: readonly ZkUse[]): ZkUse | undefined {
  const withPath = uses.filter(({ path }) => path !== undefined);
  return withPath.reduce<ZkUse | undefined>(
    (most, use) => (most === undefined || use.members.length > most.members.length ? use : most),
    undefined,
  );
}

function required<T extends object>(server: T): T & { readonly required: true } {
  return { ...server, required: true };
}

/** Observers may be named by clients or not: both is usual. */
function expectedOf(ensemble: Ensemble): ExpectedServer[] {
  return ensemble.servers.map(({ host, clientPort, observer }) => ({ host, port: clientPort, required: !observer }));
}

/** Finds the ensemble that holds most of a string's hosts; the only one there is, where none holds any. */
function ensembleFinder(
  cluster: Cluster,
  same: SameHost,
): (servers: ZkUse["servers"] & object) => Ensemble | undefined {
  const byHost = new Map<string, Set<Ensemble>>();
  for (const ensemble of cluster.ensembles) {
    for (const server of ensemble.servers) {
      const host = same(server.host);
      byHost.set(host, (byHost.get(host) ?? new Set()).add(ensemble));
    }
  }
  return (servers) => {
    const held = new Map<Ensemble, number>();
    for (const { host } of servers) {
      for (const ensemble of byHost.get(same(host)) ?? []) held.set(ensemble, (held.get(ensemble) ?? 0) + 1);
    }
    const [best] = [...held].sort((left, right) => right[1] - left[1]);
    return best?.[0] ?? (cluster.ensembles.length === 1 ? cluster.ensembles[0] : undefined);
  };
}
