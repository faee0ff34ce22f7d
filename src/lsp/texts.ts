// The texts of programs: open documents before the disk, which is looked at again only when told to.
import { basename, dirname, resolve } from "node:path";
import { codes } from "../codes.generated.ts";
import { findOnDisk, findSettings, readBeside, textOf } from "../disk.ts";
import { isGlob } from "../model/glob.ts";
import type { FindFiles, FoundFile } from "../model/includes.ts";
import { readSettings } from "../settings/read-settings.ts";
import { noSettings, type Settings, type SettingsFile } from "../settings/settings.ts";
import { isMatched } from "../targets/glob.ts";
import type { Source } from "../text/source.ts";
import type { Documents } from "./documents.ts";
import { uriOf } from "./uris.ts";

export interface Texts {
  /** A file as the main one of a program; undefined where it can no longer be read. */
  main(identity: string): FoundFile | undefined;
  /** What includes of a program find. */
  find(main: FoundFile): FindFiles;
  /** The text of a file that a value names. */
  beside(path: string, from: Source, main: FoundFile): string | undefined;
  /** What the mesosc.json for a file says, and whether that leaves the file out. */
  settingsFor(identity: string): FileSettings;
  /** Looks at the disk again. */
  forget(): void;
}

export interface FileSettings {
  readonly settings: Settings;
  readonly isExcluded: boolean;
}

/** `nameOf` gives the path by which the editor knows a file, which may lead over symbolic links. */
export function createTexts(documents: Documents, nameOf: (identity: string) => string): Texts {
  let settings = new Map<string, FileSettings>();
  let onDisk = new Map<string, string | undefined>();
  let finds = new Map<string, ReturnType<FindFiles>>();
  let others = new Map<string, string | undefined>();
  const made = new Map<string, Source>();
  const madeSettings = new Map<string, { readonly found: SettingsFile | undefined; readonly settings: FileSettings }>();

  /** The same object for the same text, so that what was made of it can be kept. */
  function sourceOf(identity: string, name: string, mainFolder: string, text: string): Source {
    const uri = documents.get(identity)?.uri ?? uriOf(nameOf(identity));
    const key = `${mainFolder}\n${identity}`;
    const before = made.get(key);
    if (before?.text === text && before.uri === uri && before.name === name) return before;
    const source = { uri, name, text };
    made.set(key, source);
    return source;
  }

  function current(found: FoundFile, mainFolder: string): FoundFile {
    const { identity, source } = found;
    const text = documents.get(identity)?.text ?? source.text;
    return { identity, source: sourceOf(identity, source.name, mainFolder, text) };
  }

  /** The same object for the same file with the same text, that leaves out the same. */
  function currentSettings(identity: string): FileSettings {
    const found = settingsFileFor(identity);
    const before = madeSettings.get(identity);
    const isSame = before !== undefined && isSameFile(before.found, found);
    const settings = isSame ? before.settings.settings : readSettingsFor(identity, found);
    const isExcluded = found !== undefined && isLeftOut(identity, settings, found);
    if (isSame && isExcluded === before.settings.isExcluded) return before.settings;
    const current = { settings, isExcluded };
    madeSettings.set(identity, { found, settings: current });
    return current;
  }

  return {
    main(identity) {
      const text = documents.get(identity)?.text ?? remembered(onDisk, identity, () => textOf(identity));
      if (text === undefined) return undefined;
      return { identity, source: sourceOf(identity, basename(identity), dirname(identity), text) };
    },
    find(main) {
      const mainFolder = dirname(main.identity);
      return (pattern, from) => {
        const key = `${mainFolder}\n${from.identity}\n${pattern}`;
        const found = remembered(finds, key, () => findOnDisk(main, mainFolder)(pattern, from));
        if (!("reason" in found)) return found.map((file) => current(file, mainFolder));
        // A file that was never saved.
        const document = isGlob(pattern) ? undefined : documents.get(resolve(dirname(from.identity), pattern));
        if (document === undefined) return found;
        const { identity, text } = document;
        return [{ identity, source: sourceOf(identity, pattern, mainFolder, text) }];
      };
    },
    beside(path, from, main) {
      const key = `${main.identity}\n${from.name}\n${path}`;
      return remembered(others, key, () => readBeside(path, from.name, main));
    },
    settingsFor: (identity) => remembered(settings, identity, () => currentSettings(identity)),
    forget() {
      settings = new Map();
      onDisk = new Map();
      finds = new Map();
      others = new Map();
    },
  };
}

function settingsFileFor(identity: string): SettingsFile | undefined {
  const folder = dirname(identity);
  try {
    return findSettings(folder, folder);
  } catch {
    // It lies where nobody may read it.
    return undefined;
  }
}

function isSameFile(left: SettingsFile | undefined, right: SettingsFile | undefined): boolean {
  return left?.folder === right?.folder && left?.source.text === right?.source.text;
}

function readSettingsFor(identity: string, found: SettingsFile | undefined): Settings {
  if (found === undefined) return noSettings;
  return readSettings({ ...found.source, uri: uriOf(resolve(dirname(identity), found.source.uri)) }, codes);
}

function isLeftOut(identity: string, { exclude }: Settings, { folder }: SettingsFile): boolean {
  return exclude.length > 0 && isMatched(identity, exclude, folder);
}

function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  if (!memory.has(key)) memory.set(key, make());
  return memory.get(key) as Value;
}
