// `textDocument/selectionRange`: from the word outwards, what a growing selection takes in.
import { SelectionRangeRequest, type SelectionRange } from "vscode-languageserver/node";
import { syntaxAt } from "../../syntax/walk.ts";
import type { Span } from "../../text/source.ts";
import { offsetOf } from "../places.ts";
import { declareRequest } from "../request.ts";

export const selectionRange = declareRequest(
  SelectionRangeRequest.type,
  { selectionRangeProvider: true },
  ({ textDocument: { uri }, positions }, session): SelectionRange[] => {
    const view = session.viewOf(uri);
    if (view === undefined) return [];
    return positions.map((position) => {
      const offset = offsetOf(view.source, position, session.client.encoding);
      const spans = syntaxAt(view.file, offset).flatMap(({ span, kind }) =>
        kind === "string" || kind === "block" ? [span, inside(span)] : [span],
      );
      let outer: Span = { source: view.source, start: 0, end: view.source.text.length };
      let range: SelectionRange = { range: session.range(outer) };
      for (const span of spans) {
        const grows = span.start > outer.start || span.end < outer.end;
        if (!grows || offset < span.start || offset > span.end) continue;
        range = { range: session.range(span), parent: range };
        outer = span;
      }
      return range;
    });
  },
);

/** What is between quotes or braces. */
function inside({ source, start, end }: Span): Span {
  const width = source.text.startsWith('"""', start) && end - start >= 6 ? 3 : 1;
  return end - start >= 2 * width ? { source, start: start + width, end: end - width } : { source, start, end };
}
