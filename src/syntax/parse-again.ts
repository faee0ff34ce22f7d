// Parses a text that was changed in one place: only the declarations around the change are read again.
import { lineStart, position } from "../text/line-column.ts";
import { moveSpan, type Source } from "../text/source.ts";
import { childrenOf } from "./children.ts";
import { parsePart, type ParsedFile } from "./parse.ts";
import type { CommentSyntax, DeclarationSyntax, FileSyntax, Syntax } from "./syntax.ts";

/** With more faults than these, a text is parsed whole. */
const mostFaults = 10;

/**
 * The syntax of `source` from that of its former text, whose declarations and comments before and behind the change are
 * moved into it; so the former syntax is of no more use. Undefined, with nothing moved, where the whole text must be parsed:
 * what is wrong in one declaration may reach into the next.
 */
export function parseAgain(source: Source, former: ParsedFile): ParsedFile | undefined {
  const { declarations, comments, span } = former.file;
  if (!former.isContained || former.diagnostics.length > mostFaults) return undefined;
  const change = changeBetween(span.source.text, source.text);
  const faults = faultsOf(former);
  const from = Math.min(change.start, ...faults.map((fault) => fault.start));
  const to = Math.max(change.end, ...faults.map((fault) => fault.end));
  // What stands beside that is read with it, since the one may continue the other.
  const last = declarations.findLastIndex((each) => each.span.end < from);
  const next = declarations.findIndex((each) => each.span.start > to);
  const before = declarations.slice(0, Math.max(0, last));
  const behind = next < 0 ? [] : declarations.slice(next + 1);
  if (before.length + behind.length === 0) return undefined;
  const [upper, lower] = [before.length > 0 ? declarations[last] : undefined, behind[0] && declarations[next]];
  const start = upper === undefined ? 0 : lineOfItsOwn(upper);
  const end = behind[0] === undefined ? span.end : lineOfItsOwn(behind[0]);
  if (start === undefined || end === undefined) return undefined;

  const between = parsePart({ source, start, end: end + change.growth });
  const [uppermost, lowermost] = [between.file.declarations[0], between.file.declarations.at(-1)];
  const areKept =
    (upper === undefined || standsAt(uppermost, upper, 0)) &&
    (lower === undefined || standsAt(lowermost, lower, change.growth));
  const arePassed = between.diagnostics.every(
    ({ span: fault }) =>
      (upper === undefined || fault.start > upper.span.end) &&
      (lower === undefined || fault.end < lower.span.start + change.growth),
  );
  if (!between.isContained || !areKept || !arePassed) return undefined;

  const moveAll = (all: readonly (DeclarationSyntax | CommentSyntax)[], by: number): void => {
    for (const each of all) move(each, source, by);
  };
  const commentsBefore = comments.filter((comment) => comment.span.start < start);
  const commentsBehind = comments.filter((comment) => comment.span.start >= end);
  moveAll([...before, ...commentsBefore], 0);
  moveAll([...behind, ...commentsBehind], change.growth);
  const file: FileSyntax = {
    kind: "file",
    declarations: [...before, ...between.file.declarations, ...behind],
    comments: [...commentsBefore, ...between.file.comments, ...commentsBehind],
    span: { source, start: 0, end: source.text.length },
  };
  return { file, diagnostics: between.diagnostics, isContained: true };
}

/** What was at fault in the former text, and so is read again, wherever the change is. */
function faultsOf({ file, diagnostics }: ParsedFile): { readonly start: number; readonly end: number }[] {
  const { source } = file.span;
  const startOfLine = (offset: number, further: number): number =>
    lineStart(source, position(source, offset).line + further);
  // Of a line, one fault is told.
  const lines = diagnostics.map(({ span }) => ({ start: startOfLine(span.start, 0), end: startOfLine(span.end, 1) }));
  return [...lines, ...file.declarations.filter(isUnknown).map(({ span }) => span)];
}

/** Of a declaration whose keyword is not known, that is all that is told, whatever else is wrong in it. */
function isUnknown({ kind }: DeclarationSyntax): boolean {
  return kind === "unknown-declaration";
}

/** Where the line of a declaration starts; undefined where something else stands before it there. */
function lineOfItsOwn({ span: { source, start } }: DeclarationSyntax): number | undefined {
  const line = lineStart(source, position(source, start).line);
  return source.text.slice(line, start).trim() === "" ? line : undefined;
}

/** Whether a declaration is where another one was, so many characters further on. */
function standsAt(now: DeclarationSyntax | undefined, before: DeclarationSyntax, further: number): boolean {
  const { start, end } = before.span;
  return now?.kind === before.kind && now.span.start === start + further && now.span.end === end + further;
}

/** What of the former text is another one now, from `start` to `end`, and by how much that grew. */
function changeBetween(former: string, current: string): { start: number; end: number; growth: number } {
  const shorter = Math.min(former.length, current.length);
  let start = 0;
  while (start < shorter && former.charCodeAt(start) === current.charCodeAt(start)) start++;
  let behind = 0;
  while (
    behind < shorter - start &&
    former.charCodeAt(former.length - 1 - behind) === current.charCodeAt(current.length - 1 - behind)
  ) {
    behind++;
  }
  return { start, end: former.length - behind, growth: current.length - former.length };
}

function move(syntax: Syntax | CommentSyntax, source: Source, by: number): void {
  const { start, end } = syntax.span;
  moveSpan(syntax.span, source, start + by, end + by);
  if (syntax.kind !== "comment") for (const child of childrenOf(syntax)) move(child, source, by);
}
