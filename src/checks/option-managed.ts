// option-managed: an option that is mesosc's to write, or that would keep the service from running.
import type { ManagedFacts } from "../catalog/option.ts";
import { inEra } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import type { Member, Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { declareRoleCheck } from "./check.ts";
import { isWritten, placeKey, removal } from "./places.ts";

const check = declareRoleCheck<{
  readonly key: string;
  readonly why: string;
  readonly instead: string | undefined;
  /** What mesosc works out, where what is written differs from it. */
  readonly derived: { readonly value: string; readonly node: string; readonly found: string } | undefined;
}>({
  code: "option-managed",
  severity: "error",
  title: "an option that follows from the cluster and is not set by hand",
  why: `mesosc writes some options itself, because they must agree with each other over all nodes: the list of an ensemble's servers, who of them votes. Set by hand on one role they would differ sooner or later, and ZooKeeper does not compare the lists of its members: two different ones may give two leaders. A few others would keep a service from running at all: \`help\` prints a page and ends.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] {
  server.1 = "10.0.0.7:2888:3888"
  ^^^^^^^^ is mesosc's to write
}
masters on m[1..3]
`,
  good: `cluster c
node m1      at 10.0.0.7
node m[2..3] at 10.0.0.[2..3]
ensemble main on m[1..3]
masters on m[1..3]
`,
  message: ({ key, why, derived }) =>
    derived === undefined
      ? `\`${key}\` is not set by hand: ${why}`
      : `\`${key}\` is ${derived.found}, and ${derived.node} is ${derived.value}: ${why}`,
  label: ({ derived }) => (derived === undefined ? "is mesosc's to write" : `must be ${derived.value}`),
  help: ({ instead }) => (instead === undefined ? "leave it out" : `write \`${instead}\``),
  *judge({ members }): Iterable<Diagnostic> {
    const seen = new Set<string>();
    for (const member of members) {
      for (const setting of managedSettings(member)) {
        const { managed } = setting.option.facts;
        const { keySpan } = setting;
        if (managed === undefined || keySpan === undefined || seen.has(placeKey(keySpan))) continue;
        const value = derivedValue(managed, member);
        if (value === setting.text.toLowerCase()) continue;
        seen.add(placeKey(keySpan));
        const derived = value === undefined ? undefined : { value, node: member.node.name, found: setting.text };
        const data = { key: setting.option.name, why: managed.why, instead: managed.instead, derived };
        yield diagnose(check, keySpan, data, { fix: removal(setting) });
      }
    }
  },
});
export default check;

function managedSettings({ shared, own, release }: Member): readonly Setting[] {
  return [shared, own]
    .flatMap(everManaged)
    .filter(({ option: { facts } }) => facts.managed !== undefined && inEra(facts.managed, release));
}

/** Settings of a map, which many members share, whose option is mesosc's in some release. */
const everManaged = remembered((settings: ReadonlyMap<string, Setting>) =>
  [...settings.values()].filter((setting) => setting.option.facts.managed !== undefined && isWritten(setting)),
);

function derivedValue({ follows }: ManagedFacts, { observer }: Member): string | undefined {
  if (follows === undefined) return undefined;
  return observer ? "observer" : "participant";
}
