// The language server: connects an editor's messages with the project, and answers requests.
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFolder,
} from "vscode-languageserver/node";
import { version } from "../version.ts";
import { clientOf, type Client } from "./client.ts";
import { createDocuments, identityOfUri } from "./documents.ts";
import { scheme } from "./made-up.ts";
import { createProject } from "./project.ts";
import { createPublisher } from "./publisher.ts";
import { requests } from "./requests.generated.ts";
import { createSession } from "./session.ts";
import { createSettings } from "./settings.ts";
import { createTexts } from "./texts.ts";
import { pathOf } from "./uris.ts";
import { createWorkspaceFiles } from "./workspace-files.ts";

/** What surrounds the server's process. */
export interface Surroundings {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Cluster files, and what targets are made of. */
const watched = [
  "**/*.mesos",
  "**/mesosc.json",
  "**/{target,messages}.json",
  "**/{options,platforms,shapes,variables}/*.json",
  "**/*.hbs",
];

/** Answers until the connection ends. */
export function serve(connection: Connection, { folder, environment }: Surroundings): void {
  let client: Client = clientOf({});
  let folders: readonly WorkspaceFolder[] = [];

  const documents = createDocuments(folder, () => client.encoding);
  const files = createWorkspaceFiles(documents, () => folders.map(({ uri }) => pathOf(uri)));
  const texts = createTexts(documents, (identity) => files.nameOf(identity));
  const settings = createSettings(connection, () => folders);
  const project = createProject({
    documents,
    texts,
    filesOnDisk: () => files.identities(),
    settingsOf: (identity) => settings.of(files.nameOf(identity)),
    environment,
  });
  const outside = {
    identityOf: (uri: string) => identityOfUri(uri, folder),
    async show(uri: string) {
      if (client.madeUpDocuments && client.showDocument) await connection.window.showDocument({ uri, takeFocus: true });
    },
  };
  const session = () => createSession(client, documents, project, outside);
  const publisher = createPublisher(connection, session);

  /** Looks at everything again: files came or went, or the settings are others. */
  function lookAgain(): void {
    files.forget();
    project.forget();
    publisher.schedule();
    if (client.refreshesHints) void connection.sendRequest("workspace/inlayHint/refresh").catch(ignore);
    if (client.refreshesLenses) void connection.sendRequest("workspace/codeLens/refresh").catch(ignore);
    if (client.refreshesTokens) void connection.sendRequest("workspace/semanticTokens/refresh").catch(ignore);
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params.capabilities);
    folders = foldersOf(params);
    settings.start(client, params.initializationOptions);
    const capabilities: ServerCapabilities = {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...(client.madeUpDocuments ? { textDocumentContent: { schemes: [scheme] } } : {}),
      },
    };
    for (const request of requests) Object.assign(capabilities, request.capabilities(client));
    return { serverInfo: { name: "mesosc", version }, capabilities };
  });

  connection.onInitialized(() => {
    if (client.registersWatchers) {
      const watchers = watched.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignore);
    }
    if (client.registersSettings) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "mesosc" }).catch(ignore);
    }
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added];
        void settings.read().then(lookAgain);
      });
    }
    void settings.read().then(lookAgain);
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version: number, text } }) => {
    documents.open(uri, number, text);
    lookAgain();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: number }, contentChanges }) => {
    const document = documents.change(uri, number, contentChanges);
    if (document === undefined) return;
    project.changed(document.identity);
    publisher.schedule();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    lookAgain();
  });
  connection.onDidSaveTextDocument(lookAgain);
  connection.onDidChangeWatchedFiles(() => void settings.read().then(lookAgain));
  connection.onDidChangeConfiguration(({ settings: pushed }) => void settings.read(pushed).then(lookAgain));

  for (const request of requests) {
    connection.onRequest(request.method, async (params: never) => {
      await settings.ready();
      return request.answer(params, session());
    });
  }
  connection.listen();
}

function foldersOf(params: InitializeParams): readonly WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  // What clients said before there were folders.
  const { rootUri: root } = params as { readonly rootUri?: string | null };
  return typeof root === "string" ? [{ uri: root, name: "" }] : [];
}

/** Of a request to the editor that may be refused. */
function ignore(): void {}
