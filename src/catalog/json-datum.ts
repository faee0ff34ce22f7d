// JSON that is written as a text, as the data of a literal, each part with its place in the text.
import { partSpan, type Datum, type DatumEntry } from "./datum.ts";

const blanks = /[ \t\n\r]*/y;
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/y;

/** Objects and lists may be so deep; what reads them goes as deep. */
const deepest = 100;

/** The parts of `text`, which is known to be JSON and stands in `whole`; undefined where it is nested too deep. */
export function jsonDatum(whole: Datum, text: string): Datum | undefined {
  return depthOf(text) > deepest ? undefined : readParts(whole, text);
}

/** How many brackets are open at most. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (mark === "{" || mark === "[") most = Math.max(most, ++depth);
    else if (mark === "}" || mark === "]") depth--;
  }
  return most;
}

function readParts(whole: Datum, text: string): Datum {
  let offset = 0;

  function next(): { readonly text: string; readonly start: number } {
    blanks.lastIndex = offset;
    blanks.test(text);
    const start = blanks.lastIndex;
    token.lastIndex = start;
    const found = token.exec(text)?.[0] ?? "";
    offset = start + found.length;
    return { text: found, start };
  }

  /** Reads what is between brackets, item by item, behind the opening one. */
  function readUntil(end: string, readItem: () => void): void {
    for (;;) {
      const before = offset;
      const { text: found } = next();
      if (found === end) return;
      if (found !== ",") offset = before;
      readItem();
    }
  }

  function readList(start: number): Datum {
    const items: Datum[] = [];
    readUntil("]", () => items.push(read()));
    return { kind: "list", items, span: partSpan(whole, start, start + 1) };
  }

  function readMap(start: number): Datum {
    const entries: DatumEntry[] = [];
    readUntil("}", () => {
      const key = next();
      next();
      const keySpan = partSpan(whole, key.start, key.start + key.text.length);
      entries.push({ key: JSON.parse(key.text) as string, keySpan, value: read() });
    });
    return { kind: "map", entries, span: partSpan(whole, start, start + 1) };
  }

  function read(): Datum {
    const { text: found, start } = next();
    if (found === "[") return readList(start);
    if (found === "{") return readMap(start);
    const span = partSpan(whole, start, offset);
    return found.startsWith('"')
      ? { kind: "string", text: JSON.parse(found) as string, span }
      : { kind: "word", text: found, span };
  }

  return read();
}
