// Paragraphs for a terminal.

const width = 80;

/** A paragraph broken into lines; words are never parted. */
export function wrapped(paragraph: string): string {
  return wrappedTo(width, paragraph);
}

/** The same in lines of another length. */
export function wrappedTo(most: number, paragraph: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
