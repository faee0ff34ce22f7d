// What the editor shows of a code: a few lines in hovers and completions, a page behind a diagnostic's link.
import { codes } from "../codes.generated.ts";
import type { Code, Example } from "../diagnostics/code.ts";

/** Severity, title, and the first paragraph of why. */
export function codeSummary({ code, severity, title, why }: Pick<Code, "code" | "severity" | "title" | "why">): string {
  return `**\`${code}\`** · ${severity}: ${title}\n\n${why.split(/\n{2,}/)[0] ?? ""}`;
}

/** The page of a code in Markdown: what `mesosc explain CODE` says. */
export async function pageOf(name: string): Promise<string> {
  const code = (await codes.get(name)?.load())?.default;
  if (code === undefined) return `There is no code ${name}.\n`;
  const { severity, title, why, bad, good } = code;
  const silence =
    severity === "error"
      ? "An error cannot be silenced: nothing is written until it is mended."
      : `To silence it in one place, say why, at the end of the line or on the line before:\n\n${fenced(`# mesosc: allow ${name} REASON`)}`;
  return `# ${name}\n\n${severity}: ${title}\n\n${why}\n\n## Wrong\n\n${example(bad)}\n\n## Right\n\n${example(good)}\n\n${silence}\n`;
}

function example(text: Example): string {
  if (typeof text === "string") return fenced(text.trimEnd());
  return Object.entries(text.files)
    .map(([name, content]) => `${name}:\n\n${fenced(content.trimEnd())}`)
    .join("\n\n");
}

function fenced(text: string): string {
  return `\`\`\`mesos\n${text}\n\`\`\``;
}
