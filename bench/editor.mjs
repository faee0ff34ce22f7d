// Measures the language server as an editor uses it: a letter is typed somewhere in a large cluster, and findings come back.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { racksOf } from "./racks.mjs";

/** The same places each time. */
function createDice(seed = 1) {
  let state = seed;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
}

const after = (times, share) => times.toSorted((left, right) => left - right)[Math.floor(times.length * share)];

/**
 * @param {string} mesosc The program's path.
 * @param {string} folder Where the cluster is written to.
 * @param {{ first: number, edits: number }} counts How many edits there are, and of how many of them, the first, completion and
 *   a hover are asked for in between; those are told apart, since a server that has just started is slower.
 */
export async function measureEditor(mesosc, folder, { first, edits }) {
  const texts = racksOf();
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const uriOf = (name) => pathToFileURL(join(folder, name)).href;
  const server = spawn(process.execPath, [mesosc, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Map();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri }) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  });
  const published = (uri) => new Promise((resolve) => waiting.set(uri, resolve));
  connection.listen();
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "racks" }];
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders,
    capabilities: {},
  });
  await connection.sendNotification("initialized", {});

  const opened = new Map();
  const names = Object.keys(texts).filter((name) => name !== "cluster.mesos");
  for (const name of names) {
    const textDocument = { uri: uriOf(name), languageId: "mesos", version: 1, text: texts[name] };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    opened.set(name, 1);
  }
  const roll = createDice();
  const lineCounts = new Map(names.map((name) => [name, texts[name].split("\n").length]));

  /** Writes `text` over a range, and waits for the findings that come of it. */
  async function edit(name, range, text) {
    const version = opened.get(name) + 1;
    opened.set(name, version);
    const found = published(uriOf(name));
    const start = performance.now();
    const textDocument = { uri: uriOf(name), version };
    await connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ range, text }] });
    await found;
    return performance.now() - start;
  }

  const keystrokes = [];
  const requests = { completion: [], hover: [] };
  /** Types a sign that is no word's at the start of a line, which is a finding, asks there, and takes it away again. */
  async function typeAndDelete(asks) {
    const name = names[roll(names.length)];
    const start = { line: roll(lineCounts.get(name)), character: 0 };
    const behind = { ...start, character: 1 };
    keystrokes.push(await edit(name, { start, end: start }, "="));
    if (asks === "asks") {
      for (const request of Object.keys(requests)) {
        const asked = performance.now();
        await connection.sendRequest(`textDocument/${request}`, {
          textDocument: { uri: uriOf(name) },
          position: behind,
        });
        requests[request].push(performance.now() - asked);
      }
    }
    keystrokes.push(await edit(name, { start, end: behind }, ""));
  }
  const megabytes = () =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1]) / 1024;

  for (let warm = 0; warm < 50; warm++) await typeAndDelete("only types");
  keystrokes.length = 0;
  // Garbage comes and goes: the most of each half is compared.
  const memory = { first: 0, second: 0 };
  for (let count = 0; count < edits; count += 2) {
    await typeAndDelete(count < first ? "asks" : "only types");
    const half = count < edits / 2 ? "first" : "second";
    memory[half] = Math.max(memory[half], megabytes());
  }
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  connection.dispose();
  return {
    lines: Object.values(texts).reduce((sum, text) => sum + text.split("\n").length - 1, 0),
    files: Object.keys(texts).length,
    keystroke: {
      median: after(keystrokes, 0.5),
      most: after(keystrokes, 0.95),
      mostOfFirst: after(keystrokes.slice(0, first), 0.95),
    },
    completion: after(requests.completion, 0.95),
    hover: after(requests.hover, 0.95),
    memory,
  };
}
