// A stand-in for VS Code's own module: enough of an editor for the extension and the protocol's client to run in, and a record of
// what they did. What neither uses is there as a thing that can be called, constructed and asked for anything.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";

/** What the user of the stand-in does and has. */
export interface StubOptions {
  readonly folder: string;
  /** The path of the file in the active editor. */
  readonly open: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The label to pick of each list that is shown. */
  readonly picks?: readonly string[];
}

export interface Shown {
  readonly uri: string;
  readonly options: unknown;
}

export interface Extension {
  activate(context: object): Promise<void>;
  deactivate(): Promise<void>;
}

type Command = (...operands: readonly unknown[]) => unknown;
interface ContentProvider {
  provideTextDocumentContent(uri: unknown, token: unknown): Promise<string>;
}
interface Item {
  readonly label: string;
}

/** What was done to the editor. */
export interface Done {
  readonly commands: Map<string, Command>;
  readonly shown: Shown[];
  readonly tasks: { readonly name: string; readonly execution: Execution; readonly matchers: unknown }[];
  readonly lists: string[][];
  readonly diagnostics: Map<string, readonly { readonly code: unknown; readonly message: string }[]>;
  readonly providers: Map<string, ContentProvider>;
  readonly languageFeatures: Set<string>;
  /** What the output panel has. */
  readonly log: string[];
}

export interface Execution {
  readonly process: string;
  readonly args: readonly string[];
  readonly options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> };
}

class Uri {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  static parse(text: string): Uri {
    return new Uri(text);
  }
  static file(path: string): Uri {
    return new Uri(pathToFileURL(path).href);
  }
  get scheme(): string {
    return this.text.slice(0, this.text.indexOf(":"));
  }
  get fsPath(): string {
    return fileURLToPath(this.text);
  }
  toString(): string {
    return this.text;
  }
}

class Place {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

class Task {
  readonly name: string;
  readonly execution: Execution;
  readonly matchers: unknown;
  constructor(...[, , name, , execution, matchers]: [unknown, unknown, string, string, Execution, unknown]) {
    this.name = name;
    this.execution = execution;
    this.matchers = matchers;
  }
}

class ProcessExecution implements Execution {
  readonly process: string;
  readonly args: readonly string[];
  readonly options: Execution["options"];
  constructor(process: string, args: readonly string[], options: Execution["options"]) {
    this.process = process;
    this.args = args;
    this.options = options;
  }
}

class CodeDiagnostic {
  code: unknown;
  readonly range: unknown;
  readonly message: string;
  constructor(range: unknown, message: string) {
    this.range = range;
    this.message = message;
  }
}

class CodeActionKind {
  static readonly Empty = new CodeActionKind();
  append(): this {
    return this;
  }
}

const disposable = { dispose: () => {} };

/** Whatever it is asked for it is again; calling it gives something to dispose of. */
function anything(): unknown {
  class Thing {
    dispose(): void {}
  }
  return new Proxy(Thing, {
    get(target, name) {
      if (name === "prototype") return target.prototype as unknown;
      if (name === "then" || typeof name === "symbol") return undefined;
      return anything();
    },
    apply: () => disposable,
  });
}

/** An object of which everything that is not given is anything. */
function part(given: object): unknown {
  return new Proxy(given, {
    get: (target, name): unknown => (name in target ? Reflect.get(target, name) : anything()),
  });
}

/** The module, and what was done to it. */
export function createStub({ folder, open, settings = {}, picks = [] }: StubOptions) {
  const record: Done = {
    commands: new Map(),
    shown: [],
    tasks: [],
    lists: [],
    diagnostics: new Map(),
    providers: new Map(),
    languageFeatures: new Set(),
    log: [],
  };
  const remaining = [...picks];
  const text = readFileSync(open, "utf8");
  const document = { uri: Uri.file(open), languageId: "mesos", version: 1, getText: () => text, isClosed: false };
  const workspaceFolder = { uri: Uri.file(folder), name: "folder", index: 0 };
  const valueOf = (name: string, otherwise: unknown) => settings[name] ?? otherwise;
  const write = (...words: readonly unknown[]) => void record.log.push(words.map(String).join(" "));
  const outputChannel = {
    append: write,
    appendLine: write,
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
  };
  const stub = {
    version: "1.91.0",
    Uri,
    Position: Place,
    Task,
    ProcessExecution,
    Diagnostic: CodeDiagnostic,
    CodeActionKind,
    ViewColumn: { Active: -1, Beside: -2 },
    TaskScope: { Global: 1, Workspace: 2 },
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    EventEmitter: class {
      event = () => disposable;
      fire = () => {};
      dispose = () => {};
    },
    CancellationTokenSource: class {
      token = { isCancellationRequested: false, onCancellationRequested: () => disposable };
      cancel = () => {};
      dispose = () => {};
    },
    commands: {
      registerCommand(name: string, command: Command) {
        record.commands.set(name, command);
        return { dispose: () => record.commands.delete(name) };
      },
      executeCommand: (name: string, ...operands: readonly unknown[]) => record.commands.get(name)?.(...operands),
    },
    env: part({ language: "en", appName: "stub" }),
    languages: new Proxy(
      {
        match: () => 10,
        createDiagnosticCollection: () => ({
          set: (uri: Uri, found: readonly { readonly code: unknown; readonly message: string }[]) =>
            record.diagnostics.set(uri.text, found),
          delete: () => {},
          clear: () => {},
          dispose: () => {},
        }),
      },
      {
        get(target, name) {
          if (name in target) return Reflect.get(target, name) as unknown;
          if (typeof name === "string" && name.startsWith("register")) record.languageFeatures.add(name);
          return () => disposable;
        },
      },
    ),
    tasks: part({
      executeTask(task: Task) {
        record.tasks.push(task);
        return Promise.resolve({});
      },
    }),
    window: part({
      showErrorMessage: () => Promise.resolve(undefined),
      createOutputChannel: () => part(outputChannel),
      activeTextEditor: { document },
      visibleTextEditors: [{ document }],
      showTextDocument(uri: Uri, options: unknown) {
        record.shown.push({ uri: uri.text, options });
        return Promise.resolve({});
      },
      showQuickPick(items: readonly Item[]) {
        record.lists.push(items.map(({ label }) => label));
        const wanted = remaining.shift();
        return Promise.resolve(items.find(({ label }) => label === wanted));
      },
      tabGroups: part({ all: [], activeTabGroup: { tabs: [] } }),
    }),
    workspace: part({
      textDocuments: [document],
      notebookDocuments: [],
      workspaceFolders: [workspaceFolder],
      getWorkspaceFolder: () => workspaceFolder,
      asRelativePath: (uri: Uri) => uri.text.replace(`${workspaceFolder.uri.text}/`, ""),
      saveAll: () => Promise.resolve(true),
      getConfiguration: (section?: string) => ({
        get: (name: string, otherwise?: unknown) =>
          section === "mesosc" ? valueOf(name, otherwise) : name === "mesosc" ? settings : otherwise,
        inspect: () => undefined,
        has: () => false,
      }),
      registerTextDocumentContentProvider(scheme: string, provider: ContentProvider) {
        record.providers.set(scheme, provider);
        return disposable;
      },
    }),
  };
  return { module: part(stub), record };
}

/** Loads a bundled extension into the stand-in. */
export function loadExtension(bundle: string, vscode: unknown): Extension {
  const own = createRequire(import.meta.url);
  const module = { exports: {} };
  const load = (name: string): unknown => (name === "vscode" ? vscode : own(name));
  // The bundle is CommonJS, as VS Code loads it.
  (compileFunction(bundle, ["module", "exports", "require"]) as Command)(module, module.exports, load);
  return module.exports as Extension;
}
