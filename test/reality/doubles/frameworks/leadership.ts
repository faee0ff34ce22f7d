// One framework among those of its ZooKeeper path: candidacy, the leader's address, and what a standby answers.
import { joinGroup, watchGroup } from "../shared/group.ts";
import { ask, type Answer, type Asked } from "../shared/http.ts";
import { say } from "../shared/refusal.ts";
import { openSession, type Session } from "../shared/session.ts";
import type { ZooKeeperPlace } from "./zk-strings.ts";

export interface Leadership {
  /** The leader's `host:port`; undefined where none is known. */
  readonly leader: string | undefined;
  readonly isMine: boolean;
}

export interface Candidacy {
  readonly place: ZooKeeperPlace;
  /** Below the path: where candidates are. */
  readonly folder: string;
  /** Before the number; elections of different libraries do not see each other. */
  readonly label: string;
  readonly address: string;
  readonly timeoutMilliseconds: number;
  readonly onElected: (session: Session) => void;
  /** The session is over, or another leads after us: both end the process, for the supervisor to start it again. */
  readonly onDefeated: (why: string) => void;
}

/** Stands for election; the result always holds the present state. */
export async function standForElection(candidacy: Candidacy): Promise<{ readonly now: () => Leadership }> {
  const { place, folder, label, address, timeoutMilliseconds, onElected, onDefeated } = candidacy;
  let now: Leadership = { leader: undefined, isMine: false };
  const session = openSession({ ...place, timeoutMilliseconds });
  void session.lost.then(() => {
    onDefeated("the ZooKeeper session is lost");
  });
  void (async () => {
    await session.ensure(`${place.path}/state`);
    const own = await joinGroup(session, `${place.path}/${folder}`, label, address);
    watchGroup(session, `${place.path}/${folder}`, [label], ([first]) => {
      const former = now;
      now = { leader: first?.data, isMine: first?.name === own };
      say(now.isMine ? "Elected as leader" : `Following ${now.leader ?? "nobody"}`);
      if (now.isMine && !former.isMine) onElected(session);
      if (former.isMine && !now.isMine) onDefeated("another leads");
    });
  })();
  return Promise.resolve({ now: () => now });
}

/** A standby passes on every path; `loop` names the header that stops two standbys from asking each other for ever. */
export async function passOn(
  asked: Asked,
  { leader }: Leadership,
  { own, unknown, header }: { own: string; unknown: number; header: string },
): Promise<Answer> {
  const via = `X-${header}-Via`;
  const hasBeenHere = String(asked.headers[via.toLowerCase()] ?? "")
    .split(",")
    .includes(own);
  if (leader === undefined || leader === own)
    return { status: unknown, body: "Could not determine the current leader" };
  if (hasBeenHere) return { status: 502, body: "Detected proxying loop." };
  const reply = await ask(`http://${leader}${asked.url}`, {
    method: asked.method,
    headers: { ...asked.headers, [via]: own },
    body: asked.body,
  }).catch(() => undefined);
  if (reply === undefined) return { status: 502, body: `leader ${leader} does not answer` };
  return { ...reply, headers: { ...reply.headers, [`X-${header}-Leader`]: `http://${leader}` } };
}
