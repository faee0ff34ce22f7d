// Prints the lines of a planned file, and under each where it came from.
import { visible } from "../diagnostics/visible.ts";
import { describeOrigin } from "../plan/describe-origin.ts";
import type { FileOrigins } from "../plan/why.ts";

/** All lines, or the one with this number; a line without an origin is the template's own text. */
export function printOrigins(file: FileOrigins, only: number | undefined): string {
  const gutter = " ".repeat(String(file.lines.length).length);
  const arrow = `${gutter}= `;
  const lines = file.lines
    .filter(({ line }) => only === undefined || line === only)
    .flatMap(({ line, text, origins }) => {
      const shown = file.secret ? "(a secret)" : visible(text);
      const head =
        file.kind === "link" ? `${gutter}│ links to ${shown}` : `${String(line).padStart(gutter.length)}│ ${shown}`;
      return [head.trimEnd(), ...unique(origins.map(describeOrigin)).map((origin) => arrow + visible(origin))];
    });
  const whole = only === undefined ? unique(file.whole.map(describeOrigin)) : [];
  return (
    [
      ...lines,
      ...(whole.length > 0 ? ["", "The file as a whole:", ...whole.map((origin) => arrow + visible(origin))] : []),
    ].join("\n") + "\n"
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
