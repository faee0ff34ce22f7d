// What is meant: the cluster complete and linked, every reference resolved, every value with its origin.
import type { Option } from "../catalog/option.ts";
import type { Release } from "../catalog/release.ts";
import type { Value } from "../catalog/value.ts";
import type { InitTarget, Platform, ProgramTarget } from "../targets/target.ts";
import type { AgentsSyntax, EnsembleSyntax, FrameworkSyntax, MastersSyntax } from "../syntax/syntax.ts";
import type { Span } from "../text/source.ts";
import type { Origin } from "./origin.ts";
import { remembered } from "./remembered.ts";

/** Everything one program text means. */
export interface Cluster {
  readonly name: string;
  /** The name in `cluster NAME`. */
  readonly span: Span;
  /** In the order of the file, patterns expanded. */
  readonly nodes: readonly Node[];
  /** Of all nodes, in their order; an editor's next analysis has the same list, where they are the same. */
  readonly names: readonly string[];
  /** Of all nodes, in lists for the files; an editor's next analysis has the same list, where they are the same. */
  readonly addresses: readonly (readonly (string | undefined)[])[];
  readonly ensembles: readonly Ensemble[];
  readonly masters: Masters | undefined;
  readonly agents: readonly Agents[];
  readonly frameworks: readonly Framework[];
  /** All roles in start order: ensembles, masters, agents, frameworks. */
  readonly roles: readonly Role[];
  /** The nodes that run several services, in the order of the file. */
  readonly crowded: readonly Node[];
}

/** A machine. */
export interface Node {
  readonly name: string;
  /** The pattern it came from. */
  readonly span: Span;
  /** As written (`10.0.0.1`, `2001:db8::1`, `m1.example.com`); undefined without `at`. */
  readonly address: Address | undefined;
  readonly platform: Platform;
  /** Settings of the node's block that are the operator's own (`rack`, `zone`), for `${node.rack}`. */
  readonly settings: ReadonlyMap<string, NodeSetting>;
}

export interface Address {
  readonly text: string;
  readonly kind: "ipv4" | "ipv6" | "name";
  readonly span: Span;
}

export interface NodeSetting {
  readonly key: string;
  readonly text: string;
  readonly span: Span;
}

interface RoleCommon {
  /** `main`, `marathon`, `batch`; `masters` and `agents` where no name was given. */
  readonly name: string;
  /** The keyword and name of its declaration, for messages that point at the role as a whole. */
  readonly span: Span;
  readonly target: ProgramTarget;
  /** In the order of the selector. */
  readonly members: readonly Member[];
}

export interface Ensemble extends RoleCommon {
  readonly kind: "ensemble";
  readonly syntax: EnsembleSyntax;
  /** Set for `servers = […]`: an ensemble that is not ours to configure; it has no members. */
  readonly external: boolean;
  /** What clients and the other members know it by, in id order. */
  readonly servers: readonly EnsembleServer[];
}

export interface EnsembleServer {
  /** Undefined for an external ensemble. */
  readonly id: number | undefined;
  readonly idOrigin: Origin;
  readonly host: string;
  readonly clientPort: number;
  readonly peerPort: number;
  readonly electionPort: number;
  readonly observer: boolean;
  readonly member: Member | undefined;
  /** The address in `servers`, or the node's selector term. */
  readonly span: Span;
}

export interface Masters extends RoleCommon {
  readonly kind: "masters";
  readonly syntax: MastersSyntax;
}

export interface Agents extends RoleCommon {
  readonly kind: "agents";
  readonly syntax: AgentsSyntax;
}

export interface Framework extends RoleCommon {
  readonly kind: "framework";
  readonly syntax: FrameworkSyntax;
}

export type Role = Ensemble | Masters | Agents | Framework;

/** What is in force for a member of what several levels may set: cluster, node, role, and `on` inside the role. */
export interface Levels {
  readonly release: Release;
  readonly releaseOrigin: Origin;
  readonly packaging: string;
  readonly packagingOrigin: Origin;
  readonly init: InitTarget;
  readonly initFlavour: string;
  readonly user: string | undefined;
  readonly prefix: string | undefined;
}

/** One role on one node: a service. */
export interface Member extends Levels {
  readonly role: Role;
  readonly node: Node;
  /** The selector term that brought the node in. */
  readonly span: Span;
  /** Settings that all members of the same blocks share; one map for many members. */
  readonly shared: ReadonlyMap<string, Setting>;
  /** Settings that depend on the node; they win over `shared`. */
  readonly own: ReadonlyMap<string, Setting>;
  /** Options that are in neither, because what was given or would follow is at fault; that is reported, so their absence is not. */
  readonly faulty: ReadonlySet<string>;
  /** `service { … }`, `jvm { … }`: mesosc's own settings (src/model/language-settings.ts). */
  readonly service: ReadonlyMap<string, Setting>;
  readonly jvm: ReadonlyMap<string, Setting>;
  /** `environment { … }`, in the order written. */
  readonly environment: readonly EnvironmentVariable[];
  /** Member id of an ensemble. */
  readonly id: number | undefined;
  readonly observer: boolean;
}

/** An option of the program with its value, on a member. */
export interface Setting {
  readonly option: Option;
  readonly value: Value;
  /** The value as the program reads it, unquoted. */
  readonly text: string;
  readonly origin: Origin;
  /** The key, where it was written. */
  readonly keySpan: Span | undefined;
  /** The value, where it was written. */
  readonly valueSpan: Span | undefined;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly text: string;
  readonly secret: boolean;
  readonly origin: Origin;
  readonly keySpan: Span;
}

/** The services that a node runs, in start order. */
export function membersOn(cluster: Cluster, node: Node): readonly Member[] {
  return crowds(cluster).get(node) ?? loners(cluster).get(node) ?? [];
}

/** What runs on the few nodes of most clusters that run several services. */
const crowds = remembered(({ roles, crowded }: Cluster): ReadonlyMap<Node, readonly Member[]> => {
  const found = new Map<Node, Member[]>(crowded.map((node) => [node, []]));
  if (found.size === 0) return found;
  for (const role of roles) {
    const { members } = role;
    // Most roles have none of the few.
    const here = crowded.length < members.length ? crowded.map((node) => memberOn(role).get(node)) : members;
    for (const member of here) if (member !== undefined) found.get(member.node)?.push(member);
  }
  return found;
});

const memberOn = remembered(({ members }: Role) => new Map(members.map((member) => [member.node, member])));

/** All services of the nodes that run several. */
export const crowdedMembers = remembered((cluster: Cluster): readonly Member[] =>
  cluster.crowded.flatMap((node) => membersOn(cluster, node)),
);

/** What runs alone on its node; a crowded one is looked for before. */
const loners = remembered(
  ({ roles }: Cluster) => new Map(roles.flatMap(({ members }) => members.map((member) => [member.node, [member]]))),
);

/** The setting in force on a member: its own, or the one it shares. */
export function settingOf(member: Member, key: string): Setting | undefined {
  return member.own.get(key) ?? member.shared.get(key);
}

/** All settings in force on a member, sorted by name (by code unit), each once. */
export function settingsOf(member: Member): Setting[] {
  const keys = new Set([...member.shared.keys(), ...member.own.keys()]);
  return [...keys].sort().flatMap((key) => settingOf(member, key) ?? []);
}

declare const checked: unique symbol;
/** A cluster in which no check found an error; only such a one can be planned. */
export type CheckedCluster = Cluster & { readonly [checked]: true };
