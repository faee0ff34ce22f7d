// What the answers to requests are made from: the programs as they are now, and how this editor counts places.
import type { Location, Position, Range } from "vscode-languageserver/node";
import type { FileSyntax } from "../syntax/syntax.ts";
import type { Source, Span } from "../text/source.ts";
import type { Analysis } from "../workspace.ts";
import type { Client } from "./client.ts";
import type { Documents } from "./documents.ts";
import { offsetOf, rangeOf } from "./places.ts";
import type { EditorProgram, Project } from "./project.ts";
import { plainText } from "./plain-text.ts";
import { uriOf } from "./uris.ts";

/** A file in one of the programs that it is part of. */
export interface View {
  readonly program: EditorProgram;
  readonly analysis: Analysis;
  readonly file: FileSyntax;
  readonly source: Source;
}

/** A view, and the offset in its source that the editor asks about. */
export interface Place extends View {
  readonly offset: number;
}

export interface Session {
  readonly client: Client;
  readonly documents: Documents;
  readonly project: Project;
  /** The file in each program that it is part of. */
  viewsOf(uri: string): readonly View[];
  /** In the first of them, by which it is coloured, folded and completed. */
  viewOf(uri: string): View | undefined;
  /** A place in each of the programs. */
  placesOf(uri: string, position: Position): readonly Place[];
  range(span: Span): Range;
  location(span: Span): Location;
  /** Opens a made-up document with this text in the editor, where it can. */
  show(uri: string, text: string): Promise<void>;
  /** A text as the editor shows it best. */
  markup(markdown: string): { readonly kind: "markdown" | "plaintext"; readonly value: string };
}

/** What a session asks of the world outside of the analysis. */
export interface Outside {
  readonly identityOf: (uri: string) => string;
  readonly show: (uri: string, text: string) => Promise<void>;
}

export function createSession(
  client: Client,
  documents: Documents,
  project: Project,
  { identityOf, show }: Outside,
): Session {
  const range = (span: Span): Range => rangeOf(span, client.encoding);

  function viewsOf(uri: string): readonly View[] {
    const identity = documents.withUri(uri)?.identity ?? identityOf(uri);
    const known = documents.get(identity)?.uri;
    return project.programsWith(identity).flatMap((program) => {
      const file = program.files.get(known ?? uri) ?? program.files.get(uri) ?? program.files.get(uriOf(identity));
      return file === undefined ? [] : [{ program, analysis: program.analysis, file, source: file.span.source }];
    });
  }

  return {
    client,
    documents,
    project,
    viewsOf,
    viewOf: (uri) => viewsOf(uri)[0],
    placesOf: (uri, position) =>
      viewsOf(uri).map((view) => ({ ...view, offset: offsetOf(view.source, position, client.encoding) })),
    range,
    location: (span) => ({ uri: uriOf(span.source.uri), range: range(span) }),
    show,
    markup: (markdown) =>
      client.markdown ? { kind: "markdown", value: markdown } : { kind: "plaintext", value: plainText(markdown) },
  };
}
