// Every ZooKeeper string of the cluster with what it is for: to find the masters, or to keep a role's own state.
import type { HostPort } from "../catalog/value.ts";
import type { Cluster, Member, Role, Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import type { DerivedValue } from "../targets/target.ts";
import { isWritten, placeKey, settingGroups, type SettingGroup } from "./places.ts";

/** One ZooKeeper option of a role with one value, and the members on which it has that value. */
export interface ZkUse {
  readonly role: Role;
  readonly key: string;
  /** `masters`: where the masters are found. `state`: where the role elects its leader and keeps its state. */
  readonly purpose: "masters" | "state";
  readonly setting: Setting;
  readonly members: readonly Member[];
  /** Undefined for an option that holds a path alone, and for a master's plain address. */
  readonly servers: readonly HostPort[] | undefined;
  /** Without a slash at its end, `` where it is missing; undefined for an option that holds servers alone. */
  readonly path: string | undefined;
}

const purposes: Partial<Readonly<Record<DerivedValue, ZkUse["purpose"]>>> = {
  "masters-zk": "masters",
  "own-zk": "state",
  "own-zk-hosts": "state",
  "own-zk-path": "state",
};

/** What mesosc computes for an option of a role that is not given, by its name. */
export function derivationOf(role: Role, key: string): DerivedValue | undefined {
  const derivation = role.target.derived[key];
  if (typeof derivation !== "object") return derivation;
  return "from" in derivation ? derivation.from : undefined;
}

/** The uses of one role, in the order of its members. */
export const zkUses = remembered((role: Role): readonly ZkUse[] =>
  Object.keys(role.target.derived).flatMap((key) => {
    const derivation = derivationOf(role, key);
    const purpose = derivation === undefined ? undefined : purposes[derivation];
    if (derivation === undefined || purpose === undefined) return [];
    return groups(role.members, key).map(({ setting, members }) => ({
      role,
      key,
      purpose,
      setting,
      members,
      servers: derivation !== "own-zk-path" && setting.value.kind === "zk" ? setting.value.servers : undefined,
      path: pathOf(setting, derivation),
    }));
  }),
);

function pathOf({ value, text }: Setting, derivation: DerivedValue): string | undefined {
  if (derivation === "own-zk-path") return text.replace(/\/$/, "");
  return derivation === "own-zk-hosts" || value.kind !== "zk" ? undefined : value.path.replace(/\/$/, "");
}

/** Members by place and value of their setting; derived ones by value. */
function groups(members: readonly Member[], key: string): SettingGroup[] {
  return settingGroups(members, key, (setting, { own }) => {
    const place = isWritten(setting) && setting.valueSpan !== undefined ? placeKey(setting.valueSpan) : "";
    return own.has(key) ? `${place} ${setting.text}` : setting;
  });
}

/** Says which hosts are the same machine: a node's name stands for its address. */
export type SameHost = (host: string) => string;

/** Names and addresses in one spelling, for comparison. */
export function sameHost({ nodes, names }: Cluster): SameHost {
  return (host) => {
    const bare = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
    const node = nodes[placesOf(names).get(bare) ?? -1];
    return node === undefined ? bare : (node.address?.text ?? node.name).toLowerCase();
  };
}

const placesOf = remembered(
  (names: readonly string[]) => new Map(names.map((name, place) => [name.toLowerCase(), place])),
);
