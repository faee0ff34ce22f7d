// Turns the Markdown of our own cards into plain text, for editors that show no other.

const row = /^\|(.*)\|$/;

export function plainText(markdown: string): string {
  const lines = markdown.split("\n");
  const blocks: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const rows: string[] = [];
    while (row.test(lines[index] ?? "")) rows.push(lines[index++] ?? "");
    if (rows.length > 0) blocks.push(...aligned(rows));
    const line = lines[index];
    if (line !== undefined) blocks.push(line.replace(/^---$/, ""));
  }
  const text = blocks.join("\n").replace(/^```\w*\n?|\n?^```$|\*\*|`/gm, "");
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

/** A table's rows as columns; the line below its head is only Markdown's. */
function aligned(rows: readonly string[]): readonly string[] {
  const cells = rows
    .filter((line) => !/^[|\s-]+$/.test(line))
    .map((line) => (row.exec(line)?.[1] ?? "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((each) => (each[column] ?? "").length)));
  return cells.map((each) =>
    each
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
