// Writes the nodes of a tree that takes nothing over from an older one: in a thread of its own where they are many.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Output } from "./output.ts";
import { writeNode, type Stage } from "./stage.ts";
import { writerEntry } from "./writer-entry.ts";
import { Ended, Failed, Finished, Given, Stopped, type WriterData } from "./writer-data.ts";

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
/** Messages that wait to be written; more would only take memory. */
const mostWaiting = 2;

/**
 * The caller plans nodes while the thread writes others, and writes some itself while the thread has enough to do. Both
 * sides wait on numbers in shared memory, so that the caller needs no turn of its event loop to learn how far the thread is.
 */
function inThread(stage: Stage, entry: string): NodeWriter {
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT * 2));
  const workerData: WriterData = { stage, port: port2, state };
  const resourceLimits = { maxYoungGenerationSizeMb: 4 };
  new Worker(entry, { workerData, transferList: [port2], resourceLimits }).unref();
  port.unref();
  let waiting: (readonly Output[])[] = [];
  let hasEnded = false;

  const isBusy = (): boolean => Atomics.load(state, Given) - Atomics.load(state, Finished) >= mostWaiting;
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
    if (waiting.length > 0) give();
    port.postMessage("end");
    Atomics.add(state, Given, 1);
    Atomics.notify(state, Given);
    Atomics.wait(state, Ended, 0);
  };
  return {
    write(outputs) {
      refuse();
      if (isBusy()) return writeNode(stage, outputs);
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
