// The master's replicated log, as far as a quorum shows: who replicates, whether it may be read, whether it may be written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Refusal, say } from "../shared/refusal.ts";
import { joinGroup, membersOf } from "../shared/group.ts";
import type { Session } from "../shared/session.ts";

export interface Registry {
  /** Resolves once the log is read; aborts the process after `registry_fetch_timeout`. */
  recover(): Promise<void>;
  /** Resolves once a quorum has the agent; aborts the process after `registry_store_timeout`. */
  admit(agent: string): Promise<void>;
}

export interface RegistryOptions {
  readonly folder: string;
  readonly quorum: number;
  readonly fetchSeconds: number;
  readonly storeSeconds: number;
  /** The ensemble's session and path; a master without zk is its own and only replica. */
  readonly ensemble: { readonly session: Session; readonly path: string } | undefined;
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
  const votes = `${folder}/replicated_log/VOTING`;
  const agentsFile = `${folder}/replicated_log/agents`;
  const path = ensemble === undefined ? "" : `${ensemble.path}/log_replicas`;
  const isVoting = (): boolean => existsSync(votes);
  let name =
    ensemble === undefined ? "" : await joinGroup(ensemble.session, path, label, isVoting() ? "VOTING" : "EMPTY");

  const voters = async (): Promise<number> => {
    if (ensemble === undefined) return 1;
    const members = await membersOf(ensemble.session, path, [label]);
    return members.filter(({ data }) => data === "VOTING").length;
  };
  const becomeVoter = async (): Promise<void> => {
    if (isVoting()) return;
    if (ensemble !== undefined) {
      const members = await membersOf(ensemble.session, path, [label]);
      const voting = members.filter(({ data }) => data === "VOTING").length;
      if (voting < quorum && members.length < 2 * quorum - 1) return;
      await ensemble.session.put(`${path}/${name}`, "VOTING");
    }
    writeFileSync(votes, "");
  };
  const timer = setInterval(() => void becomeVoter().catch(() => {}), 250);
  void ensemble?.session.lost.then(() => {
    clearInterval(timer);
    name = "";
  });
  await becomeVoter();

  const waitFor = async (seconds: number, failure: string): Promise<void> => {
    const end = Date.now() + seconds * 1000;
    while (!isVoting() || (await voters().catch(() => 0)) < quorum) {
      if (Date.now() > end) throw new Refusal(failure, "abort");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const admitted = new Set(existsSync(agentsFile) ? readFileSync(agentsFile, "utf8").split("\n").filter(Boolean) : []);
  return {
    async recover() {
      await waitFor(
        options.fetchSeconds,
        `master.cpp:1253] Recovery failed: Failed to recover registrar: Failed to perform fetch within ${String(options.fetchSeconds)}secs`,
      );
      say(`Recovered ${String(admitted.size)} slaves from the Registry`);
    },
    async admit(agent) {
      if (admitted.has(agent)) return;
      await waitFor(
        options.storeSeconds,
        `master.cpp:3358] Failed to admit slave ${agent}: Failed to update 'registry': Failed to perform store within ${String(options.storeSeconds)}secs`,
      );
      admitted.add(agent);
      writeFileSync(agentsFile, [...admitted].join("\n"));
    },
  };
}
