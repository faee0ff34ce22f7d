// Tells the editor what is found, after every change and nothing twice.
import type { Connection } from "vscode-languageserver/node";
import { openDiagnostics } from "./diagnostics.ts";
import type { Session } from "./session.ts";

export interface Publisher {
  /** Publishes as soon as the messages that have already come are worked through. */
  schedule(): void;
}

/** `whenDone` is called after each round. */
export function createPublisher(connection: Connection, session: () => Session, whenDone: () => void): Publisher {
  /** By URI, what the editor was told last. */
  const told = new Map<string, string>();
  let latest = 0;

  function publish(): void {
    const current = session();
    const found = openDiagnostics(current);
    for (const uri of told.keys()) if (!found.has(uri)) tell(uri, []);
    for (const [uri, diagnostics] of found) tell(uri, diagnostics, current.documents.withUri(uri)?.version);
    whenDone();
  }

  function tell(uri: string, diagnostics: readonly object[], version?: number): void {
    const text = JSON.stringify(diagnostics);
    if ((told.get(uri) ?? "[]") === text) return;
    if (diagnostics.length === 0) told.delete(uri);
    else told.set(uri, text);
    const params = { uri, diagnostics: diagnostics as never[], ...(version === undefined ? {} : { version }) };
    void connection.sendDiagnostics(params);
  }

  return {
    schedule() {
      const mine = ++latest;
      // Each waiting message takes one turn of the loop; a change among them makes this round pointless.
      setImmediate(() =>
        setImmediate(() => {
          if (mine === latest) publish();
        }),
      );
    },
  };
}
