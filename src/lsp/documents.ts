// The texts that the editor has open: they count before what is on the disk.
import { join } from "node:path";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { identityOf } from "../disk.ts";
import type { Source } from "../text/source.ts";
import { spanOf, type Encoding } from "./places.ts";
import { pathOf } from "./uris.ts";

export interface OpenDocument {
  /** As the editor names it. */
  readonly uri: string;
  /** The same for the same file, however it is reached. */
  readonly identity: string;
  readonly version: number;
  readonly text: string;
}

/** The documents that are open, by their files' identity. */
export interface Documents {
  get(identity: string): OpenDocument | undefined;
  withUri(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  open(uri: string, version: number, text: string): OpenDocument;
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined;
  close(uri: string): OpenDocument | undefined;
}

/** `folder` is where documents lie that were never saved, so that their includes are found. */
export function createDocuments(folder: string, encoding: () => Encoding): Documents {
  const byIdentity = new Map<string, OpenDocument>();
  const byUri = new Map<string, OpenDocument>();

  function keep(document: OpenDocument): OpenDocument {
    byIdentity.set(document.identity, document);
    byUri.set(document.uri, document);
    return document;
  }

  return {
    get: (identity) => byIdentity.get(identity),
    withUri: (uri) => byUri.get(uri),
    all: () => [...byUri.values()],
    open: (uri, version, text) => keep({ uri, version, text, identity: identityOfUri(uri, folder) }),
    change(uri, version, changes) {
      const before = byUri.get(uri);
      if (before === undefined) return undefined;
      return keep({ ...before, version, text: changedText(before.text, changes, encoding()) });
    },
    close(uri) {
      const document = byUri.get(uri);
      if (document === undefined) return undefined;
      byUri.delete(uri);
      byIdentity.delete(document.identity);
      return document;
    },
  };
}

/** The identity of the file that a URI names; of no file's, a name in `folder` that no file has. */
export function identityOfUri(uri: string, folder: string): string {
  const path = pathOf(uri);
  return path === uri ? join(folder, encodeURIComponent(uri)) : identityOf(path);
}

/** The text after the editor's changes, one after the other. */
export function changedText(
  before: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  let text = before;
  for (const change of changes) {
    if (!("range" in change)) {
      text = change.text;
      continue;
    }
    const source: Source = { uri: "", name: "", text };
    const { start, end } = spanOf(source, change.range, encoding);
    text = text.slice(0, start) + change.text + text.slice(end);
  }
  return text;
}
