// Who runs a program where: one machine runs it once, for the role that comes first.
import { diagnose } from "../diagnostics/code.ts";
import type { ProgramTarget, RoleKind } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import roleConflict from "./codes/role-conflict.ts";
import type { Recorder } from "./memory.ts";
import type { Nodes } from "./nodes.ts";
import { roleTitle } from "./role-title.ts";
import type { Pick, Picked } from "./selectors.ts";

/** A role with its nodes, behind the role of the same program that came before it. */
export interface Occupant {
  readonly before: Occupant | undefined;
  /** `agents gpu`: for messages. */
  readonly label: string;
  /** The nodes that it gets; the same list as in a former linking, where they are the same. */
  readonly names: readonly string[];
  /** By the nodes that it does not get, the roles that have them; one and the same map for all who get all. */
  readonly taken: ReadonlyMap<string, string>;
}

const nothing: ReadonlyMap<string, string> = new Map();

export interface Occupancy {
  /** Gives a role those of its nodes that nobody has; reports the others, once for each term. */
  occupy(
    role: { readonly kind: RoleKind; readonly name: string },
    target: ProgramTarget,
    selection: Picked & { readonly names: readonly string[] },
  ): { readonly picks: readonly Pick[]; readonly occupant: Occupant };
  /** Of all names, which are in nobody's list nor in one of `others`, and which are in several roles' lists. */
  crowding(nodes: Nodes, others: readonly (readonly string[])[]): Crowding;
}

export interface Crowding {
  readonly idle: ReadonlySet<string>;
  /** In the order of the names. */
  readonly crowded: readonly string[];
}

export function createOccupancy(recorder: Recorder): Occupancy {
  const latest = new Map<ProgramTarget, Occupant>();
  const lists: (readonly string[])[] = [];
  /** Who has which node, by the last occupant that the table has; it grows with the next one. */
  const tables = new Map<Occupant, Map<string, string>>();

  function holdersUpTo(last: Occupant | undefined): ReadonlyMap<string, string> {
    const missing: Occupant[] = [];
    let known = last;
    for (; known !== undefined && !tables.has(known); known = known.before) missing.push(known);
    const table = (known && tables.get(known)) ?? new Map<string, string>();
    if (known !== undefined) tables.delete(known);
    for (const { names, label } of missing.reverse()) for (const name of names) table.set(name, label);
    if (last !== undefined) tables.set(last, table);
    return table;
  }

  function take(before: Occupant | undefined, label: string, names: readonly string[]): Occupant {
    const holders = holdersUpTo(before);
    const taken = new Map<string, string>();
    for (const name of names) {
      const holder = holders.get(name);
      if (holder !== undefined) taken.set(name, holder);
    }
    if (taken.size === 0) return { before, label, names, taken: nothing };
    return { before, label, names: names.filter((name) => !taken.has(name)), taken };
  }

  function reportTaken(label: string, { taken }: Occupant, picks: readonly Pick[]): void {
    const conflicts = new Map<Span, { readonly node: string; readonly other: string; more: number }>();
    for (const { span, draft } of picks) {
      const { name } = draft.node;
      const other = taken.get(name);
      const conflict = conflicts.get(span);
      if (other === undefined) continue;
      if (conflict === undefined) conflicts.set(span, { node: name, other, more: 0 });
      else conflict.more++;
    }
    for (const [span, data] of conflicts) recorder.report(diagnose(roleConflict, span, { ...data, role: label }));
  }

  return {
    occupy(role, target, { picks, names }) {
      const label = roleTitle(role);
      const before = latest.get(target);
      const occupant = recorder.recall(`nodes of ${target.name}`, names, [before, label], () =>
        take(before, label, names),
      );
      latest.set(target, occupant);
      lists.push(occupant.names);
      if (occupant.taken.size === 0) return { picks, occupant };
      reportTaken(label, occupant, picks);
      return { picks: picks.filter(({ draft }) => !occupant.taken.has(draft.node.name)), occupant };
    },
    crowding(nodes, others) {
      const { names } = nodes;
      /** How many lists have each name. */
      const count = (all: readonly (readonly string[])[]): Uint32Array => {
        const counts = new Uint32Array(names.length);
        for (const list of all) {
          for (const name of list) {
            const place = nodes.placeOf(name);
            counts[place] = (counts[place] ?? 0) + 1;
          }
        }
        return counts;
      };
      const idle = recorder.recall("idle nodes", names, [...lists, ...others], () => {
        const counts = count([...lists, ...others]);
        return new Set(names.filter((_, place) => counts[place] === 0));
      });
      const crowded = recorder.recall("crowded nodes", names, lists, () => {
        const counts = count(lists);
        return names.filter((_, place) => (counts[place] ?? 0) > 1);
      });
      return { idle, crowded };
    },
  };
}
