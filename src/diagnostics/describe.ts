// Puts a diagnostic into words; the only place where a code's sentences are asked for.
import type { Diagnostic, Severity } from "./code.ts";

/** A diagnostic in words, for every printer and for the editor. */
export interface Description {
  readonly code: string;
  readonly severity: Severity;
  /** One line, no full stop, however long the user's values are. */
  readonly message: string;
  /** A few words for under the carets. */
  readonly label: string | undefined;
  /** What to do; may have several lines, when it shows text to paste. */
  readonly help: string | undefined;
}

/** The words of `diagnostic`; pure, and cheap enough to be called again. */
export function describe({ code, data }: Diagnostic): Description {
  // `diagnose` saw to it that this data is what this code takes.
  const given = data as never;
  const label = code.label?.(given);
  return {
    code: code.code,
    severity: code.severity,
    message: abbreviate(code.message(given)),
    label: label === undefined ? undefined : abbreviate(label),
    help: code.help?.(given),
  };
}

/** All that is said, line by line, for readers who are shown no carets: the answer is often in the label. */
export function inFull({ message, label, help }: Description): string {
  const lines = [message, ...(label === undefined ? [] : [label]), ...(help === undefined ? [] : [`help: ${help}`])];
  return lines.join("\n");
}

const longest = 240;

/** Cuts the middle out of a sentence that quotes a value of megabytes; both of its ends stay readable. */
function abbreviate(sentence: string): string {
  if (sentence.length <= longest) return sentence;
  const head = sentence.slice(0, (longest * 2) / 3).replace(/[\ud800-\udbff]$/, "");
  const tail = sentence.slice(-longest / 3).replace(/^[\udc00-\udfff]/, "");
  return `${head}…${tail}`;
}
