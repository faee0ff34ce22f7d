// Shows the editor's user a text that is on no disk, as that editor can.
import type { Connection } from "vscode-languageserver/node";
import type { TemporaryFiles } from "../emit/temporary-files.ts";
import type { Client } from "./client.ts";
import { readMadeUp } from "./made-up.ts";
import { uriOf } from "./uris.ts";

/** Opens a made-up document; one that the editor would not ask for is written to a file for as long as the server runs. */
export async function showMadeUp(
  uri: string,
  text: string,
  { shows }: Pick<Client, "shows">,
  connection: Connection,
  files: TemporaryFiles,
): Promise<void> {
  if (shows === "answers" || shows === "nothing") return;
  const shown = shows === "made-up documents" ? uri : uriOf(files.write(fileName(uri), text));
  await connection.window.showDocument({ uri: shown, takeFocus: true });
}

/** It ends as the document does: by that an editor knows what it is. */
function fileName(uri: string): readonly string[] {
  const made = readMadeUp(uri);
  if (made?.kind !== "node") return ["explain", `${made?.code ?? "none"}.md`];
  const { program, node, path, role } = made;
  const name = path === "" ? [role === "" ? "all files" : `files of ${role}`] : path.split("/").slice(1);
  return [program, node, ...name];
}
