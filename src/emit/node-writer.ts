// Writes the nodes of a tree that takes nothing over from an older one: in a thread of its own where they are many.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Output } from "./output.ts";
import { writeNode, type Stage } from "./stage.ts";
import { writerEntry } from "./writer-entry.ts";
import { Begun, Ended, Failed, Finished, Given, places, Stopped, type WriterData } from "./writer-data.ts";

export interface NodeWriter {
  /** Sees to it that a node is written. Throws what the system has refused, for this node or one before. */
  write(outputs: readonly Output[]): void;
  /** Returns when all is written. Throws what the system has refused. */
  finish(): void;
  /** Returns when nothing is written any more. */
  abandon(): void;
}

/** Fewer are written before a thread has started. */
const enough = 100;

export function createNodeWriter(stage: Stage, nodes: number): NodeWriter {
  const entry = nodes < enough ? undefined : writerEntry();
  if (entry !== undefined) return inThread(stage, entry);
  return { write: (outputs) => writeNode(stage, outputs), finish: () => {}, abandon: () => {} };
}

const nodesInMessage = 8;
/** Messages that the thread is not done with; more would only take memory. */
const mostGiven = 2;

/**
 * The caller plans nodes while the thread writes others, and writes some itself until the thread has begun and while it has
 * enough to do. How far the thread is stands in shared memory, so that the caller needs no turn of its event loop to learn it.
 */
function inThread(stage: Stage, entry: string): NodeWriter {
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT));
  const workerData: WriterData = { stage, port: port2, state };
  const resourceLimits = { maxYoungGenerationSizeMb: 4 };
  const thread = new Worker(entry, { workerData, transferList: [port2], resourceLimits });
  // Where none can be started, the caller writes everything.
  thread.on("error", () => {});
  thread.unref();
  port.unref();
  let waiting: (readonly Output[])[] = [];
  let hasEnded = false;

  const hasBegun = (): boolean => Atomics.load(state, Begun) === 1;
  const isBusy = (): boolean => Atomics.load(state, Given) - Atomics.load(state, Finished) >= mostGiven;
  const give = (): void => {
    port.postMessage(waiting);
    waiting = [];
    Atomics.add(state, Given, 1);
    Atomics.notify(state, Given);
  };
  const refuse = (): void => {
    if (Atomics.load(state, Failed) === 0) return;
    const { message, ...facts } = receiveMessageOnPort(port)?.message as Error;
    throw Object.assign(new Error(message), facts);
  };
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    const isAwaited = hasBegun();
    if (waiting.length > 0) give();
    port.postMessage("end");
    Atomics.add(state, Given, 1);
    Atomics.notify(state, Given);
    // One that begins only now finds nothing to write.
    if (isAwaited) Atomics.wait(state, Ended, 0);
  };
  return {
    write(outputs) {
      refuse();
      if (!hasBegun() || isBusy()) return writeNode(stage, outputs);
      waiting.push(outputs);
      if (waiting.length >= nodesInMessage) give();
    },
    finish() {
      end();
      refuse();
    },
    abandon() {
      Atomics.store(state, Stopped, 1);
      end();
    },
  };
}
