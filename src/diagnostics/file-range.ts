// Where a span lies, as data for programs: lines and columns from 1, columns in code points.
import { position, type Position } from "../text/line-column.ts";
import type { Span } from "../text/source.ts";

/** `end` is exclusive. */
export interface FileRange {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** The file of a span as the user named it, and its range. */
export function fileRange({ source, start, end }: Span): FileRange {
  return { file: source.uri, range: { start: position(source, start), end: position(source, end) } };
}
