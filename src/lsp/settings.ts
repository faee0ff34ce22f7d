// The editor's settings: what the command line's `-D` and `--targets` say, for each folder of the workspace.
import { relative, resolve } from "node:path";
import type { Connection, WorkspaceFolder } from "vscode-languageserver/node";
import { definitionValues, ownTargets, targetsOf } from "../workspace.ts";
import type { Client } from "./client.ts";
import type { ProjectSettings } from "./project.ts";
import { pathOf } from "./uris.ts";

/** The section `mesosc` of the editor's settings. */
interface Written {
  /** Values for `let`s, as `-D name=value` gives them. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Folders with more targets, relative to the workspace folder. */
  readonly targets: readonly string[];
}

/** The settings of a workspace folder, as they were written and as they were read. */
interface InForce {
  readonly folder: string;
  readonly text: string;
  /** Absolute. */
  readonly targetFolders: readonly string[];
  readonly settings: ProjectSettings;
}

export interface Settings {
  /** At the start; what the editor sends along counts until it is asked. */
  start(client: Client, options: unknown): void;
  /** Asks the editor, or takes what it pushed, and loads the targets again. */
  read(pushed?: unknown): Promise<void>;
  /** Once the latest ones are known. */
  ready(): Promise<void>;
  /** Whether one of these paths is a folder of targets, lies in one, or has one in it. */
  haveTargetsAt(paths: readonly string[]): boolean;
  /** Of the folder that a path is in. */
  of(path: string): ProjectSettings;
}

export function createSettings(connection: Connection, folders: () => readonly WorkspaceFolder[]): Settings {
  let asks = false;
  let given: unknown;
  let inForce: readonly InForce[] = [];
  const usual: ProjectSettings = {
    definitions: new Map(),
    targets: { targets: ownTargets(), diagnostics: [] },
  };
  let first: () => void = () => {};
  let latest = new Promise<void>((resolve) => (first = resolve));

  async function written(folder: WorkspaceFolder | undefined): Promise<Written> {
    if (!asks) return readWritten(given);
    const scope = folder === undefined ? {} : { scopeUri: folder.uri };
    return readWritten(await connection.workspace.getConfiguration({ ...scope, section: "mesosc" }));
  }

  async function load(folder: WorkspaceFolder | undefined): Promise<InForce> {
    const { definitions, targets } = await written(folder);
    const path = folder === undefined ? "" : pathOf(folder.uri);
    const text = JSON.stringify([[...definitions], targets]);
    const before = inForce.find((each) => each.folder === path);
    // The same object where nothing can have changed, so that what was made with it can be kept.
    if (before?.text === text && targets.length === 0) return before;
    const loaded = await targetsOf({ targetFolders: targets, folder: path });
    const targetFolders = targets.map((target) => resolve(path, target));
    return {
      folder: path,
      text,
      targetFolders,
      settings: { definitions: definitionValues(definitions), targets: loaded },
    };
  }

  let times = 0;
  async function loadAll(): Promise<void> {
    const mine = ++times;
    try {
      // Longer paths first: a folder may lie in another one.
      const all = await Promise.all([...folders().map(load), load(undefined)]);
      // What was asked for later may come earlier.
      if (mine === times) inForce = all.sort((left, right) => right.folder.length - left.folder.length);
    } catch (error) {
      connection.console.error(`mesosc: the settings cannot be read: ${String(error)}`);
    }
  }

  return {
    start(client, options) {
      asks = client.configuration;
      given = options;
    },
    read(pushed) {
      if (!asks && pushed !== undefined && pushed !== null) given = pushed;
      latest = loadAll().finally(first);
      return latest;
    },
    ready: () => latest,
    haveTargetsAt(paths) {
      const folders = inForce.flatMap(({ targetFolders }) => targetFolders);
      return folders.some((folder) => paths.some((path) => isInside(path, folder) || isInside(folder, path)));
    },
    of: (path) => inForce.find(({ folder }) => isInside(path, folder))?.settings ?? usual,
  };
}

function isInside(path: string, folder: string): boolean {
  return folder === "" || !relative(folder, path).startsWith("..");
}

/** Settings as they may come: the section itself, or an object that has it; anything else is nothing. */
function readWritten(value: unknown): Written {
  const whole = asObject(value);
  const section = asObject(whole["mesosc"] ?? whole);
  const targets = Array.isArray(section["targets"]) ? section["targets"] : [];
  return {
    definitions: new Map(
      Object.entries(asObject(section["definitions"])).map(([name, definition]) => [name, String(definition)]),
    ),
    targets: targets.filter((folder) => typeof folder === "string"),
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
