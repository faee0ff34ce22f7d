// Reads JSON and remembers where each value stands, so that a fault in a manifest is shown at its place.
import type { Source, Span } from "../text/source.ts";

/** Where a value stands, and its key where it is a member of an object. */
export interface JsonPlace {
  readonly value: Span;
  readonly key: Span | undefined;
}

export interface JsonText {
  readonly value: unknown;
  /** By JSON pointer (`/ports/0/setting`); the whole text is `""`. */
  readonly places: ReadonlyMap<string, JsonPlace>;
}

/** What is wrong with a text that is no JSON, or is one that means nothing certain, as a sentence. */
export interface JsonFault {
  readonly span: Span;
  readonly problem: string;
}

/** One step of a JSON pointer, escaped. */
export function pointerStep(step: string | number): string {
  return `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

class Fault extends Error {
  readonly offset: number;

  constructor(offset: number, problem: string) {
    super(problem);
    this.offset = offset;
  }
}

/** JSON allows it, and each reader takes another of the two. */
class DoubledKey extends Fault {}

const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads a text; only the first fault of a text that is no JSON is told. */
export function readJson(source: Source): JsonText | JsonFault {
  const { text } = source;
  const places = new Map<string, JsonPlace>();
  let offset = 0;

  function skipSpace(): void {
    while (/[ \t\r\n]/.test(text[offset] ?? "")) offset++;
  }

  function accept(mark: string): boolean {
    skipSpace();
    if (text[offset] !== mark) return false;
    offset++;
    return true;
  }

  function expected(what: string): Fault {
    skipSpace();
    return new Fault(
      offset,
      offset >= text.length ? `the text ends where ${what} should follow` : `${what} should stand here`,
    );
  }

  function readScalar(what: string): unknown {
    skipSpace();
    scalar.lastIndex = offset;
    const match = scalar.exec(text);
    if (match === null)
      throw text[offset] === '"'
        ? new Fault(offset, "this string does not end, or holds a control character or an unknown escape")
        : expected(what);
    offset = scalar.lastIndex;
    return JSON.parse(match[0]);
  }

  function readKey(known: ReadonlySet<string>): { readonly name: string; readonly span: Span } {
    skipSpace();
    const start = offset;
    if (text[start] !== '"') throw expected("a key in double quotes");
    const name = String(readScalar("a key"));
    if (known.has(name)) throw new DoubledKey(start, `the key ${JSON.stringify(name)} stands twice in one object`);
    const span = { source, start, end: offset };
    if (!accept(":")) throw expected('":"');
    return { name, span };
  }

  function readObject(pointer: string): Record<string, unknown> {
    const members: [string, unknown][] = [];
    const known = new Set<string>();
    if (accept("}")) return {};
    do {
      const { name, span } = readKey(known);
      known.add(name);
      members.push([name, readValue(pointer + pointerStep(name), span)]);
    } while (accept(","));
    if (!accept("}")) throw expected('"," or "}"');
    return Object.fromEntries(members);
  }

  function readArray(pointer: string): unknown[] {
    const items: unknown[] = [];
    if (accept("]")) return items;
    do items.push(readValue(pointer + pointerStep(items.length), undefined));
    while (accept(","));
    if (!accept("]")) throw expected('"," or "]"');
    return items;
  }

  function readValue(pointer: string, key: Span | undefined): unknown {
    skipSpace();
    const start = offset;
    const value = accept("{") ? readObject(pointer) : accept("[") ? readArray(pointer) : readScalar("a value");
    places.set(pointer, { key, value: { source, start, end: offset } });
    return value;
  }

  try {
    const value = readValue("", undefined);
    skipSpace();
    if (offset < text.length) throw new Fault(offset, "the text should end here");
    return { value, places };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { offset: start, message } = error;
    const problem = error instanceof DoubledKey ? message : `this is no JSON: ${message}`;
    return { span: { source, start, end: Math.min(start + 1, text.length) }, problem };
  }
}
