// `textDocument/references`: where a name is used.
import { ReferencesRequest, type Location } from "vscode-languageserver/node";
import { namedAt } from "../names.ts";
import { once } from "../once.ts";
import { declareRequest } from "../request.ts";

export const references = declareRequest(
  ReferencesRequest.type,
  { referencesProvider: true },
  ({ textDocument, position, context }, session): Location[] =>
    once(
      session.placesOf(textDocument.uri, position).flatMap(({ analysis, source, offset }) => {
        const named = namedAt(analysis, source, offset);
        const spans = [...(context.includeDeclaration ? (named?.declarations ?? []) : []), ...(named?.uses ?? [])];
        return spans.map((span) => session.location(span));
      }),
    ),
);
