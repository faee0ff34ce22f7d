// The VS Code extension: starts the language server, and hands its commands on. What is said of a cluster, the server says.
import { dirname } from "node:path";
import * as vscode from "vscode";
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from "vscode-languageclient/node";
import type { ShownFile } from "../../src/lsp/node-files.ts";
import type { ProgramNodes } from "../../src/lsp/requests/programs.ts";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = context.asAbsolutePath("server/mesosc.js");
  context.subscriptions.push(
    vscode.commands.registerCommand("mesosc.compile", () => compile(own)),
    vscode.commands.registerCommand("mesosc.showNodeFile", showNodeFile),
    vscode.commands.registerCommand("mesosc.restart", () => start(own)),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("mesosc.path")) await start(own);
    }),
  );
  await start(own);
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  // One that did not start cannot be stopped.
  if (running?.needsStop() === true) await running.dispose();
}

async function start(own: string): Promise<void> {
  await deactivate();
  client = new LanguageClient("mesosc", "mesosc", serverOptions(own), clientOptions);
  // Where it fails the client tells the user, who may then set another path.
  await client.start().catch(() => {});
}

/** The program that the settings name; empty for the one that comes with the extension. */
function chosenProgram(): string {
  return vscode.workspace.getConfiguration("mesosc").get("path", "");
}

function serverOptions(own: string): ServerOptions {
  const command = chosenProgram();
  const call = { args: ["lsp"], transport: TransportKind.stdio as const };
  return command === "" ? { module: own, ...call } : { command, ...call };
}

const clientOptions: LanguageClientOptions = {
  documentSelector: [
    { scheme: "file", language: "mesos" },
    { scheme: "untitled", language: "mesos" },
  ],
  middleware: {
    window: {
      // What a lens, a menu or a code's link shows stands beside the source that it comes from.
      async showDocument({ uri, takeFocus = false }) {
        const viewColumn = vscode.ViewColumn.Beside;
        await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
          viewColumn,
          preserveFocus: !takeFocus,
          preview: true,
        });
        return { success: true };
      },
    },
  },
};

/** Lets the user pick a node and one of its files; the server shows it. */
async function showNodeFile(): Promise<void> {
  const found = await programsHere();
  const entries = found.flatMap(({ program, nodes }) =>
    nodes.map((node) => ({ label: node, description: found.length > 1 ? shortName(program) : "", program, node })),
  );
  const picked = await vscode.window.showQuickPick(entries, { placeHolder: "Of which node?" });
  if (picked === undefined) return;
  const { program, node } = picked;
  const files = await client?.sendRequest<readonly ShownFile[] | null>("mesosc/nodeFiles", { program, node });
  const all = { label: "All files", path: "" };
  const paths = (files ?? []).map(({ path }) => ({ label: path, path }));
  // Without files there is a reason, which the list shows.
  const file =
    paths.length === 0
      ? all
      : await vscode.window.showQuickPick([...paths, all], { placeHolder: `Which of ${node}'s files?` });
  if (file !== undefined) await vscode.commands.executeCommand("mesosc.showFile", { program, node, path: file.path });
}

/** Compiles the program that the active file is part of, as a task: its output is in the terminal, and its findings are problems. */
async function compile(own: string): Promise<void> {
  const found = (await programsHere()).map(({ program }) => ({ label: shortName(program), program }));
  const picked =
    found.length > 1 ? await vscode.window.showQuickPick(found, { placeHolder: "Which cluster?" }) : found[0];
  if (picked === undefined) return;
  await vscode.workspace.saveAll(false);
  const main = vscode.Uri.parse(picked.program);
  const folder = vscode.workspace.getWorkspaceFolder(main);
  const settings = vscode.workspace.getConfiguration("mesosc", main);
  const definitions = Object.entries(settings.get<Record<string, unknown>>("definitions", {}));
  const words = [
    ...["compile", main.fsPath, "-o", settings.get("output", "out")],
    ...definitions.flatMap(([name, value]) => ["-D", `${name}=${String(value)}`]),
    ...settings.get<readonly string[]>("targets", []).flatMap((path) => ["--targets", path]),
  ];
  const cwd = folder?.uri.fsPath ?? dirname(main.fsPath);
  const command = chosenProgram();
  const execution =
    command === ""
      ? // The editor is its own Node.
        new vscode.ProcessExecution(process.execPath, [own, ...words], { cwd, env: { ELECTRON_RUN_AS_NODE: "1" } })
      : new vscode.ProcessExecution(command, words, { cwd });
  const scope = folder ?? vscode.TaskScope.Global;
  await vscode.tasks.executeTask(
    new vscode.Task({ type: "mesosc" }, scope, `compile ${picked.label}`, "mesosc", execution, "$mesosc"),
  );
}

/** The programs that the active file is part of. */
async function programsHere(): Promise<readonly ProgramNodes[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "mesos" || client === undefined) return [];
  return client.sendRequest<readonly ProgramNodes[]>("mesosc/programs", { uri: document.uri.toString() });
}

function shortName(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
