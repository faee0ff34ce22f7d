// Waiting for what must come, a bounded time, with the logs where it does not.
import { setTimeout as pause } from "node:timers/promises";

export interface Look {
  /** What was found, for the message. */
  readonly seen: string;
  readonly reached: boolean;
}

export interface Patience {
  readonly seconds: number;
  /** What tells why it did not come. */
  logs(): Promise<string>;
}

/** Looks until it is reached, five times a second. Rejects, with what was seen last and the end of the logs, when time is over. */
export async function eventually(what: string, look: () => Promise<Look>, { seconds, logs }: Patience): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const { seen, reached } = await look();
    if (reached) return;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}; last seen: ${seen}\n${await logs()}`);
    await pause(200);
  }
}
