// What the editor on the other side can do, as far as answers depend on it.
import { MarkupKind, type ClientCapabilities } from "vscode-languageserver/node";
import { encodings, type Encoding } from "./places.ts";

export interface Client {
  readonly encoding: Encoding;
  /** Whether completions may have places to fill in. */
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether edits may name the version of the document that they are for. */
  readonly versionedEdits: boolean;
  /** Whether it opens documents that the server makes up (`mesosc:` URIs). */
  readonly madeUpDocuments: boolean;
  readonly showDocument: boolean;
  readonly configuration: boolean;
  readonly registersSettings: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  /** Whether settings, links and the like may be symbols within symbols. */
  readonly nestedSymbols: boolean;
  readonly lineFoldingOnly: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
}

export function clientOf({ general, textDocument, workspace, window }: ClientCapabilities): Client {
  const item = textDocument?.completion?.completionItem;
  const formats = textDocument?.hover?.contentFormat ?? item?.documentationFormat;
  return {
    encoding: encodingOf(general?.positionEncodings),
    snippets: item?.snippetSupport === true,
    markdown: formats?.includes(MarkupKind.Markdown) ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    madeUpDocuments: workspace?.textDocumentContent !== undefined,
    showDocument: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
  };
}

/** The first that the client offers and we know; UTF-16 where it offers nothing. */
function encodingOf(offered: readonly string[] | undefined): Encoding {
  for (const name of offered ?? []) {
    const known = encodings.find((encoding) => encoding === name);
    if (known !== undefined) return known;
  }
  return "utf-16";
}
