// What lowering carries along: the source, and where faults go.
import { diagnose, type Diagnostic, type Fix } from "../diagnostics/code.ts";
import type { Source, Span } from "../text/source.ts";
import { spanText } from "../text/source.ts";
import { isOf, Joined, QuotedName, type Token } from "../../grammar/tokens.ts";
import syntaxError from "./codes/syntax-error.ts";
import { excerpt, type Place, type Problem } from "./problem.ts";
import { spanAt, spanOf } from "./spans.ts";
import type { WordSyntax } from "./syntax.ts";

export interface Lowering {
  readonly source: Source;
  readonly diagnostics: Diagnostic[];
}

/** Reports a `syntax-error` at a span. */
export function report(lowering: Lowering, span: Span, problem: Problem, fix?: Fix): void {
  lowering.diagnostics.push(diagnose(syntaxError, span, problem, { fix }));
}

/** The fix that writes a text in place of a span. */
export function replace(span: Span, text: string): Fix {
  return { title: `Write \`${excerpt(text)}\``, edits: [{ span, text }] };
}

/** Something is missing behind a span. */
export function reportMissing(lowering: Lowering, what: string, after: Span): void {
  report(lowering, spanAt(lowering.source, after.end), { kind: "expected", what, after: excerpt(spanText(after)) });
}

/** Something stands where it does not belong. */
export function reportMisplaced(lowering: Lowering, span: Span, place: Place): void {
  report(lowering, span, { kind: "misplaced", text: excerpt(spanText(span)), place });
}

/** A bare lexeme as it was written. */
export function lowerWord(lowering: Lowering, token: Token): WordSyntax {
  const word = { kind: "word", text: token.image, span: spanOf(lowering.source, token) } as const;
  return isOf(token, Joined) || isOf(token, QuotedName) ? { ...word, faulty: true } : word;
}
