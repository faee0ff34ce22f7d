// `textDocument/completion`: what may stand at a place.
import { CompletionRequest, type CompletionItem } from "vscode-languageserver/node";
import { complete } from "../complete.ts";
import { completionItem, inOrder } from "../completion-items.ts";
import { declareRequest } from "../request.ts";

export const completion = declareRequest(
  CompletionRequest.type,
  { completionProvider: { resolveProvider: true, triggerCharacters: ["$", "{", ".", '"', "/", "="] } },
  async ({ textDocument, position, context }, session): Promise<CompletionItem[]> => {
    const [place] = session.placesOf(textDocument.uri, position);
    if (place === undefined) return [];
    const { suggestions, span } = await complete(place);
    // Behind the `{` of a block comes a line end, which must not take a suggestion.
    if (context?.triggerCharacter === "{" && place.source.text[place.offset - 2] !== "$") return [];
    const usual = session.range(span);
    return inOrder(suggestions).map((suggestion, index) => {
      const range = suggestion.span === undefined ? usual : session.range(suggestion.span);
      return completionItem(suggestion, index, { range, uri: textDocument.uri }, session.client, (markdown) =>
        session.markup(markdown),
      );
    });
  },
);
