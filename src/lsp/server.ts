// The language server: connects an editor's messages with the project, and answers requests.
import {
  DidChangeConfigurationNotification,
  FileChangeType,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFolder,
} from "vscode-languageserver/node";
import { createTemporaryFiles } from "../emit/temporary-files.ts";
import { version } from "../version.ts";
import { clientOf, type Client } from "./client.ts";
import { createDocuments, identityOfUri } from "./documents.ts";
import { scheme } from "./made-up.ts";
import { createPause } from "./pause.ts";
import { createProject } from "./project.ts";
import { createPublisher } from "./publisher.ts";
import { requests } from "./requests.generated.ts";
import { createSession } from "./session.ts";
import { showMadeUp } from "./show.ts";
import { createShown } from "./shown.ts";
import { createSettings } from "./settings.ts";
import { createTexts } from "./texts.ts";
import { pathOf } from "./uris.ts";
import { createWatchers } from "./watchers.ts";
import { createWorkspaceFiles } from "./workspace-files.ts";

/** What surrounds the server's process. */
export interface Surroundings {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

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
    filesAbove: (identity) => files.above(identity),
    settingsOf: (identity) => settings.of(files.nameOf(identity)),
    environment,
  });
  const temporaryFiles = createTemporaryFiles();
  const outside = {
    identityOf: (uri: string) => identityOfUri(uri, folder),
    show: (uri: string, text: string) => showMadeUp(uri, text, client, connection, temporaryFiles),
  };
  const session = () => createSession(client, documents, project, outside);
  const watchers = createWatchers(connection);
  const shown = createShown(connection, session);
  const pause = createPause(() => {
    if (client.registersWatchers) watchers.watch(project.filesOfValues());
    shown.compare().catch((error: unknown) => connection.console.error(`mesosc: ${String(error)}`));
  });
  const publisher = createPublisher(connection, session, () => pause.begin());

  /** Nothing is said before the settings are known: it would be taken back, and analysed twice. */
  const publish = () => void settings.ready().then(() => publisher.schedule());

  /** Files may have come or gone, or have other texts, or the settings are others. What is the same costs nothing. */
  function lookAgain(which: "around documents" | "all"): void {
    files.forget(which);
    project.lookAgain();
    publish();
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
    if (client.registersWatchers) watchers.start();
    if (client.registersSettings) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "mesosc" }).catch(ignore);
    }
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added];
        void settings.read().then(() => lookAgain("all"));
      });
    }
    void settings.read().then(() => lookAgain("all"));
  });

  /** An editor that watches files tells which of them come and go. */
  const lookAround = () => lookAgain(client.registersWatchers ? "around documents" : "all");

  connection.onDidOpenTextDocument(({ textDocument: { uri, version: number, text } }) => {
    documents.open(uri, number, text);
    lookAround();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: number }, contentChanges }) => {
    const document = documents.change(uri, number, contentChanges);
    if (document === undefined) return;
    project.changed(document.identity);
    publish();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    lookAround();
  });
  connection.onDidSaveTextDocument(lookAround);
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    if (settings.haveTargetsAt(changes.map(({ uri }) => pathOf(uri)))) await settings.read();
    lookAgain(changes.every(({ type }) => type === FileChangeType.Changed) ? "around documents" : "all");
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    void settings.read(pushed).then(() => lookAgain("all"));
  });

  for (const request of requests) {
    connection.onRequest(request.method, async (params: never) => {
      await settings.ready();
      const current = session();
      const answer: unknown = await request.answer(params, current);
      shown.note(request, params, answer, current);
      return answer;
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
