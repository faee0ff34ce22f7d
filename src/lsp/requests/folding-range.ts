// `textDocument/foldingRange`: blocks, lists and texts of several lines, and comments on several lines.
import { FoldingRangeKind, FoldingRangeRequest, type FoldingRange } from "vscode-languageserver/node";
import type { FileSyntax } from "../../syntax/syntax.ts";
import { visit } from "../../syntax/walk.ts";
import type { Span } from "../../text/source.ts";
import { declareRequest } from "../request.ts";
import type { Session } from "../session.ts";

const folded: ReadonlySet<string> = new Set(["block", "list", "map", "string"]);

export const foldingRange = declareRequest(
  FoldingRangeRequest.type,
  { foldingRangeProvider: true },
  ({ textDocument: { uri } }, session): FoldingRange[] => {
    const view = session.viewOf(uri);
    if (view === undefined) return [];
    const ranges: FoldingRange[] = [];
    visit(view.file, (syntax) => {
      if (folded.has(syntax.kind)) ranges.push(...foldOf(syntax.span, session, undefined));
    });
    for (const span of commentRuns(view.file)) ranges.push(...foldOf(span, session, FoldingRangeKind.Comment));
    return ranges;
  },
);

/** Nothing for what is on one line. */
function foldOf(span: Span, session: Session, kind: FoldingRangeKind | undefined): FoldingRange[] {
  const { start, end } = session.range(span);
  // The closing bracket's line stays in sight where whole lines fold.
  const closes = /[}\])]$/.test(span.source.text.slice(span.start, span.end));
  const endLine = session.client.lineFoldingOnly && closes ? end.line - 1 : end.line;
  if (endLine <= start.line) return [];
  const characters = session.client.lineFoldingOnly
    ? {}
    : { startCharacter: start.character + (closes ? 1 : 0), endCharacter: end.character - (closes ? 1 : 0) };
  return [{ startLine: start.line, endLine, ...characters, ...(kind === undefined ? {} : { kind }) }];
}

/** Comments with nothing but white space of one line end between them. */
function commentRuns({ comments, span: { source } }: FileSyntax): readonly Span[] {
  const runs: Span[] = [];
  for (const { span } of comments) {
    const run = runs.at(-1);
    if (run !== undefined && /^\r?\n?[ \t]*$/.test(source.text.slice(run.end, span.start))) {
      runs[runs.length - 1] = { source, start: run.start, end: span.end };
    } else runs.push(span);
  }
  return runs;
}
