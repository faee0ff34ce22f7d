// Finds the comments that silence a warning: `# mesosc: allow CODE reason`.
import { position } from "../text/line-column.ts";
import type { Source, Span } from "../text/source.ts";
import type { CommentSyntax, FileSyntax } from "./syntax.ts";

/** One such comment as it was written; whether code and reason will do is for the caller to say. */
export interface Allow {
  /** What stands behind `allow`; empty where nothing does. */
  readonly code: string;
  /** What stands in the place of `allow`. */
  readonly instead?: string;
  readonly reason: string;
  /** The whole comment. */
  readonly span: Span;
  /** The line (from 1) of the comment. */
  readonly line: number;
  /**
   * The lines on which a diagnostic that it covers may start: its own, and where it stands alone there, the next one
   * that has more than comments.
   */
  readonly targetLines: readonly number[];
}

const pattern = /^(?:#|\/\/)\s*mesosc\s*:\s*(\S*)[ \t]*(\S*)[ \t]*(.*)$/;

/** All of them in the text's order, and the comments that are addressed to mesosc and say something else. */
export function findAllows(file: FileSyntax): readonly Allow[] {
  const allows: Allow[] = [];
  let next: { readonly comment: CommentSyntax; readonly line: number | undefined } | undefined;
  // Backwards, so that the line behind a run of comments is looked for once.
  for (const comment of file.comments.toReversed()) {
    const { source, start, end } = comment.span;
    const offset = nextVisible(source, end);
    const lineBehind =
      offset !== undefined && offset === next?.comment.span.start ? next.line : offset && position(source, offset).line;
    next = { comment, line: lineBehind };
    const found = pattern.exec(comment.text);
    if (found === null) continue;
    const { line } = position(source, start);
    const targetLines = lineBehind !== undefined && standsAlone(comment) ? [line, lineBehind] : [line];
    const [, word = "", code = "", reason = ""] = found;
    const allow = { code, reason: reason.trim(), span: comment.span, line, targetLines };
    allows.push(word === "allow" ? allow : { ...allow, instead: word });
  }
  return allows.reverse();
}

function standsAlone(comment: CommentSyntax): boolean {
  const { source, start } = comment.span;
  let offset = start;
  while (offset > 0 && /[ \t\uFEFF]/.test(source.text.charAt(offset - 1))) offset -= 1;
  return offset === 0 || /[\n\r]/.test(source.text.charAt(offset - 1));
}

/** The offset of the first character that is no white space. */
function nextVisible(source: Source, start: number): number | undefined {
  const visible = /\S/g;
  visible.lastIndex = start;
  return visible.exec(source.text)?.index;
}
