// myid-duplicate: two members of an ensemble with one id.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { EnsembleServer } from "../model/cluster.ts";
import { spanText, type Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { replacement } from "./places.ts";

const check = declareCheck<{
  readonly id: number;
  readonly first: string;
  readonly second: string;
  readonly free: number;
}>({
  code: "myid-duplicate",
  severity: "error",
  title: "two members of an ensemble with one id",
  why: `Each member finds its own \`server.N\` line by the number in its \`myid\` file. Of two lines with one number ZooKeeper keeps the later and says nothing; the second member then tries to listen at the other's address, logs "Cannot assign requested address" three times and exits with 14 after some seconds. In 3.4 it stays up instead and never serves. The ensemble has lost a member that every monitor may show as running.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { ids = { zk3: 2 } }
                                         ^ zk2 has this id
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { ids = { zk3: 9 } }
masters on zk[1..3]
`,
  message: ({ id, first, second }) => `${first} and ${second} both have id ${id}`,
  label: ({ first }) => `${first} has this id`,
  help: ({ free }) => `ids that \`ids\` does not give are positions in the selector; ${free} is free`,
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) {
      const holders = new Map<number, EnsembleServer>();
      const ids = new Set(ensemble.servers.flatMap(({ id }) => id ?? []));
      let free = 1;
      for (const server of ensemble.servers) {
        if (server.id === undefined) continue;
        const other = holders.get(server.id);
        if (other === undefined) {
          holders.set(server.id, server);
          continue;
        }
        // What was written is what can be mended; an id by position is only in the way.
        const [first, second] = idSpan(server) === undefined ? [server, other] : [other, server];
        while (ids.has(free)) free++;
        const data = { id: server.id, first: nameOf(first), second: nameOf(second), free };
        const span = idSpan(second) ?? second.span;
        yield diagnose(check, span, data, {
          related: [{ span: idSpan(first) ?? first.span, message: `${nameOf(first)} has id ${server.id} from here` }],
          fix: spanText(span) === String(server.id) ? replacement(span, String(free)) : undefined,
        });
        ids.add(free);
      }
    }
  },
});
export default check;

function idSpan({ idOrigin }: EnsembleServer): Span | undefined {
  return idOrigin.kind === "written" ? idOrigin.span : undefined;
}

function nameOf({ member, host }: EnsembleServer): string {
  return member?.node.name ?? host;
}
