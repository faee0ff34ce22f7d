// Starts the language server on this process's standard input and output.
import { createConnection } from "vscode-languageserver/node";
import { serve, type Surroundings } from "./server.ts";

/** Never comes back: the process ends when the editor says so or is gone. */
export function serveStandardStreams(surroundings: Surroundings): Promise<never> {
  serve(createConnection(process.stdin, process.stdout), surroundings);
  return new Promise(() => {});
}
