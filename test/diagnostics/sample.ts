// Diagnostics for tests of the printers: a code whose words are its data.
import { declare, diagnose, type Diagnostic, type Related, type Severity } from "../../src/diagnostics/code.ts";
import type { Source, Span } from "../../src/text/source.ts";

interface Words {
  readonly message?: string;
  readonly label?: string;
  readonly help?: string;
}

export function source(text: string, uri = "cluster.mesos"): Source {
  return { uri, name: uri, text };
}

/** The place of `part` in the text; its `occurrence`th, from 1. */
export function spanOf(of: Source, part: string, occurrence = 1): Span {
  let start = -1;
  for (let found = 0; found < occurrence; found++) start = of.text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`no ${part} in the text`);
  return { source: of, start, end: start + part.length };
}

export function sample(
  span: Span,
  words: Words = {},
  severity: Severity = "error",
  related: readonly Related[] = [],
): Diagnostic {
  const code = declare<Words>({
    code: "sample-code",
    severity,
    title: "",
    why: "",
    bad: "",
    good: "",
    message: ({ message }) => message ?? "something is wrong",
    label: ({ label }) => label,
    help: ({ help }) => help,
  });
  return diagnose(code, span, words, { related });
}
