// Sessions inside the test: texts that are open in an editor, and nothing on the disk.
import type { ClientCapabilities, Position } from "vscode-languageserver/node";
import { clientOf } from "../../src/lsp/client.ts";
import { createDocuments, identityOfUri } from "../../src/lsp/documents.ts";
import { createProject } from "../../src/lsp/project.ts";
import { createSession, type Session } from "../../src/lsp/session.ts";
import { createTexts } from "../../src/lsp/texts.ts";
import { definitionValues, ownTargets } from "../../src/workspace.ts";
import { capableEditor } from "./editor.ts";

export interface Opened extends Session {
  uri(name?: string): string;
  /** Replaces a text, as typing does. */
  type(text: string, name?: string): void;
  readonly shown: readonly string[];
}

export interface OpenOptions {
  readonly capabilities?: ClientCapabilities;
  readonly definitions?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Opens texts by their names; one text alone is `cluster.mesos`. */
export function openTexts(texts: string | Readonly<Record<string, string>>, options: OpenOptions = {}): Opened {
  const client = clientOf(options.capabilities ?? capableEditor);
  const documents = createDocuments("/memory", () => client.encoding);
  const project = createProject({
    documents,
    texts: createTexts(documents, (identity) => identity),
    filesOnDisk: () => [],
    filesAbove: () => [],
    settingsOf: () => ({
      definitions: definitionValues(new Map(Object.entries(options.definitions ?? {}))),
      targets: { targets: ownTargets(), diagnostics: [] },
    }),
    environment: options.environment ?? {},
  });
  const shown: string[] = [];
  const session = createSession(client, documents, project, {
    identityOf: (uri) => identityOfUri(uri, "/memory"),
    show: (uri: string) => Promise.resolve(void shown.push(uri)),
  });
  const uri = (name = "cluster.mesos") => `file:///memory/${name}`;
  for (const [name, text] of Object.entries(typeof texts === "string" ? { "cluster.mesos": texts } : texts)) {
    documents.open(uri(name), 1, text);
  }
  return {
    ...session,
    uri,
    type(text, name) {
      const document = documents.change(uri(name), 2, [{ text }]);
      if (document !== undefined) project.changed(document.identity);
    },
    shown,
  };
}

/** The place of the first `word` in a text, `into` characters into it. */
export function placeOf(text: string, word: string, into = 0): Position {
  const found = text.indexOf(word);
  if (found < 0) throw new Error(`no ${word} in the text`);
  return placeAt(text, found + into);
}

/** The place of an offset, in UTF-16 units. */
export function placeAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length };
}
