// The master's replicated log, as far as a quorum shows: who replicates, whether it may be read, whether it may be written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Refusal, say } from "../shared/refusal.ts";
import { joinGroup, membersOf } from "../shared/group.ts";
import { ask, json, notFound, type Answer, type Asked } from "../shared/http.ts";
import type { Session } from "../shared/session.ts";

export interface Registry {
  /** Resolves once the log is read; aborts the process after `registry_fetch_timeout`. */
  recover(): Promise<void>;
  /** Resolves once a quorum has the agent; aborts the process after `registry_store_timeout`. */
  admit(agent: string): Promise<void>;
  /** To the other masters, at `logPath`. */
  answer(asked: Asked): Answer;
}

export interface RegistryOptions {
  readonly folder: string;
  readonly quorum: number;
  readonly fetchSeconds: number;
  readonly storeSeconds: number;
  /** The ensemble's session and path, and this master's own address; one without zk is its own and only replica. */
  readonly ensemble: { readonly session: Session; readonly path: string; readonly at: string } | undefined;
}

export const logPath = "/double/log";

/** What a replica has; the highest position is the newest. */
interface Log {
  readonly position: number;
  readonly agents: readonly string[];
}

/** What a replica says of itself in ZooKeeper. */
interface Replica {
  readonly at: string;
  readonly isVoting: boolean;
}

/** Real ones are numbers alone; the client library takes no name that is only a number to come. */
const label = "replica_";

/**
 * An empty replica may vote once all 2*quorum-1 replicas of a new log are there, or once a quorum that votes lets it catch
 * up. So a quorum too large never gets past its first start, and one too small reads and writes without a majority.
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const { folder, quorum, ensemble } = options;
  if (quorum === 0) throw new Refusal("recover.cpp:219] CHECK_SOME(lowestBeginPosition): is NONE", "abort");
  mkdirSync(`${folder}/replicated_log`, { recursive: true });
  // It is there from when this replica votes.
  const file = `${folder}/replicated_log/log.json`;
  const isVoting = (): boolean => existsSync(file);
  const read = (): Log => JSON.parse(readFileSync(file, "utf8")) as Log;
  const write = (log: Log): void => writeFileSync(file, JSON.stringify(log));
  const at = ensemble?.at ?? "";

  const path = ensemble === undefined ? "" : `${ensemble.path}/log_replicas`;
  const name =
    ensemble === undefined ? "" : await joinGroup(ensemble.session, path, label, told({ at, isVoting: isVoting() }));
  const replicas = async (): Promise<readonly Replica[]> => {
    if (ensemble === undefined) return [{ at, isVoting: isVoting() }];
    const members = await membersOf(ensemble.session, path, [label]);
    // One that was started again is there twice until its former session is over; the last counts.
    return [...new Map(members.map(({ data }) => JSON.parse(data) as Replica).map((one) => [one.at, one])).values()];
  };
  /** What the replicas that vote and answer have, or take. */
  const voters = async (send?: Log): Promise<readonly Log[]> => {
    const asked = (await replicas()).map(async (replica): Promise<Log | undefined> => {
      if (!replica.isVoting) return undefined;
      if (replica.at === at) {
        if (send !== undefined) write(send);
        return read();
      }
      const sent = send === undefined ? {} : { method: "PUT", body: JSON.stringify(send) };
      const reply = await ask(`http://${replica.at}${logPath}`, sent).catch(() => undefined);
      return reply?.status === 200 ? (JSON.parse(reply.body) as Log) : undefined;
    });
    return (await Promise.all(asked)).filter((log) => log !== undefined);
  };

  const becomeVoter = async (): Promise<void> => {
    if (isVoting()) return;
    const logs = ensemble === undefined ? [] : await voters();
    const isNew = ensemble === undefined || (await replicas()).length >= 2 * quorum - 1;
    if (logs.length < quorum && !isNew) return;
    await ensemble?.session.put(`${path}/${name}`, told({ at, isVoting: true }));
    write(newest(logs));
  };
  let isOver = false;
  void ensemble?.session.lost.then(() => (isOver = true));
  const keepTrying = async (): Promise<void> => {
    await becomeVoter().catch(() => {});
    if (!isOver && !isVoting()) setTimeout(() => void keepTrying(), 250);
  };
  await keepTrying();

  /** What a quorum has, or has taken. */
  const quorumOf = async (seconds: number, failure: string, send?: Log): Promise<readonly Log[]> => {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const logs = isVoting() ? await voters(send).catch(() => []) : [];
      if (logs.length >= quorum) return logs;
      if (Date.now() > end) throw new Refusal(failure, "abort");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const store = async (agent: string): Promise<void> => {
    const { position, agents } = read();
    if (agents.includes(agent)) return;
    const failure = `master.cpp:3358] Failed to admit slave ${agent}: Failed to update 'registry': Failed to perform store within ${String(options.storeSeconds)}secs`;
    await quorumOf(options.storeSeconds, failure, { position: position + 1, agents: [...agents, agent] });
  };
  let admitted = Promise.resolve();
  return {
    async recover() {
      const failure = `master.cpp:1253] Recovery failed: Failed to recover registrar: Failed to perform fetch within ${String(options.fetchSeconds)}secs`;
      const log = newest(await quorumOf(options.fetchSeconds, failure));
      write(log);
      say(`Recovered ${String(log.agents.length)} slaves from the Registry`);
    },
    // One after the other, for each builds upon what the former has stored.
    admit: (agent) => (admitted = admitted.then(() => store(agent))),
    answer({ method, body }) {
      if (!isVoting()) return notFound;
      if (method === "PUT") {
        const log = JSON.parse(body) as Log;
        if (log.position > read().position) write(log);
      }
      return json(read());
    },
  };
}

function told(replica: Replica): string {
  return JSON.stringify(replica);
}

function newest(logs: readonly Log[]): Log {
  return logs.reduce((one, other) => (other.position > one.position ? other : one), { position: 0, agents: [] });
}
