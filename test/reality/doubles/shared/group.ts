// Groups of numbered ephemeral nodes, as Mesos and Curator keep them: the lowest number leads.
import type { Session } from "./session.ts";

export interface Member {
  /** The node's name, number included. */
  readonly name: string;
  readonly data: string;
}

/** Enters the group; the name under which this session is in it. */
export async function joinGroup(session: Session, path: string, label: string, data: string): Promise<string> {
  await session.ensure(path);
  const made = await session.createMember(path, label, data);
  return made.slice(made.lastIndexOf("/") + 1);
}

/** The members whose names start with one of the labels, lowest number first. None where there is no such path. */
export async function membersOf(session: Session, path: string, labels: readonly string[]): Promise<readonly Member[]> {
  const names = await session.children(path).catch(() => []);
  const members = await Promise.all(
    names
      .filter((name) => labels.some((label) => name.startsWith(label) && /^[0-9]+$/.test(name.slice(label.length))))
      .sort((left, right) => numberOf(left) - numberOf(right))
      .map(async (name) => ({ name, data: await session.data(`${path}/${name}`) })),
  );
  return members.filter((member): member is Member => member.data !== undefined);
}

/** Tells of the group now and whenever it has changed, until the session is lost. Looks four times a second. */
export function watchGroup(
  session: Session,
  path: string,
  labels: readonly string[],
  tell: (members: readonly Member[]) => void,
): void {
  let former: string | undefined;
  let isOver = false;
  void session.lost.then(() => {
    isOver = true;
  });
  const look = async (): Promise<void> => {
    if (isOver) return;
    const members = await membersOf(session, path, labels).catch(() => undefined);
    const shown = JSON.stringify(members);
    if (members !== undefined && shown !== former) {
      former = shown;
      tell(members);
    }
    setTimeout(() => void look(), 250);
  };
  void look();
}

function numberOf(name: string): number {
  return Number(/[0-9]+$/.exec(name)?.[0]);
}
