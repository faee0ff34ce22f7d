// `workspace/executeCommand`: shows the page of a code, or a file that a node will have.
import { ExecuteCommandRequest } from "vscode-languageserver/node";
import { pageOf } from "../code-card.ts";
import { commandNames, readNodeFile } from "../commands.ts";
import { codePageUri, nodeFileUri } from "../made-up.ts";
import { documentOf } from "../node-files.ts";
import { declareRequest } from "../request.ts";

/** Gives the text back as well, for editors that cannot open what is on no disk. */
export const executeCommand = declareRequest(
  ExecuteCommandRequest.type,
  { executeCommandProvider: { commands: Object.values(commandNames) } },
  async ({ command, arguments: given }, session): Promise<string | null> => {
    const [operand] = (given ?? []) as readonly unknown[];
    if (command === commandNames.explain && typeof operand === "string") {
      const page = await pageOf(operand);
      await session.show(codePageUri(operand), page);
      return page;
    }
    const file = command === commandNames.showFile ? readNodeFile(operand) : undefined;
    if (file === undefined) return null;
    const text = documentOf(file, session);
    await session.show(nodeFileUri(file), text);
    return text;
  },
);
