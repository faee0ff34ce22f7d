// What the thread that writes nodes is given, and the numbers that it shares with its caller.
import type { MessagePort } from "node:worker_threads";
import type { Stage } from "./stage.ts";

export interface WriterData {
  readonly stage: Stage;
  /** Brings lists of nodes' outputs, then "end"; takes what the system refused. */
  readonly port: MessagePort;
  readonly state: Int32Array;
}

// Places in `state`.
/** How many messages the caller has sent. */
export const Given = 0;
/** How many of them the thread is done with. */
export const Finished = 1;
/** 1 when the system has refused something; what, is on the port. */
export const Failed = 2;
/** 1 when the caller wants nothing more to be written. */
export const Stopped = 3;
/** 1 when the thread runs; one that cannot be started never does. */
export const Begun = 4;
/** 1 when the thread has ended. */
export const Ended = 5;
export const places = 6;
