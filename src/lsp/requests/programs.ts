// `mesosc/programs`: the programs that a file is part of and their nodes, for extensions that let one be picked.
import { RequestType } from "vscode-languageserver/node";
import { declareRequest } from "../request.ts";

interface ProgramsParams {
  readonly uri: string;
}

export interface ProgramNodes {
  /** The URI of the main file. */
  readonly program: string;
  /** Their names, in the order that the cluster has them. */
  readonly nodes: readonly string[];
}

export const programs = declareRequest(
  new RequestType<ProgramsParams, readonly ProgramNodes[], void>("mesosc/programs"),
  {},
  ({ uri }, session): readonly ProgramNodes[] =>
    session.viewsOf(uri).map(({ program, analysis }) => ({
      program: program.main.source.uri,
      nodes: (analysis.cluster?.nodes ?? []).map(({ name }) => name),
    })),
);
