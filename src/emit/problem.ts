// How a refusal to write is declared and made: outputs have no source span, so it is a code and words, no diagnostic.

/** One declaration of an output problem; only this object makes sentences of the values in question. */
export interface OutputCode<Data = never> {
  /** Kebab-case, the name of the file that declares it. */
  readonly code: string;
  /** A line for the table of codes. No full stop. */
  readonly title: string;
  /** Why it matters: one paragraph or several, plain text, in the operator's terms. */
  readonly why: string;
  /** What is, with the user's own values; no full stop, lower case start. */
  message(data: Data): string;
  /** What to do. */
  help?(data: Data): string | undefined;
}

/** Why nothing was written, in words; no part of it ever quotes the content of a file. */
export interface OutputProblem {
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
}

/** Keeps the `Data` of a declaration inferred and checked: `export default declareOutputCode<{ … }>({ … })`. */
export function declareOutputCode<Data>(code: OutputCode<Data>): OutputCode<Data> {
  return code;
}

/** Makes a problem of a code and the values in question. */
export function outputProblem<Data>(code: OutputCode<Data>, data: Data): OutputProblem {
  return { code: code.code, message: code.message(data), help: code.help?.(data) };
}
