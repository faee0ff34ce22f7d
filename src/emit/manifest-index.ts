// Finds the nodes' lines in a manifest without holding more than one of them.
import { readSync } from "node:fs";
import { isSafeNode } from "./output.ts";
import type { ManifestHeader } from "./manifest-line.ts";
import { isObject } from "./manifest-record.ts";

/** Where a node's line is: bytes of the file, without the comma. */
export interface LineRange {
  readonly start: number;
  readonly length: number;
}

export interface ManifestIndex {
  readonly header: ManifestHeader;
  readonly lines: ReadonlyMap<string, LineRange>;
}

/** Reads the whole file once, in pieces. Undefined where it does not have our shape line by line. */
export function indexLines(descriptor: number): ManifestIndex | undefined {
  const header: string[] = [];
  const lines = new Map<string, LineRange>();
  let state: "header" | "nodes" | "last brace" | "end" = "header";
  for (const { start, bytes } of linesOf(descriptor)) {
    if (state === "header") {
      header.push(bytes.toString("utf8"));
      if (header.length === 4) state = "nodes";
    } else if (state === "nodes" && bytes.length === 1 && bytes[0] === CLOSING_BRACE) {
      state = "last brace";
    } else if (state === "nodes" && bytes.length > 0) {
      const name = nameOf(bytes);
      if (name === undefined || !isSafeNode(name) || lines.has(name)) return undefined;
      lines.set(name, { start, length: bytes.at(-1) === COMMA ? bytes.length - 1 : bytes.length });
    } else if (state === "last brace" && bytes.length === 1 && bytes[0] === CLOSING_BRACE) {
      state = "end";
    } else if (bytes.length > 0) {
      return undefined;
    }
  }
  const parsed = state === "end" ? headerOf(header.join("\n") + "}}") : undefined;
  return parsed === undefined ? undefined : { header: parsed, lines };
}

/** The header from a whole manifest's text, or from its first lines closed with braces. */
function headerOf(text: string): ManifestHeader | undefined {
  const value = parsed(text);
  return value === undefined ? undefined : asHeader(value);
}

/** A parsed value as the manifest's header; undefined where it is none of ours. */
export function asHeader(value: unknown): ManifestHeader | undefined {
  if (!isObject(value)) return undefined;
  const { mesosc, cluster } = value;
  return typeof mesosc === "string" && typeof cluster === "string" ? { mesosc, cluster } : undefined;
}

/** JSON, or undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NEWLINE = 10;
const COMMA = 44;
const CLOSING_BRACE = 125;
const PIECE = 1 << 18;

function nameOf(line: Buffer): string | undefined {
  const end = line.indexOf('":{');
  const name = end < 0 ? undefined : parsed(line.toString("utf8", 0, end + 1));
  return typeof name === "string" ? name : undefined;
}

/** The file's lines with their offsets; `bytes` is valid until the next one is asked for. */
function* linesOf(descriptor: number): Iterable<{ readonly start: number; readonly bytes: Buffer }> {
  let piece = Buffer.allocUnsafe(PIECE);
  let filled = 0;
  let offset = 0;
  for (;;) {
    if (filled === piece.length) piece = Buffer.concat([piece], piece.length * 2);
    const read = readSync(descriptor, piece, filled, piece.length - filled, offset + filled);
    filled += read;
    let from = 0;
    for (let end = piece.indexOf(NEWLINE, from); end >= 0 && end < filled; end = piece.indexOf(NEWLINE, from)) {
      yield { start: offset + from, bytes: piece.subarray(from, end) };
      from = end + 1;
    }
    if (read === 0) {
      if (from < filled) yield { start: offset + from, bytes: piece.subarray(from, filled) };
      return;
    }
    piece.copyWithin(0, from, filled);
    offset += from;
    filled -= from;
  }
}
