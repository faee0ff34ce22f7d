// What an operator of Mesos asks its masters and agents.
import { askJson } from "./http.ts";
import type { Lab } from "./lab.ts";
import { eventually } from "./eventually.ts";
import type { Node } from "./node.ts";
import { journals } from "./services.ts";

export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly hostname: string;
}

export interface MasterState {
  /** `master@address:port`. */
  readonly leader?: string;
  /** Whether it has read its registry; only then a leader is of use. */
  readonly recovered: boolean;
  readonly slaves: readonly Registered[];
  readonly frameworks: readonly Registered[];
}

export function masterState(lab: Lab, master: Node): Promise<MasterState | undefined> {
  return askJson(lab, master, { port: 5050, path: "/master/state.json" });
}

/** Waits until these masters agree that one among them leads, and it does; that one. */
export async function leadingMaster(lab: Lab, masters: readonly Node[]): Promise<Node> {
  let found: Node | undefined;
  await eventually(
    "a leading master",
    async () => {
      const states = await Promise.all(masters.map((master) => masterState(lab, master)));
      const index = masters.findIndex(({ address }) =>
        states.every((state) => state?.leader === `master@${address}:5050`),
      );
      found = masters[index];
      const seen = masters.map(({ name }, at) => `${name}: ${states[at]?.leader ?? "nobody"}`).join(", ");
      return { seen, reached: states[index]?.recovered === true };
    },
    { seconds: 120, logs: () => journals(masters, "mesos-master") },
  );
  if (found === undefined) throw new Error("no leading master");
  return found;
}

/** Sorted. */
export interface Expected {
  /** By host name. */
  readonly agents: readonly string[];
  /** By name. */
  readonly frameworks: readonly string[];
}

/** Waits until the leading master has registered these and no others. */
export async function untilRegistered(lab: Lab, leader: Node, { agents, frameworks }: Expected): Promise<MasterState> {
  const wanted = `${agents.join(" ")}; ${frameworks.join(" ")}`;
  let state: MasterState | undefined;
  await eventually(
    wanted,
    async () => {
      state = await masterState(lab, leader);
      const registered = state?.slaves.map(({ hostname }) => hostname).sort() ?? [];
      const names = state?.frameworks.map(({ name }) => name).sort() ?? [];
      const seen = `${registered.join(" ")}; ${names.join(" ")}`;
      return { seen, reached: seen === wanted };
    },
    { seconds: 120, logs: () => journals([leader], "mesos-master") },
  );
  if (state === undefined) throw new Error("no state");
  return state;
}

/** Waits until the agent says that it is registered; its id. */
export async function registeredAgent(lab: Lab, agent: Node): Promise<string> {
  let id = "";
  await eventually(
    `${agent.name} registered`,
    async () => {
      const page = { port: 5051, path: "/state.json" };
      const state = await askJson<{ readonly id: string; readonly registered: boolean }>(lab, agent, page);
      id = state?.id ?? "";
      return { seen: JSON.stringify(state), reached: state?.registered === true };
    },
    { seconds: 60, logs: () => agent.journal("mesos-slave") },
  );
  return id;
}
