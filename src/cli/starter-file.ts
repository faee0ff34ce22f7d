// The cluster file that `mesosc init` writes: small, commented, and without a finding whatever number of machines it is for.
import { classifyAddress } from "../model/addresses.ts";
import { nodeNameFault } from "../model/names.ts";
import { expandPattern } from "../model/patterns.ts";
import { visible } from "../diagnostics/visible.ts";
import { runsOf } from "./number-runs.ts";
import { UsageError } from "./shell.ts";

interface Machine {
  readonly name: string;
  readonly address: string;
}

const example = ["10.0.0.[11..16]"];

/**
 * The text for these machines (names, addresses or patterns of them; six made-up ones without). The first one, three or five
 * run ZooKeeper and the masters, the rest are agents; where none are left, the masters are agents as well.
 */
export function starterFile(nodes: readonly string[] = example): string {
  const machines = machinesOf(nodes);
  const masters = machines.slice(0, numberOfMasters(machines.length));
  const rest = machines.slice(masters.length);
  const agents = rest.length > 0 ? rest : masters;
  return [
    introduction,
    cluster,
    `# The machines: a name, and where the others reach it. A pattern stands for many: node agent[1..20] at 10.0.1.[1..20]\n${nodeLines(masters, rest)}`,
    ensemble(masters),
    mastersBlock(masters),
    agentsBlock(agents, rest.length > 0 ? "own machines" : "on masters"),
    framework(masters),
  ].join("\n");
}

/** As many as survive a failure where the machines allow it; always odd. */
function numberOfMasters(machines: number): number {
  if (machines < 3) return 1;
  return machines < 20 ? 3 : 5;
}

function machinesOf(nodes: readonly string[]): Machine[] {
  const given = nodes.flatMap((word) => word.split(/,(?![^[]*\])/)).flatMap(expand);
  const masters = numberOfMasters(given.length);
  const machines = given.map((address, index): Machine => {
    const isName = "kind" in classifyAddress(address) && !/^[\d.]+$|:/.test(address);
    const numbered = index < masters ? `master${index + 1}` : `agent${index - masters + 1}`;
    return { name: isName ? (address.split(".")[0] ?? address) : numbered, address };
  });
  const seen = new Set<string>();
  for (const { name, address } of machines) {
    if (nodeNameFault(name) !== undefined || /^(?:on|at|as|except)$/.test(name)) {
      throw new UsageError(`${visible(name)} cannot name a node`, "give its address instead");
    }
    if (seen.has(address) || seen.has(name))
      throw new UsageError(`${visible(address)} is there twice`, "give each machine once");
    seen.add(address).add(name);
  }
  return machines;
}

function expand(pattern: string): readonly string[] {
  const expansion = expandPattern(pattern);
  if ("problem" in expansion)
    throw new UsageError(
      `${visible(pattern)} is no pattern that mesosc can read`,
      "such as 10.0.0.[11..16] or node[1..6]",
    );
  for (const address of expansion.names) {
    if ("fault" in classifyAddress(address))
      throw new UsageError(`${visible(address)} is neither a name nor an address of a machine`);
  }
  return expansion.names;
}

function nodeLines(...groups: readonly (readonly Machine[])[]): string {
  const runs = groups.flatMap((machines) => runsOf(machines.map(({ name, address }) => [name, address])));
  const width = Math.max(...runs.map(([name = ""]) => name.length));
  return runs
    .map(([name = "", address = ""]) => {
      const isHostName = /[a-z]/i.test(address) && !address.includes(":");
      return `node ${name.padEnd(width)} at ${isHostName ? `"${address}"` : address}\n`;
    })
    .join("");
}

function selector(machines: readonly Machine[]): string {
  return runsOf(machines.map(({ name }) => [name])).join(", ");
}

const introduction = `# A Mesos cluster. mesosc writes every machine's configuration and services from this file:
#
#     mesosc check cluster.mesos               says what is wrong or unwise
#     mesosc compile cluster.mesos -o out/     writes out/<node>/etc/…, to be laid over / on that node
#
# \`mesosc explain\` lists all that is looked for.
`;

const cluster = `cluster example {
  # Picks the init system and the paths: debian12, ubuntu20.04, centos7, …
  os = debian12

  # Which releases the machines run; these are what mesosc takes when nothing is said.
  # versions { zookeeper = 3.8.0  mesos = 1.11.0  marathon = 1.11.24 }
}
`;

function ensemble(masters: readonly Machine[]): string {
  const single = masters.length === 1;
  return `# ZooKeeper, through which the masters agree on their leader. Odd in number: three members survive the loss of one.
${single ? "# mesosc: allow ensemble-single a cluster to try things out on\n" : ""}ensemble main on ${selector(masters)}
`;
}

function mastersBlock(masters: readonly Machine[]): string {
  const single = masters.length === 1;
  return `# The Mesos masters. Their zk:// string, quorum, ip and hostname follow from what stands above.
${single ? "# mesosc: allow masters-single a cluster to try things out on\n" : ""}${allowIPv6(masters)}masters on ${selector(masters)} {
  # Any flag of mesos-master goes here, by the name its documentation gives it.
  # offer_timeout = 2min
}
`;
}

function agentsBlock(agents: readonly Machine[], place: "own machines" | "on masters"): string {
  const shared = place === "on masters";
  return `# The machines that run the tasks${shared ? ": here the masters' own, for want of others" : ""}.
${allowIPv6(agents)}agents on ${selector(agents)} {
${shared ? '  work_dir = "/var/lib/mesos-agent"\n' : ""}  # Any flag of mesos-agent, and what it offers:
  # resources  { cpus = 8  mem = 30GB  ports = [31000..32000] }
  # attributes { rack = "r1" }
}
`;
}

/** Mesos talks IPv4 alone, and which such address a machine has is not known here. */
function allowIPv6(machines: readonly Machine[]): string {
  return machines.some(({ address }) => address.includes(":"))
    ? "# mesosc: allow ip-missing the machines' own names lead to IPv4 addresses\n"
    : "";
}

function framework(masters: readonly Machine[]): string {
  const line = `framework marathon on ${selector(masters.slice(0, 2))}\n`;
  // Marathon cannot read an IPv6 address in a zk:// string.
  if (masters.length === 1 || masters.some(({ address }) => address.includes(":"))) {
    return `# A framework starts tasks on the cluster.\n# ${line}`;
  }
  return `# Marathon keeps services running. On two machines: when one dies, the other takes over.\n${line}`;
}
