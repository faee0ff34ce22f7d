// `textDocument/rename`: a name and all its uses, in every program that the file is part of.
import { LSPErrorCodes, RenameRequest, ResponseError, type WorkspaceEdit } from "vscode-languageserver/node";
import type { Edit } from "../../diagnostics/code.ts";
import { rename as renameIn } from "../rename.ts";
import { declareRequest } from "../request.ts";
import { workspaceEdit } from "../workspace-edit.ts";

export const rename = declareRequest(
  RenameRequest.type,
  { renameProvider: { prepareProvider: true } },
  ({ textDocument, position, newName }, session): WorkspaceEdit => {
    const edits: Edit[] = [];
    for (const place of session.placesOf(textDocument.uri, position)) {
      const found = renameIn(place, newName.trim());
      if ("refusal" in found) throw new ResponseError(LSPErrorCodes.RequestFailed, found.refusal);
      edits.push(...found);
    }
    return workspaceEdit(edits, session);
  },
);
