// What hovers say of nodes and roles: who they are, what follows from them, and where they listen.
import { isSecret } from "../catalog/types.ts";
import { portsOf } from "../checks/ports.ts";
import { counted } from "../diagnostics/count.ts";
import {
  membersOn,
  settingsOf,
  type Cluster,
  type Member,
  type Node,
  type Role,
  type Setting,
} from "../model/cluster.ts";
import { roleTitle } from "../model/role-title.ts";

/** So many rows a table has; more of them nobody reads in a hover. */
const mostRows = 10;

/** The cluster as a whole: what runs where. */
export function clusterCard(cluster: Cluster): string {
  const rows = cluster.roles.map((role) => [
    roleTitle(role),
    [role.target.title, ...(role.members[0] === undefined ? [] : [role.members[0].release])].join(" "),
    counted(role.members.length, "node"),
  ]);
  const head = `**cluster ${cluster.name}** · ${counted(cluster.nodes.length, "node")}`;
  return rows.length === 0 ? head : `${head}\n\n${table(["role", "program", "nodes"], rows)}`;
}

/** A role: what follows from the cluster for it, and its members. */
export function roleCard(role: Role): string {
  const [first] = role.members;
  const program = first === undefined ? role.target.title : `${role.target.title} ${first.release}`;
  const head = `**${roleTitle(role)}** · ${program} · ${counted(role.members.length, "node")}`;
  return [head, ...derived(first), ...zkOf(role), members(role)].filter((part) => part !== "").join("\n\n");
}

/** Nodes of one pattern or selector; of one node alone, its roles and ports. */
export function nodesCard(title: string, nodes: readonly Node[], cluster: Cluster): string {
  const [only] = nodes;
  if (only !== undefined && nodes.length === 1) return nodeCard(only, cluster);
  const rows = nodes.map((node) => [node.name, node.address?.text ?? "–", rolesOf(node, cluster)]);
  return [`**\`${title}\`** · ${counted(nodes.length, "node")}`, table(["node", "address", "runs"], rows)].join("\n\n");
}

function nodeCard(node: Node, cluster: Cluster): string {
  const address = node.address === undefined ? "" : ` · ${node.address.text}`;
  const rows = membersOn(cluster, node).map((member) => [
    roleTitle(member.role),
    `${member.role.target.title} ${member.release}`,
    portsText(member),
  ]);
  const own = [...node.settings.values()].map(({ key, text }) => `\`${key}\` ${text}`).join(", ");
  return [
    `**\`${node.name}\`**${address} · ${node.platform.title}`,
    ...(own === "" ? [] : [own]),
    rows.length === 0 ? "runs nothing" : table(["role", "program", "ports"], rows),
  ].join("\n\n");
}

/** A setting's text in force, where it is for everybody's eyes. */
export function shownText({ value, option, text }: Setting): string {
  return isSecret(value) || option.facts.sensitive === true ? "a secret" : inlineCode(text);
}

/** So much of a long text is shown. */
const mostCharacters = 120;

/** A text in a line of Markdown: the first of its lines, shortened, and how many more there are. */
export function inlineCode(text: string): string {
  const [line = "", ...more] = text.trimEnd().split(/\r?\n/);
  const shown = line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line;
  const quoted = shown.includes("`") ? `\`\` ${shown} \`\`` : `\`${shown}\``;
  return more.length === 0 ? quoted : `${quoted} and ${counted(more.length, "more line")}`;
}

function derived(member: Member | undefined): readonly string[] {
  if (member === undefined) return [];
  const lines = settingsOf(member).flatMap((setting) => {
    const { origin, option } = setting;
    if (origin.kind !== "derived" || !member.shared.has(option.name)) return [];
    return [`- \`${option.name}\` ${shownText(setting)} – ${origin.how}`];
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** What clients are told of an ensemble. */
function zkOf(role: Role): readonly string[] {
  if (role.kind !== "ensemble") return [];
  const voters = role.servers.filter(({ observer }) => !observer);
  const hosts = voters.map(({ host, clientPort }) => `${host.includes(":") ? `[${host}]` : host}:${clientPort}`);
  return hosts.length === 0 ? [] : [`- clients connect to \`zk://${hosts.join(",")}\``];
}

function members(role: Role): string {
  if (role.members.length === 0) return "";
  const rows = role.members.map((member) => [
    ...(role.kind === "ensemble" ? [`${member.id ?? "–"}${member.observer ? " (observer)" : ""}`] : []),
    member.node.name,
    member.node.address?.text ?? "–",
    portsText(member),
  ]);
  return table([...(role.kind === "ensemble" ? ["id"] : []), "node", "address", "ports"], rows);
}

function portsText(member: Member): string {
  return portsOf(member)
    .map(({ port, purpose }) => `${port} ${purpose}`)
    .join(", ");
}

function rolesOf(node: Node, cluster: Cluster): string {
  return membersOn(cluster, node)
    .map(({ role }) => roleTitle(role))
    .join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const shown = rows.slice(0, mostRows).map(line);
  const rest = rows.length - shown.length;
  const more = rest > 0 ? `\n\n… and ${rest} more` : "";
  return [line(head), line(head.map(() => "---")), ...shown].join("\n") + more;
}
