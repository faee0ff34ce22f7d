// `textDocument/foldingRange`: blocks, lists and texts of several lines, comments on several lines, and regions between comments.
import { FoldingRangeKind, FoldingRangeRequest, type FoldingRange } from "vscode-languageserver/node";
import type { FileSyntax } from "../../syntax/syntax.ts";
import { visit } from "../../syntax/walk.ts";
import { cover, spanText, type Span } from "../../text/source.ts";
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
    for (const span of regions(view.file)) ranges.push(...foldOf(span, session, FoldingRangeKind.Region));
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

/** From each comment `# region` to the `# endregion` that closes it; regions may lie in each other. */
function regions({ comments }: FileSyntax): readonly Span[] {
  const open: Span[] = [];
  return comments.flatMap(({ span }) => {
    const [, end, word] = /^(?:#|\/\/|\/\*)\s*#?(end)?(region)\b/.exec(spanText(span)) ?? [];
    if (word === undefined) return [];
    if (end === undefined) {
      open.push(span);
      return [];
    }
    const first = open.pop();
    return first === undefined ? [] : [cover(first, span)];
  });
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
