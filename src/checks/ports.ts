// Which ports the services of a node listen on, and what decides each.
import { inEra } from "../catalog/release.ts";
import { optionIn } from "../catalog/option.ts";
import { settingOf, type EnsembleServer, type Member, type Role, type Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import type { PortFacts } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import { blockSetting, isWritten } from "./places.ts";

/** One port that a service opens on its node; on all of the node's addresses, for all that checks assume. */
export interface Port {
  readonly member: Member;
  readonly port: number;
  /** `web interface`. */
  readonly purpose: string;
  /** The key that decides it. */
  readonly key: string;
  /** `written` where the cluster file says so; else mesosc or the program itself does. */
  readonly origin: "written" | "implied";
  /** The value; the role's head where nobody wrote one. */
  readonly span: Span;
}

/** The ports that a service opens. */
export function portsOf(member: Member): readonly Port[] {
  return portTable(member.role)(member);
}

/** Looks ports up for the members of one role; what many of them share is worked out once. */
const portTable = remembered((role: Role) => {
  const servers = new Map<Member, EnsembleServer>();
  for (const server of role.kind === "ensemble" ? role.servers : []) {
    if (server.member !== undefined) servers.set(server.member, server);
  }
  // The settings that all members of a role share decide most ports; a map of such settings stands for its members.
  const shared = new Map<ReadonlyMap<string, Setting>, readonly Port[]>();
  return (member: Member): readonly Port[] => {
    const varies =
      servers.has(member) || role.target.ports.some((facts) => keysOf(facts).some((key) => member.own.has(key)));
    if (varies) return listPorts(member, servers.get(member));
    let ports = shared.get(member.shared);
    if (ports === undefined || ports[0]?.member.release !== member.release) {
      ports = listPorts(member, undefined);
      shared.set(member.shared, ports);
    }
    return ports.map((port) => ({ ...port, member }));
  };
});

function keysOf({ setting, when, unless }: PortFacts): string[] {
  return [setting, ...(when === undefined ? [] : [when.setting]), ...(unless === undefined ? [] : [unless.setting])];
}

/** What members of an ensemble listen on for each other; a server alone opens neither. */
const betweenMembers: readonly PortFacts[] = [
  { setting: "peerPort", purpose: "peers" },
  { setting: "electionPort", purpose: "elections" },
];

function listPorts(member: Member, server: EnsembleServer | undefined): Port[] {
  const { role } = member;
  const alone = role.kind !== "ensemble" || role.servers.length < 2;
  return [...role.target.ports, ...(alone ? [] : betweenMembers)].flatMap((facts): Port[] => {
    // Nobody can say what a fault would have said.
    if (keysOf(facts).some((key) => member.faulty.has(key))) return [];
    if (!inEra(facts, member.release) || !open(member, facts)) return [];
    const port = portOfServer(server, facts.setting) ?? Number(textOf(member, facts.setting) ?? facts.fallback);
    // 0 asks the system for any free port, or switches the service off.
    if (!Number.isInteger(port) || port <= 0) return [];
    const setting = settingOf(member, facts.setting);
    const own = blockSetting(role, facts.setting)?.value?.span;
    const written = isWritten(setting) ? setting.valueSpan : own;
    return [
      {
        member,
        port,
        purpose: facts.purpose,
        key: facts.setting,
        origin: written === undefined ? "implied" : "written",
        span: written ?? role.span,
      },
    ];
  });
}

function open(member: Member, { when, unless }: PortFacts): boolean {
  return (when === undefined || has(member, when)) && (unless === undefined || !has(member, unless));
}

/** Whether the option has that value; any at all, where none is named. */
function has(member: Member, { setting, is }: PortFacts["when"] & object): boolean {
  const text = textOf(member, setting);
  return is === undefined ? text !== undefined : text === is;
}

/** The text in force: the setting's, or the program's own default. */
function textOf(member: Member, key: string): string | undefined {
  const setting = settingOf(member, key);
  if (setting !== undefined) return setting.text;
  const facts = member.role.target.options.get(key);
  const fallback = facts === undefined ? undefined : optionIn(facts, member.release)?.default;
  return fallback === undefined ? undefined : String(fallback);
}

function portOfServer(server: EnsembleServer | undefined, key: string): number | undefined {
  switch (key) {
    case "clientPort":
      return server?.clientPort;
    case "peerPort":
      return server?.peerPort;
    case "electionPort":
      return server?.electionPort;
    default:
      return undefined;
  }
}
