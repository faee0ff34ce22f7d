// What the editor shows until it is told that it has changed: such answers are compared in the pauses between changes.
import type { Connection } from "vscode-languageserver/node";
import type { EditorRequest } from "./request.ts";
import type { Session } from "./session.ts";

export interface Shown {
  /** An answer that was just given. */
  note(request: EditorRequest, params: never, answer: unknown, session: Session): void;
  /** Makes the editor ask again for what would now be another answer. */
  compare(): Promise<void>;
}

interface Given {
  readonly request: EditorRequest;
  readonly params: never;
  readonly text: string;
  /** The document that it is shown in, and its version then; none for a document that is made up. */
  readonly uri: string;
  readonly version: number | undefined;
}

/**
 * Only what was asked for is answered a second time, once for each document and made-up document; so this costs about as much
 * as what the editor has in sight, however large the cluster is. What has changed is forgotten: an editor that still shows it
 * asks again, and one that does not is not told a second time.
 */
export function createShown(connection: Connection, session: () => Session): Shown {
  const given = new Map<string, Given>();

  return {
    note(request, params, answer, { client, documents }) {
      const { method, refresh } = request;
      const what = refresh?.isWanted(client) === true ? refresh.shownBy(params) : undefined;
      if (what === undefined) return;
      const version = documents.withUri(what.uri)?.version;
      given.set(`${method} ${what.key}`, { request, params, text: JSON.stringify(answer), uri: what.uri, version });
    },
    async compare() {
      const current = session();
      const asks = new Map<string, { readonly method: string; readonly about: object | undefined }>();
      for (const [key, { request, params, text, uri, version }] of given) {
        const { refresh } = request;
        // For a document that has another text now the editor asks by itself.
        const isPast = current.documents.withUri(uri)?.version !== version;
        if (!isPast && JSON.stringify(await request.answer(params, current)) === text) continue;
        given.delete(key);
        if (isPast || refresh === undefined) continue;
        const about = refresh.about?.(params);
        asks.set(JSON.stringify([refresh.method, about]), { method: refresh.method, about });
      }
      for (const { method, about } of asks.values()) {
        // An editor may refuse it.
        void (about === undefined ? connection.sendRequest(method) : connection.sendRequest(method, about)).catch(
          () => {},
        );
      }
    },
  };
}
