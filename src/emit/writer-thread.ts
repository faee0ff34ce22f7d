// The thread that writes nodes: takes them from its port until it is told to end; see node-writer.ts.
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Output } from "./output.ts";
import { writeNode } from "./stage.ts";
import { Begun, Ended, Failed, Finished, Given, Stopped, type WriterData } from "./writer-data.ts";

const { stage, port, state } = workerData as WriterData;

function write(nodes: readonly (readonly Output[])[]): void {
  for (const outputs of nodes) {
    if (Atomics.load(state, Stopped) === 1 || Atomics.load(state, Failed) === 1) return;
    try {
      writeNode(stage, outputs);
    } catch (error) {
      // An error loses what tells the system's from others on its way through the port.
      port.postMessage(error instanceof Error ? { ...error, message: error.message } : { message: String(error) });
      Atomics.store(state, Failed, 1);
    }
  }
}

Atomics.store(state, Begun, 1);
for (let finished = 0; ; finished++) {
  Atomics.wait(state, Given, finished);
  const message: unknown = receiveMessageOnPort(port)?.message;
  if (!Array.isArray(message)) break;
  write(message as readonly (readonly Output[])[]);
  Atomics.add(state, Finished, 1);
}
port.close();
Atomics.store(state, Ended, 1);
Atomics.notify(state, Ended);
