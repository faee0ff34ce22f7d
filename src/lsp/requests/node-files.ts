// `mesosc/nodeFiles`: every file that a node will have, for extensions that show them their own way.
import { RequestType } from "vscode-languageserver/node";
import { filesOfNode, type ShownFile } from "../node-files.ts";
import { declareRequest } from "../request.ts";

interface NodeFilesParams {
  /** The URI of the program's main file, or of any file of it. */
  readonly program: string;
  readonly node: string;
}

export const nodeFiles = declareRequest(
  new RequestType<NodeFilesParams, readonly ShownFile[] | null, void>("mesosc/nodeFiles"),
  {},
  (params, session): readonly ShownFile[] | null => filesOfNode(params, session) ?? null,
);
