// An origin as one line of text: for manifests, `why` and the editor.
import { position } from "../text/line-column.ts";
import type { Origin } from "../model/origin.ts";
import type { Span } from "../text/source.ts";

/** `cluster.mesos:14:12`, with the name that is the same on every machine. */
export function placeOf(span: Span): string {
  const { line, column } = position(span.source, span.start);
  return `${span.source.name}:${line}:${column}`;
}

/** One line that says where a value came from. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case "written":
      return placeOf(origin.span);
    case "derived":
      return origin.from[0] === undefined ? origin.how : `${origin.how} (${origin.from.map(placeOf).join(", ")})`;
    case "default":
      return `default: ${origin.how}`;
    case "command-line":
      return `-D ${origin.name}`;
  }
}

/** The same without places: a manifest that named lines would change with every comment. */
export function summariseOrigin(origin: Origin): string {
  switch (origin.kind) {
    case "written":
      return origin.span.source.name;
    case "derived":
      return origin.how;
    case "default":
    case "command-line":
      return describeOrigin(origin);
  }
}
