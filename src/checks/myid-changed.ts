// myid-changed: a member would get another id than it was given before.
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import type { Cluster, Ensemble } from "../model/cluster.ts";
import { declareCheck, type CheckContext } from "./check.ts";
import { blockSetting, insertion, replacement, selectorPlace } from "./places.ts";

interface Change {
  readonly node: string;
  readonly from: number;
  readonly to: number;
}

const check = declareCheck<{ readonly ensemble: string; readonly changes: readonly Change[]; readonly line: string }>({
  code: "myid-changed",
  severity: "error",
  title: "a member of an ensemble would change its id",
  why: `ids follow from the order of the selector, so a node that is added before others, or taken out, moves all that come after it. A running ensemble does not survive that: a member that restarts with its new id looks, to those that still have the old files, like another server at the wrong address. During the change two members hold one id, the newcomer exits or stays up without serving, and lists that differ from member to member can elect two leaders that both serve. A member also remembers in its data directory for whom it voted.

The ids that were written into the output folder before are therefore kept, unless you say otherwise there: \`ids\` names them once and for all.`,
  bad: {
    files: {
      "cluster.mesos": `cluster c
node zk1      at 10.0.0.1
node zk[3..4] at 10.0.0.[3..4]
ensemble main on zk1, zk3, zk4
                 ^^^^^^^^^^^^^ zk3 had id 3, zk4 had id 4
masters on zk1, zk[3..4]
`,
    },
    surroundings: { formerIds: { main: { zk1: 1, zk3: 3, zk4: 4 } } },
  },
  good: {
    files: {
      "cluster.mesos": `cluster c
node zk1      at 10.0.0.1
node zk[3..4] at 10.0.0.[3..4]
ensemble main on zk1, zk3, zk4 { ids = { zk1: 1, zk3: 3, zk4: 4 } }
masters on zk1, zk[3..4]
`,
    },
    surroundings: { formerIds: { main: { zk1: 1, zk3: 3, zk4: 4 } } },
  },
  message: ({ ensemble, changes }) =>
    `ensemble ${ensemble} would change ${changes.length === 1 ? "an id" : "ids"}: ${listed(
      changes.map(({ node, from, to }) => `${node} from ${from} to ${to}`),
    )}`,
  label: ({ changes }) =>
    changes
      .slice(0, 3)
      .map(({ node, from }) => `${node} had id ${from}`)
      .join(", "),
  help: ({ line }) => `keep the ids: \`${line}\``,
  *run(cluster, context): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      const former = formerIdsOf(ensemble, cluster, context);
      const changes = ensemble.servers.flatMap(({ id, member }): Change[] => {
        const node = member?.node.name ?? "";
        const from = former.get(node);
        return from === undefined || id === undefined || from === id ? [] : [{ node, from, to: id }];
      });
      if (changes.length === 0) continue;
      const map = keptIds(ensemble, former);
      const place = blockSetting(ensemble, "ids")?.value?.span ?? selectorPlace(ensemble);
      const data = { ensemble: ensemble.name, changes, line: `ids = ${map}` };
      yield diagnose(check, place, data, { fix: keep(ensemble, map) });
    }
  },
});
export default check;

/** The ids that the ensemble's nodes had; also under a name of the ensemble that the cluster no longer has. */
function formerIdsOf(ensemble: Ensemble, cluster: Cluster, { formerIds }: CheckContext): ReadonlyMap<string, number> {
  const own = formerIds.get(ensemble.name);
  if (own !== undefined) return own;
  const present = new Set(cluster.ensembles.map(({ name }) => name));
  const renamed = [...formerIds].filter(([name]) => !present.has(name)).flatMap(([, ids]) => [...ids]);
  return new Map(renamed);
}

/** `{ zk1: 1, zk3: 3 }`: every member's former id, and for new members one that nobody has or had. */
function keptIds(ensemble: Ensemble, former: ReadonlyMap<string, number>): string {
  const taken = new Set(former.values());
  let free = 1;
  const entries = ensemble.servers.flatMap(({ id, member }) => {
    if (member === undefined) return [];
    let kept = former.get(member.node.name);
    if (kept === undefined && id !== undefined && !taken.has(id)) kept = id;
    while (kept === undefined && taken.has(free)) free++;
    kept ??= free;
    taken.add(kept);
    return [`${member.node.name}: ${kept}`];
  });
  return `{ ${entries.join(", ")} }`;
}

function keep(ensemble: Ensemble, map: string): Fix {
  const written = blockSetting(ensemble, "ids")?.value?.span;
  return written === undefined ? insertion(ensemble, `ids = ${map}`) : replacement(written, map);
}
