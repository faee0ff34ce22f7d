// `textDocument/definition`: where a name is declared, and which files an include brings in.
import { DefinitionRequest, type Location } from "vscode-languageserver/node";
import { linksIn } from "../links.ts";
import { isAt, namedAt } from "../names.ts";
import { once } from "../once.ts";
import { declareRequest } from "../request.ts";
import type { Place, Session } from "../session.ts";
import { uriOf } from "../uris.ts";

const start = { line: 0, character: 0 };

export const definition = declareRequest(
  DefinitionRequest.type,
  { definitionProvider: true },
  ({ textDocument, position }, session): Location[] =>
    once(session.placesOf(textDocument.uri, position).flatMap((place) => definitionsAt(place, session))),
);

function definitionsAt(place: Place, session: Session): readonly Location[] {
  const { analysis, source, offset, program } = place;
  const named = namedAt(analysis, source, offset);
  if (named !== undefined) return named.declarations.map((span) => session.location(span));
  const link = linksIn(place.file, program).find(({ span }) =>
    // The quotes around a path belong to it.
    isAt({ source, start: span.start - 1, end: span.end + 1 }, source, offset),
  );
  if (link !== undefined) return link.targets.map((uri) => ({ uri, range: { start, end: start } }));
  return targetAt(place).map((uri) => ({ uri, range: { start, end: start } }));
}

/** The manifest of a framework that is one of the user's own. */
function targetAt({ analysis, file, source, offset }: Place): readonly string[] {
  const declaration = file.declarations.find(({ span }) => isAt(span, source, offset));
  const kind = declaration?.kind === "framework" ? declaration.target : undefined;
  if (kind === undefined || !isAt(kind.span, source, offset)) return [];
  const { uri = "" } = analysis.targets.programs.get(kind.text)?.source ?? {};
  // The ones that come with mesosc are no files of the user's.
  return uri.startsWith("/") ? [uriOf(uri)] : [];
}
