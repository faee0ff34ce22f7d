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
  /**
   * How its user comes to see what is on no disk: as a made-up document, as a file, from the answer to the command that asks for
   * it (an extension of ours does so), or not at all.
   */
  readonly shows: "made-up documents" | "files" | "answers" | "nothing";
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

export function clientOf(capabilities: ClientCapabilities): Client {
  const { general, textDocument, workspace } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const formats = textDocument?.hover?.contentFormat ?? item?.documentationFormat;
  return {
    encoding: encodingOf(general?.positionEncodings),
    snippets: item?.snippetSupport === true,
    markdown: formats?.includes(MarkupKind.Markdown) ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    madeUpDocuments: workspace?.textDocumentContent !== undefined,
    shows: showsOf(capabilities),
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

function showsOf({ window, workspace, experimental }: ClientCapabilities): Client["shows"] {
  const { mesosc } = (experimental ?? {}) as { readonly mesosc?: { readonly showsAnswers?: boolean } | null };
  if (mesosc?.showsAnswers === true) return "answers";
  if (window?.showDocument?.support !== true) return "nothing";
  return workspace?.textDocumentContent === undefined ? "files" : "made-up documents";
}

/** The first that the client offers and we know; UTF-16 where it offers nothing. */
function encodingOf(offered: readonly string[] | undefined): Encoding {
  for (const name of offered ?? []) {
    const known = encodings.find((encoding) => encoding === name);
    if (known !== undefined) return known;
  }
  return "utf-16";
}
