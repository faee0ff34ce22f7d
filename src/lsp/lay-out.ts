// The edits that lay a stretch of a file out in the one canonical style.
import { LSPErrorCodes, ResponseError, type TextEdit } from "vscode-languageserver/node";
import { describe } from "../diagnostics/describe.ts";
import { formatRange } from "../syntax/format.ts";
import { position } from "../text/line-column.ts";
import type { Span } from "../text/source.ts";
import type { Session } from "./session.ts";

/** None where it is laid out already. A file with errors of form is left alone, and the editor is told why. */
export function layOut({ source, start, end }: Span, session: Session): TextEdit[] {
  const formatted = formatRange(source, { start, end });
  if ("edits" in formatted) {
    return formatted.edits.map(({ span, text }) => ({ range: session.range(span), newText: text }));
  }
  const [first] = formatted.diagnostics;
  const why = first === undefined ? "it cannot be read" : describe(first).message;
  const line = first === undefined ? "" : `line ${position(source, first.span.start).line}`;
  // Some messages name the line that matters themselves.
  const where = line === "" || / line \d+$/.test(why) ? "" : ` in ${line}`;
  throw new ResponseError(LSPErrorCodes.RequestFailed, `the file is left as it is: ${why}${where}`);
}
