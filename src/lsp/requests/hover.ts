// `textDocument/hover`: what stands at a place, in words.
import { HoverRequest, type Hover } from "vscode-languageserver/node";
import { hoverAt } from "../hover-text.ts";
import { declareRequest } from "../request.ts";

export const hover = declareRequest(
  HoverRequest.type,
  { hoverProvider: true },
  async ({ textDocument, position }, session): Promise<Hover | null> => {
    for (const place of session.placesOf(textDocument.uri, position)) {
      const found = await hoverAt(place);
      if (found !== undefined) return { contents: session.markup(found.text), range: session.range(found.span) };
    }
    return null;
  },
);
