// Silences the warnings that `# mesosc: allow CODE reason` comments cover, and judges the comments themselves.
import { diagnose, type Diagnostic, type Severity } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { remembered } from "../model/remembered.ts";
import { findAllows } from "../syntax/allows.ts";
import type { FileSyntax } from "../syntax/syntax.ts";
import { position } from "../text/line-column.ts";
import type { Source } from "../text/source.ts";
import allowMalformed from "./codes/allow-malformed.ts";
import allowUnused from "./codes/allow-unused.ts";
import { groupBy } from "./group-by.ts";

/**
 * What is left of `found`, and what is wrong with allow comments. Where the program was only partly understood, a comment
 * that silences nothing is no finding: what it is meant for may not have been looked for.
 */
export function applyAllows(
  files: readonly FileSyntax[],
  found: readonly Diagnostic[],
  program: {
    readonly codes: ReadonlyMap<string, { readonly severity: Severity }>;
    readonly understood: "whole" | "partly";
  },
): readonly Diagnostic[] {
  const allows = files.flatMap(allowsIn);
  if (allows.length === 0) return found;
  const meant = new Set(allows.map(({ code }) => code));
  const byLine = groupBy(found, ({ code: { code }, span: { source, start } }) =>
    meant.has(code) ? lineKey(code, source, position(source, start).line) : undefined,
  );
  const silenced = new Set<Diagnostic>();
  const judgements: Diagnostic[] = [];
  for (const allow of allows) {
    if (allow.instead !== undefined) {
      const data = { code: allow.instead, fault: "no-allow" } as const;
      judgements.push(diagnose(allowMalformed, allow.span, data));
    } else if (allow.code === "") {
      judgements.push(diagnose(allowMalformed, allow.span, { code: "", fault: "no-code" }));
    } else if (!program.codes.has(allow.code)) {
      const data = {
        code: allow.code,
        fault: "unknown-code",
        nearest: nearest(allow.code, program.codes.keys()),
      } as const;
      judgements.push(diagnose(allowMalformed, allow.span, data));
    } else if (program.codes.get(allow.code)?.severity === "error") {
      judgements.push(diagnose(allowUnused, allow.span, { code: allow.code, why: "error" }));
    } else if (allow.reason === "") {
      judgements.push(diagnose(allowMalformed, allow.span, { code: allow.code, fault: "no-reason" }));
    } else {
      const { code, span, targetLines } = allow;
      const covered = targetLines.flatMap((line) => byLine.get(lineKey(code, span.source, line)) ?? []);
      if (covered.length > 0) for (const diagnostic of covered) silenced.add(diagnostic);
      else if (program.understood === "whole") {
        judgements.push(diagnose(allowUnused, span, { code, why: "no-finding" }));
      }
    }
  }
  return [...found.filter((diagnostic) => !silenced.has(diagnostic)), ...judgements];
}

const allowsIn = remembered(findAllows);

/** The same for findings of one code on one line. */
function lineKey(code: string, source: Source, line: number): string {
  return `${code} ${line} ${source.uri}`;
}
