// An editor for tests: starts the built program as a language server and speaks the protocol with it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  createProtocolConnection,
  type ClientCapabilities,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type Range,
} from "vscode-languageserver/node";
import { temporaryFolder } from "../kit/folder.ts";

const program = join(import.meta.dirname, "../../dist/mesosc.js");

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** The settings' section `mesosc`; a function is asked with the name of the folder that they are for. */
  readonly settings?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  /** Folders of the workspace, below the temporary one. */
  readonly folders?: readonly string[];
}

export interface Editor {
  readonly folder: string;
  readonly initialized: InitializeResult;
  uri(name: string): string;
  /** The name of the file that a URI stands for. */
  nameOf(uri: string): string;
  open(name: string, text: string): Promise<void>;
  change(name: string, changes: readonly { readonly range?: Range; readonly text: string }[]): Promise<void>;
  close(name: string): Promise<void>;
  notify(method: string, params: unknown): Promise<void>;
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** What was published last for a file, once everything that was sent is worked through. */
  diagnostics(name: string): Promise<PublishDiagnosticsParams["diagnostics"]>;
  /** Every publication so far. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server asked the editor to do. */
  readonly asked: readonly { readonly method: string; readonly params: unknown }[];
  /** Ends the server; gives its exit code. */
  quit(): Promise<number | null>;
  /** Closes the streams without a word; gives the server's exit code. */
  vanish(): Promise<number | null>;
}

/** Everything that a modern editor can do, as far as the server asks. */
export const capableEditor: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  window: { showDocument: { support: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    textDocumentContent: {},
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    publishDiagnostics: { relatedInformation: true },
  },
};

/** The words of what may be plain or Markdown. */
export function plainText(text: unknown): string {
  if (typeof text === "string") return text;
  throw new Error(`no plain text: ${JSON.stringify(text)}`);
}

/** Starts an editor on a folder with these files. */
export async function startEditor(
  files: Readonly<Record<string, string>>,
  options: EditorOptions = {},
): Promise<Editor> {
  const folder = temporaryFolder(files);
  const server = spawn(process.execPath, [program, "lsp", "--stdio"], {
    cwd: folder,
    env: { ...process.env, ...options.environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = new Promise<number | null>((resolve) => server.once("exit", (code) => resolve(code)));
  const connection = createProtocolConnection(server.stdout, server.stdin);
  const published: PublishDiagnosticsParams[] = [];
  const asked: { method: string; params: unknown }[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  const root = pathToFileURL(folder).href;
  const nameOf = (wanted: string) => (wanted.startsWith(`${root}/`) ? wanted.slice(root.length + 1) : wanted);
  const answers: Readonly<Record<string, (params: object) => unknown>> = {
    "client/registerCapability": () => null,
    "client/unregisterCapability": () => null,
    "workspace/inlayHint/refresh": () => null,
    "workspace/codeLens/refresh": () => null,
    "workspace/textDocumentContent/refresh": () => null,
    "window/showDocument": () => ({ success: true }),
    "workspace/configuration": (params) =>
      (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri = "" }) => {
        const { settings = null } = options;
        return typeof settings === "function" ? (settings as (scope: string) => unknown)(nameOf(scopeUri)) : settings;
      }),
  };
  for (const [method, answer] of Object.entries(answers)) {
    // The last argument is the token for cancelling: a request without parameters has nothing else.
    connection.onRequest(method, (...given: object[]) => {
      const [params] = given.length > 1 ? given : [undefined];
      asked.push({ method, params });
      return answer(params ?? {});
    });
  }
  for (const method of ["window/logMessage", "window/showMessage"]) {
    connection.onNotification(method, (params: object) => {
      asked.push({ method, params });
    });
  }
  connection.listen();
  // Ends what still waits for an answer.
  server.once("exit", () => connection.dispose());
  onTestFinished(() => void server.kill());
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? capableEditor,
    workspaceFolders: (options.folders ?? ["."]).map((name) => ({ uri: uri(name), name })),
    initializationOptions: options.settings ?? null,
  });
  await connection.sendNotification("initialized", {});
  const versions = new Map<string, number>();
  const next = (name: string) => {
    const version = (versions.get(name) ?? 0) + 1;
    versions.set(name, version);
    return { uri: uri(name), version };
  };
  const request = <Result>(method: string, params: unknown) => connection.sendRequest<Result>(method, params);

  return {
    folder,
    initialized,
    uri,
    nameOf,
    open: (name, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { ...next(name), languageId: "mesos", text },
      }),
    change: (name, contentChanges) =>
      connection.sendNotification("textDocument/didChange", { textDocument: next(name), contentChanges }),
    close: (name) => connection.sendNotification("textDocument/didClose", { textDocument: { uri: uri(name) } }),
    notify: (method, params) => connection.sendNotification(method, params),
    request,
    async diagnostics(name) {
      await settled();
      return published.findLast((each) => each.uri === uri(name))?.diagnostics ?? [];
    },
    published,
    asked,
    async quit() {
      await request("shutdown", undefined);
      await connection.sendNotification("exit");
      return exited;
    },
    vanish() {
      server.stdin.end();
      return exited;
    },
  };

  /** An answer to a question that was asked after all others, and the publication that follows it. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await request("textDocument/foldingRange", { textDocument: { uri: uri("none.mesos") } }).catch(() => {});
    }
  }
}
