// What hovers and completions say of a code.
import type { Code } from "../diagnostics/code.ts";

/** Severity, title, and the first paragraph of why. */
export function codeSummary({ code, severity, title, why }: Pick<Code, "code" | "severity" | "title" | "why">): string {
  return `**\`${code}\`** · ${severity}: ${title}\n\n${why.split(/\n{2,}/)[0] ?? ""}`;
}
