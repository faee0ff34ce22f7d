// How a diagnostic is declared: one object per code, from which messages, `explain`, README and the editor are printed.
import type { Span } from "../text/source.ts";

export type Severity = "error" | "warning" | "information";

/**
 * A small program for a code's page. Lines of carets under a line (`     ^^^ must be 2`) mark what is underlined
 * in the line above, with the label; they are no part of the program. Several files are given by name.
 */
export type Example =
  string | { readonly files: Readonly<Record<string, string>>; readonly surroundings?: Surroundings };

/** What an example's compile finds around it; everything else is empty. */
export interface Surroundings {
  /** Environment variables, for `secret("env:…")`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Files beside the program that are no programs, for `secret("file:…")` and `file("…")`. */
  readonly others?: Readonly<Record<string, string>>;
  /** Ids of a former compile, ensemble by ensemble, node by node, for `myid-changed`. */
  readonly formerIds?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One declaration of a diagnostic. `Data` is the values in question; only this object makes sentences of them. */
export interface Code<Data = never> {
  /** Kebab-case, the name of the file that declares it. */
  readonly code: string;
  readonly severity: Severity;
  /** Of an error that is told of one role, once, and that others have in common with it. */
  readonly concerns?: "several roles";
  /** A line for the table of codes. No full stop. */
  readonly title: string;
  /** Why it matters: one paragraph or several, plain text, in the operator's terms. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
  /** What is, with the user's own values; no full stop, lower case start. */
  message(data: Data): string;
  /** A few words under the carets. */
  label?(data: Data): string | undefined;
  /** What to do. */
  help?(data: Data): string | undefined;
}

/** Texts to put in place of spans; applied together or not at all. */
export interface Fix {
  /** Imperative, for a menu, code between backticks: ``Remove `quorum` ``. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Another spelling that is only likely: offered one by one, never carried out unasked. */
  readonly likely?: true;
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A second place that explains the first. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** What is wrong, as a value: the code, the place, the data. `describe` (describe.ts) turns it into words. */
export interface Diagnostic {
  // The data's type is checked by `diagnose`, where the diagnostic is made, and erased here.
  readonly code: Code<never>;
  readonly span: Span;
  readonly data: unknown;
  readonly related: readonly Related[];
  readonly fix: Fix | undefined;
  /** Secrets that stand in the program: nobody shows them, wherever a line with them is shown. */
  readonly redact: readonly Span[];
}

/** Makes a diagnostic; the only way to make one, so that code and data always fit. */
export function diagnose<Data>(
  code: Code<Data>,
  span: Span,
  data: Data,
  more: {
    readonly related?: readonly Related[] | undefined;
    readonly fix?: Fix | undefined;
    readonly redact?: readonly Span[];
  } = {},
): Diagnostic {
  const fix = "fix" in more ? guessed(more.fix, data) : spelling(span, data);
  return { code: code, span, data, related: more.related ?? [], fix, redact: more.redact ?? [] };
}

/** The name that the data knows to be nearest to what was written. */
function nearestIn(data: unknown): string | undefined {
  const near = typeof data === "object" && data !== null && "nearest" in data ? data.nearest : undefined;
  return typeof near === "string" ? near : undefined;
}

/** A fix where the nearest name is known is one that writes it. */
function guessed(fix: Fix | undefined, data: unknown): Fix | undefined {
  return fix === undefined || nearestIn(data) === undefined ? fix : { ...fix, likely: true };
}

/** The fix that writes the nearest name in the place of what was written, whatever signs stand around it. */
function spelling(span: Span, data: unknown): Fix | undefined {
  const near = nearestIn(data);
  if (near === undefined) return undefined;
  const { source, start, end } = span;
  const [, before = "", after = ""] = /^(\$\{?|"?)[^]*?([}"]?)$/.exec(source.text.slice(start, end)) ?? [];
  const text = `${before}${near}${after}`;
  return { title: `Write \`${text}\``, edits: [{ span, text }], likely: true };
}

/** Keeps the `Data` of a declaration inferred and checked: `export default declare<{ … }>({ … })`. */
export function declare<Data>(code: Code<Data>): Code<Data> {
  return code;
}
