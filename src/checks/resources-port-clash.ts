// resources-port-clash: an agent offers a port that a service of its node listens on.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { listed } from "../diagnostics/wording.ts";
import { membersOn, settingOf, type Agents, type Member, type Node, type Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { roleTitle } from "../model/role-title.ts";
import { partOf, spanText, type Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { defaultOffer, offeredPorts, without, type PortRange } from "./offered-ports.ts";
import { isWritten, placeKey } from "./places.ts";
import { portsOf, type Port } from "./ports.ts";

interface Taken {
  readonly port: number;
  readonly purpose: string;
  readonly service: string;
}

const check = declareCheck<{
  readonly taken: readonly Taken[];
  readonly nodes: readonly string[];
  readonly range: PortRange;
  readonly written: boolean;
}>({
  code: "resources-port-clash",
  severity: "error",
  title: "an agent that offers a port of a service on its node",
  why: `The ports in an agent's resources are handed to tasks as free, and nobody looks whether they are. A task that is given a port on which the agent itself, or a ZooKeeper or Marathon beside it, already listens fails to bind and is started again, on that agent or the next. It happens only when that port comes up, so it looks like a task that fails now and then. An agent without a ports resource offers 31000 to 32000.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.4
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 {
  resources { ports = [5000..6000] }
                       ^^^^^^^^^^ holds 5051
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.4
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 {
  resources { ports = [5000..5050, 5052..6000] }
}
`,
  message: ({ taken, nodes, range, written }) =>
    `${listed(nodes)} ${nodes.length === 1 ? "offers" : "offer"} ${listed(taken.map(sayTaken))} to tasks${
      written ? "" : `, within Mesos' own ${range.first} to ${range.last}`
    }`,
  label: ({ taken, written }) =>
    written ? `holds ${listed(taken.map(({ port }) => String(port)))}` : "offered to tasks",
  help({ taken, range, written }) {
    const rest = without(
      range,
      taken.map(({ port }) => port),
    );
    return written
      ? `offer the rest: ${rest}`
      : `move the service, or offer the rest: \`resources { ports = [${rest}] }\``;
  },
  *run(cluster): Iterable<Diagnostic> {
    const clashes = new Map<string, Clash>();
    const crowded = new Set(cluster.crowded);
    for (const agent of cluster.agents.flatMap((role) => suspectsOf(role, crowded))) {
      const setting = settingOf(agent, "resources");
      const ranges = rangesOf(agent);
      for (const port of membersOn(cluster, agent.node).flatMap(portsOf)) {
        const range = rangeWith(port, ranges);
        if (range === undefined) continue;
        // One range that holds several ports is one mistake; so is one port on many nodes.
        const place = isWritten(setting) && ranges !== defaultOffer ? rangePlace(setting, range) : undefined;
        const key = `${placeKey(place ?? port.span)} ${place === undefined ? port.port : range.first}`;
        const clash = clashes.get(key) ?? { place, range, ports: new Map(), nodes: new Set() };
        clashes.set(key, clash);
        clash.nodes.add(agent.node.name);
        clash.ports.set(`${port.port} ${port.purpose} ${roleTitle(port.member.role)}`, port);
      }
    }
    for (const { place, range, ports, nodes } of clashes.values()) {
      const found = [...ports.values()];
      const taken = found.map(({ port, purpose, member }) => ({ port, purpose, service: roleTitle(member.role) }));
      const span = place ?? found[0]?.span;
      if (span === undefined) continue;
      const related = found
        .filter(({ origin }) => origin === "written" && place !== undefined)
        .map((port) => ({ span: port.span, message: `${port.port} is set here` }));
      yield diagnose(check, span, { taken, nodes: [...nodes], range, written: place !== undefined }, { related });
    }
  },
});
export default check;

/** Agents that are not alone on their nodes, and those that offer ports of their own. */
function suspectsOf(role: Agents, crowded: ReadonlySet<Node>): readonly Member[] {
  const own = offeringTheirOwn(role);
  return crowded.size + own.size === 0 ? [] : role.members.filter((agent) => crowded.has(agent.node) || own.has(agent));
}

const offeringTheirOwn = remembered(
  ({ members }: Agents): ReadonlySet<Member> =>
    new Set(members.filter((agent) => portsOf(agent).some((port) => rangeWith(port, rangesOf(agent)) !== undefined))),
);

function rangesOf(agent: Member): readonly PortRange[] {
  if (agent.faulty.has("resources")) return [];
  const setting = settingOf(agent, "resources");
  return setting === undefined ? defaultOffer : rangesIn(setting);
}

const rangesIn = remembered(offeredPorts);

function rangeWith({ port }: Port, ranges: readonly PortRange[]): PortRange | undefined {
  return ranges.find(({ first, last }) => first <= port && port <= last);
}

interface Clash {
  /** The range where it was written. */
  readonly place: Span | undefined;
  readonly range: PortRange;
  readonly ports: Map<string, Port>;
  readonly nodes: Set<string>;
}

function sayTaken({ port, purpose, service }: Taken): string {
  return `port ${port} of ${service} (${purpose})`;
}

/** The range inside the written resources, as `5000..6000` or `5000-6000`; else the name `resources`. */
function rangePlace(setting: Setting, { first, last }: PortRange): Span | undefined {
  const { valueSpan, keySpan } = setting;
  if (valueSpan === undefined) return keySpan;
  for (const text of [`${first}..${last}`, `${first}-${last}`]) {
    const at = spanText(valueSpan).indexOf(text);
    if (at < 0) continue;
    return partOf(valueSpan, at, at + text.length);
  }
  return keySpan ?? valueSpan;
}
