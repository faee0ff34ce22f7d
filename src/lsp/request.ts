// How a request of the editor is declared: one file each under `requests/`.
import type { ProtocolRequestType, RequestType, ServerCapabilities } from "vscode-languageserver/node";
import type { Client } from "./client.ts";
import type { Session } from "./session.ts";

export interface EditorRequest {
  readonly method: string;
  /** What the server says of itself because of it. */
  capabilities(client: Client): ServerCapabilities;
  /** The answer; translates at the edge and decides nothing. */
  answer(params: never, session: Session): unknown;
  /** Of an answer that the editor shows for longer than its document stays the same. */
  readonly refresh?: Refresh<never> | undefined;
}

/** How an editor is told that an answer is no longer true. */
export interface Refresh<Params> {
  /** The request that makes the editor ask again. */
  readonly method: string;
  isWanted(client: Client): boolean;
  /** The document that shows it, and what tells it from the others; undefined for what never changes. */
  shownBy(params: Params): { readonly uri: string; readonly key: string } | undefined;
  /** What goes with the request; nothing where it means all documents. */
  about?(params: Params): object;
}

/** A declared request, whose parameters and result tests can rely on. */
export interface Declared<Params, Result> extends EditorRequest {
  answer(params: Params, session: Session): Result | Promise<Result>;
}

/** Keeps parameters and result inferred from the protocol and checked. */
export function declareRequest<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options> | RequestType<Params, Result, Failure>,
  capabilities: ServerCapabilities | ((client: Client) => ServerCapabilities),
  answer: (params: Params, session: Session) => Result | Promise<Result>,
  refresh?: Refresh<Params>,
): Declared<Params, Result> {
  return {
    method: type.method,
    capabilities: typeof capabilities === "function" ? capabilities : () => capabilities,
    answer,
    refresh,
  };
}
