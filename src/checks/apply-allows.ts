// Silences the warnings that `# mesosc: allow CODE reason` comments cover, and judges the comments themselves.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { findAllows, type Allow } from "../syntax/allows.ts";
import type { FileSyntax } from "../syntax/syntax.ts";
import { position } from "../text/line-column.ts";
import allowMalformed from "./codes/allow-malformed.ts";
import allowUnused from "./codes/allow-unused.ts";

/**
 * What is left of `found`, and what is wrong with allow comments. Where the program was only partly understood, a comment
 * that silences nothing is no finding: what it is meant for may not have been looked for.
 */
export function applyAllows(
  files: readonly FileSyntax[],
  found: readonly Diagnostic[],
  program: { readonly knownCodes: Iterable<string>; readonly understood: "whole" | "partly" },
): readonly Diagnostic[] {
  const allows = files.flatMap((file) => findAllows(file));
  if (allows.length === 0) return found;
  const known = new Set(program.knownCodes);
  const silenced = new Set<Diagnostic>();
  const judgements: Diagnostic[] = [];
  for (const allow of allows) {
    if (!known.has(allow.code)) {
      const data = { code: allow.code, fault: "unknown-code", nearest: nearest(allow.code, [...known]) } as const;
      judgements.push(diagnose(allowMalformed, allow.span, data));
    } else if (allow.reason === "") {
      judgements.push(diagnose(allowMalformed, allow.span, { code: allow.code, fault: "no-reason" }));
    } else {
      const covered = found.filter((diagnostic) => covers(allow, diagnostic));
      const errors = covered.filter(({ code }) => code.severity === "error");
      for (const diagnostic of covered) if (!errors.includes(diagnostic)) silenced.add(diagnostic);
      if (covered.length > errors.length) continue;
      if (errors.length > 0) judgements.push(diagnose(allowUnused, allow.span, { code: allow.code, why: "error" }));
      else if (program.understood === "whole") {
        judgements.push(diagnose(allowUnused, allow.span, { code: allow.code, why: "no-finding" }));
      }
    }
  }
  return [...found.filter((diagnostic) => !silenced.has(diagnostic)), ...judgements];
}

function covers(allow: Allow, { code, span }: Diagnostic): boolean {
  if (code.code !== allow.code || span.source !== allow.span.source) return false;
  return allow.targetLines.includes(position(span.source, span.start).line);
}
