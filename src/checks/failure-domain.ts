// failure-domain: the loss of one rack or zone takes the majority with it.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import type { Cluster, Node, NodeSetting } from "../model/cluster.ts";
import { majority } from "../model/majority.ts";
import { roleTitle } from "../model/role-title.ts";
import type { Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { groupBy } from "./group-by.ts";
import { selectorPlace } from "./places.ts";
import { votersOf } from "./voters.ts";

/** Names of node settings that say what fails together; the narrowest first. */
const domains = ["rack", "zone", "datacenter", "region", "domain"];

const check = declareCheck<{
  readonly groups: readonly string[];
  readonly key: string;
  readonly value: string;
  readonly nodes: readonly string[];
  readonly count: number;
  readonly values: number;
}>({
  code: "failure-domain",
  severity: "warning",
  title: "one rack or zone that holds a majority",
  why: `An ensemble, and a set of masters, go on while more than half of them are up. If more than half stand in one rack, or in one zone, the power or the switch of that one rack is the power of the whole cluster, and the members elsewhere cannot help: they are not a majority. With two racks that cannot be avoided, one of them always holds it; with three it can, one or two members in each.

What fails together is what the nodes say it is, in a setting named rack, zone, datacenter, region or domain.`,
  bad: `cluster c
node zk[1..2] at 10.0.1.[1..2] { rack = r1 }
node zk3      at 10.0.2.1      { rack = r2 }
ensemble main on zk[1..3]
                 ^^^^^^^^ zk1 and zk2 share rack r1
masters on zk[1..3]
`,
  good: `cluster c
node zk1 at 10.0.1.1 { rack = r1 }
node zk2 at 10.0.2.1 { rack = r2 }
node zk3 at 10.0.3.1 { rack = r3 }
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  message: ({ groups, key, value, nodes, count }) =>
    `${nodes.length} of the ${count} ${listed(groups)} are in ${key} ${value}: without it there is no majority`,
  label: ({ key, value, nodes }) => `${listed(nodes)} share ${key} ${value}`,
  help: ({ key, values, count }) =>
    values > 2
      ? `spread them, so that no ${key} holds ${majority(count)} of ${count}`
      : `with two values of ${key} one always holds a majority; a third would not`,
  *run(cluster): Iterable<Diagnostic> {
    // An ensemble and the masters on the same nodes are one decision, and so are a rack and the zone that it stands in.
    const told = new Map<string, { groups: string[]; span: Span; found: Concentration; count: number }>();
    for (const { title, nodes, span } of quorumsOf(cluster)) {
      const first = domains
        .flatMap((key) => concentration(nodes, key) ?? [])
        .find(({ key }) => valuesOf(cluster, key) > 1);
      if (first === undefined) continue;
      const id = `${nodes.length} ${first.key} ${first.nodes.map(({ name }) => name).join(" ")}`;
      const known = told.get(id);
      if (known === undefined) told.set(id, { groups: [title], span, found: first, count: nodes.length });
      else known.groups.push(title);
    }
    for (const { groups, span, found, count } of told.values()) {
      const { key, value, nodes, settings } = found;
      const data = { groups, key, value, nodes: nodes.map(({ name }) => name), count, values: valuesOf(cluster, key) };
      const related = [...new Map(settings.map((setting) => [setting.span.start, setting])).values()].slice(0, 3);
      yield diagnose(check, span, data, {
        related: related.map((setting) => ({ span: setting.span, message: `${key} ${value} is set here` })),
      });
    }
  },
});
export default check;

/** Everything that needs a majority of its nodes. */
function quorumsOf(
  cluster: Cluster,
): { readonly title: string; readonly nodes: readonly Node[]; readonly span: Span }[] {
  const ensembles = cluster.ensembles.map((ensemble) => ({
    title: `voters of ensemble ${ensemble.name}`,
    nodes: votersOf(ensemble).flatMap(({ member }) => member?.node ?? []),
    span: selectorPlace(ensemble),
  }));
  const { masters } = cluster;
  if (masters === undefined) return ensembles;
  return [
    ...ensembles,
    { title: roleTitle(masters), nodes: masters.members.map(({ node }) => node), span: selectorPlace(masters) },
  ];
}

interface Concentration {
  readonly key: string;
  readonly value: string;
  readonly nodes: readonly Node[];
  readonly settings: readonly NodeSetting[];
}

/** The value of `key` that a majority of `nodes` has. */
function concentration(nodes: readonly Node[], key: string): Concentration | undefined {
  for (const [value, holders] of groupBy(nodes, ({ settings }) => settings.get(key)?.text)) {
    // One node that fails alone is a matter of its own (`masters-single`).
    if (nodes.length < 2 || holders.length < 2 || holders.length < majority(nodes.length)) continue;
    return { key, value, nodes: holders, settings: holders.flatMap(({ settings }) => settings.get(key) ?? []) };
  }
  return undefined;
}

/** How many values the nodes of the cluster have between them; with one there is nothing to choose. */
function valuesOf({ nodes }: Cluster, key: string): number {
  const values = new Set<string>();
  for (const { settings } of nodes) {
    const setting = settings.get(key);
    if (setting !== undefined) values.add(setting.text);
  }
  return values.size;
}
