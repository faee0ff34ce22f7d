// Edits as the editor takes them: by document, and where it can, for the version that they were made for.
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import type { Edit } from "../diagnostics/code.ts";
import type { Session } from "./session.ts";
import { uriOf } from "./uris.ts";

/** Edits that several programs ask for at one place are made once. */
export function workspaceEdit(edits: readonly Edit[], session: Session): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  const seen = new Set<string>();
  for (const { span, text } of edits) {
    const uri = uriOf(span.source.uri);
    const key = JSON.stringify([uri, span.start, span.end, text]);
    if (seen.has(key)) continue;
    seen.add(key);
    const here = changes.get(uri) ?? [];
    changes.set(uri, here);
    here.push({ range: session.range(span), newText: text });
  }
  if (!session.client.versionedEdits) return { changes: Object.fromEntries(changes) };
  return {
    documentChanges: [...changes].map(([uri, here]) => ({
      textDocument: { uri, version: session.documents.withUri(uri)?.version ?? null },
      edits: here,
    })),
  };
}
