// Parses a text that was changed in one place: only the declarations around the change are read again.
import { lineStart, position } from "../text/line-column.ts";
import { moveSpan, type Source } from "../text/source.ts";
import { childrenOf } from "./children.ts";
import { parse, type ParsedFile } from "./parse.ts";
import type { CommentSyntax, DeclarationSyntax, FileSyntax, Syntax } from "./syntax.ts";

/** With more faults than these, a text is parsed whole. */
const mostFaults = 10;

/**
 * The syntax of `source` from that of its former text, whose declarations and comments before and behind the change are
 * moved into it; so the former syntax is of no more use. Undefined, with nothing moved, where the whole text must be parsed:
 * what is wrong in one declaration may reach into the next.
 */
export function parseAgain(source: Source, former: ParsedFile): ParsedFile | undefined {
  const { declarations, comments, span, unread } = former.file;
  if (unread === true || former.diagnostics.length > mostFaults) return undefined;
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
  const start = before.length === 0 ? 0 : (declarations[before.length]?.span.start ?? 0);
  const end = behind[0]?.span.start ?? span.end;

  const text = source.text.slice(start, end + change.growth);
  const between = parse({ ...source, text });
  const isOpen = behind.length > 0 && between.file.comments.at(-1)?.span.end === text.length;
  if (isOpen || !isSound(between)) return undefined;

  const moveAll = (all: readonly (DeclarationSyntax | CommentSyntax)[], by: number): void => {
    for (const each of all) move(each, source, by);
  };
  const commentsBefore = comments.filter((comment) => comment.span.start < start);
  const commentsBehind = comments.filter((comment) => comment.span.start >= end);
  moveAll([...before, ...commentsBefore], 0);
  moveAll([...between.file.declarations, ...between.file.comments], start);
  moveAll([...behind, ...commentsBehind], change.growth);
  const file: FileSyntax = {
    kind: "file",
    declarations: [...before, ...between.file.declarations, ...behind],
    comments: [...commentsBefore, ...between.file.comments, ...commentsBehind],
    span: { source, start: 0, end: source.text.length },
  };
  return { file, diagnostics: [] };
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

function isSound({ file, diagnostics }: ParsedFile): boolean {
  return diagnostics.length === 0 && file.unread !== true && !file.declarations.some(isUnknown);
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
  moveSpan(syntax.span, { source, start: start + by, end: end + by });
  if (syntax.kind !== "comment") for (const child of childrenOf(syntax)) move(child, source, by);
}
