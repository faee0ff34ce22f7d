// The double of mesos-master: its command line, its election, its web answers, and who registers with it.
import { mkdirSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { joinGroup, watchGroup } from "../shared/group.ts";
import { json, notFound, type Answer, type Asked } from "../shared/http.ts";
import { Refusal, say } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import { isNotAuthenticated, type Session } from "../shared/session.ts";
import { readDuration } from "./amounts.ts";
import { checkFlags } from "./checks.ts";
import { readCredentials, type Credential } from "./credentials.ts";
import { masterLabels, openMesosSession, type MasterInfo } from "./detector.ts";
import { loadFlags, type FlagValues, type Given } from "./flags.ts";
import { listen } from "./listen.ts";
import { logPath, openRegistry, type Registry } from "./registry.ts";
import { serverListFault, readZkUrl, type ZkUrl } from "./zk-url.ts";

/** What an agent or a framework sends to register; the doubles' own protocol. */
export interface Registration {
  readonly id: string;
  readonly name: string;
  readonly hostname: string;
  readonly pid: string;
  readonly principal?: string | undefined;
  readonly secret?: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

interface State {
  readonly info: MasterInfo;
  leader: MasterInfo | undefined;
  isRecovered: boolean;
  registry: Registry | undefined;
  /** How many ids it has given. */
  given: number;
  readonly agents: Map<string, { readonly registration: Registration; seen: number }>;
  readonly frameworks: Map<string, { readonly registration: Registration; seen: number }>;
}

export async function runMaster(given: Given): Promise<void> {
  const values = loadFlags(given);
  checkFlags("master", given.release, values);
  const url = values.has("zk") ? readZkUrl(values.text("zk") ?? "", "contender") : undefined;
  const path = values.text("credentials");
  const credentials = path === undefined ? undefined : readCredentials(path, given);
  const folder = makeWorkFolder(values, given);

  const held: { state?: State } = {};
  const announced = await listen(values, given.environment, (asked) =>
    held.state === undefined
      ? { status: 503 }
      : answer(asked, held.state, { release: given.release, values, credentials }),
  );
  const info = { ...announced, id: randomUUID(), version: given.release };
  const state: State = {
    info,
    leader: undefined,
    isRecovered: false,
    registry: undefined,
    given: 0,
    agents: new Map(),
    frameworks: new Map(),
  };
  held.state = state;
  forgetSilentAgents(state, values);
  if (url === undefined) {
    state.registry = await openRegistry({ ...registryOptions(values, folder), quorum: 1, ensemble: undefined });
    await lead(state);
  } else {
    await contend(state, values, folder, url);
  }
}

function makeWorkFolder(values: FlagValues, { place }: Given): string {
  const workDir = values.text("work_dir");
  if (workDir === undefined) return place("/tmp/mesos");
  const folder = place(workDir);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Refusal(`Failed to create work directory '${workDir}': ${String((error as NodeJS.ErrnoException).code)}`);
  }
  return folder;
}

function registryOptions(values: FlagValues, folder: string) {
  return {
    folder,
    fetchSeconds: secondsOf(values.text("registry_fetch_timeout"), 60),
    storeSeconds: secondsOf(values.text("registry_store_timeout"), 5),
  };
}

/** In the group for as long as the process lives; a leader whose session is lost ends itself, a follower starts anew. */
async function contend(state: State, values: FlagValues, folder: string, url: ZkUrl): Promise<void> {
  const timeout = secondsOf(values.text("zk_session_timeout"), 10) * 1000;
  const quorum = Number.parseInt(values.text("quorum") ?? "", 10) || 0;
  const label = isFrom(state.info.version, "0.24.0") ? "json.info_" : "info_";
  // Its data tells the master's own from another's; quorum 0 dies before it has looked for a server.
  if (serverListFault(url.servers) === undefined && quorum === 0) {
    throw new Refusal("recover.cpp:219] CHECK_SOME(lowestBeginPosition): is NONE", "abort");
  }
  const enter = async (
    session: Session,
  ): Promise<{ readonly own: string; readonly registry: Registry } | undefined> => {
    try {
      const own = await joinGroup(session, url.path, label, JSON.stringify(state.info));
      const ensemble = { session, path: url.path, at: `${state.info.ip}:${String(state.info.port)}` };
      return { own, registry: await openRegistry({ ...registryOptions(values, folder), quorum, ensemble }) };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (!isNotAuthenticated(error)) return undefined;
      throw new Refusal(
        `Failed to contend: Failed to create ephemeral node at '${url.path}' in ZooKeeper: not authenticated`,
      );
    }
  };
  for (;;) {
    const session = await openMesosSession(url, timeout);
    // The library answers nothing more where the servers go away while it is asked.
    const entered = await Promise.race([enter(session), session.lost]);
    if (entered === undefined) {
      session.close();
    } else {
      state.registry = entered.registry;
      watchGroup(session, url.path, masterLabels, ([leader]) => {
        const wasMine = state.leader?.id === state.info.id;
        state.leader = leader === undefined ? undefined : (JSON.parse(leader.data) as MasterInfo);
        if (leader?.name === entered.own && !wasMine) void lead(state);
        if (leader?.name !== entered.own && wasMine) throw new Refusal("Lost leadership... committing suicide!");
      });
      await session.lost;
    }
    if (state.leader?.id === state.info.id) throw new Refusal("Lost leadership... committing suicide!");
    state.leader = undefined;
    say("Lost candidacy as a follower... Contend again");
  }
}

async function lead(state: State): Promise<void> {
  state.leader = state.info;
  say(`Elected as the leading master! ${state.info.hostname}:${String(state.info.port)}`);
  await state.registry?.recover();
  state.isRecovered = true;
}

/** An agent that has not been heard of for all its pings is gone. */
function forgetSilentAgents(state: State, values: FlagValues): void {
  const seconds = secondsOf(values.text("agent_ping_timeout", "slave_ping_timeout"), 15);
  const times = Number(values.text("max_agent_ping_timeouts", "max_slave_ping_timeouts") ?? "5");
  setInterval(() => {
    for (const [id, { seen }] of state.agents) {
      if (Date.now() - seen > seconds * times * 1000) state.agents.delete(id);
    }
  }, 1000).unref();
}

interface Answering {
  readonly release: string;
  readonly values: FlagValues;
  readonly credentials: readonly Credential[] | undefined;
}

async function answer(asked: Asked, state: State, answering: Answering): Promise<Answer> {
  const isLeading = state.leader?.id === state.info.id;
  const { path } = asked;
  if (path === "/double/register" && asked.method === "POST") return register(asked, state, answering);
  if (path === logPath) return state.registry?.answer(asked) ?? { status: 503 };
  if (["/master/health", "/health"].includes(path)) return { status: 200 };
  if (["/master/redirect", "/redirect"].includes(path)) {
    const { hostname, port } = state.leader ?? state.info;
    return { status: 307, headers: { Location: `//${hostname}:${String(port)}` } };
  }
  const later = isFrom(answering.release, "0.25.0");
  if (["/master/state.json", "/state.json", ...(later ? ["/master/state", "/state"] : [])].includes(path)) {
    return json(stateOf(state, isLeading));
  }
  if (path === "/master/slaves") return json({ slaves: stateOf(state, isLeading).slaves });
  if (path === "/version" && later) return json({ version: answering.release });
  if (path === "/metrics/snapshot")
    return json({ "master/elected": isLeading ? 1 : 0, "master/slaves_active": state.agents.size });
  return notFound;
}

function stateOf({ info, leader, agents, frameworks, isRecovered }: State, isLeading: boolean) {
  const list = (map: State["agents"]) =>
    [...map.values()].map(({ registration: { id, name, hostname, pid, details } }) => ({
      id,
      name,
      hostname,
      pid,
      ...details,
    }));
  return {
    version: info.version,
    id: info.id,
    pid: `master@${info.ip}:${String(info.port)}`,
    hostname: info.hostname,
    ...(leader === undefined ? {} : { leader: `master@${leader.ip}:${String(leader.port)}` }),
    ...(isLeading ? { elected_time: Date.now() / 1000 } : {}),
    recovered: isRecovered,
    activated_slaves: isLeading ? agents.size : 0,
    slaves: isLeading ? list(agents) : [],
    frameworks: isLeading ? list(frameworks) : [],
  };
}

async function register(asked: Asked, state: State, { values, credentials, release }: Answering): Promise<Answer> {
  if (state.leader?.id !== state.info.id || !state.isRecovered) return { status: 503 };
  const registration = JSON.parse(asked.body) as Registration & { readonly kind: "agent" | "framework" };
  const isAgent = registration.kind === "agent";
  const mustAuthenticate = isAgent
    ? values.isOn("authenticate_agents", "authenticate_slaves")
    : values.isOn("authenticate_frameworks", "authenticate");
  const { principal, secret } = registration;
  const isKnown = credentials?.some((known) => known.principal === principal && known.secret === secret) === true;
  if ((mustAuthenticate || (principal !== undefined && credentials !== undefined)) && !isKnown) {
    return { status: 401, body: `${registration.kind} ${principal ?? "without principal"} is not authenticated` };
  }
  const all = isAgent ? state.agents : state.frameworks;
  const id =
    registration.id === "" ? `${state.info.id}-${isAgent ? "S" : "F"}${String(state.given++)}` : registration.id;
  if (isAgent) await state.registry?.admit(id);
  all.set(id, { registration: { ...registration, id }, seen: Date.now() });
  return json({ id, version: release });
}

function secondsOf(text: string | undefined, otherwise: number): number {
  const read = text === undefined ? undefined : readDuration(text);
  return read !== undefined && "value" in read ? read.value : otherwise;
}
