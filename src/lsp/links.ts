// Where a file's texts lead: the files that its includes bring in, and those that `file(…)` and `secret(…)` name.
import { dirname, resolve } from "node:path";
import type { FileSyntax, StringSyntax } from "../syntax/syntax.ts";
import { visit } from "../syntax/walk.ts";
import type { Span } from "../text/source.ts";
import type { EditorProgram } from "./project.ts";
import { pathOf, uriOf } from "./uris.ts";

export interface Link {
  /** The path as it is written, without quotes. */
  readonly span: Span;
  /** URIs of the files; several for a glob. */
  readonly targets: readonly string[];
}

export function linksIn(file: FileSyntax, { included }: EditorProgram): readonly Link[] {
  const links: Link[] = [];
  const own = pathOf(file.span.source.uri);
  visit(file, (syntax) => {
    if (syntax.kind === "include" && syntax.path !== undefined) {
      const targets = included(textOf(syntax.path) ?? "", file.span.source);
      if (targets.length > 0) links.push({ span: inner(syntax.path, ""), targets });
      return "skip";
    }
    if (syntax.kind !== "call" || syntax.argument?.kind !== "string") return undefined;
    const text = textOf(syntax.argument);
    const prefix = syntax.callee.text === "secret" ? "file:" : "";
    if (text === undefined || text === prefix || !text.startsWith(prefix)) return undefined;
    const path = resolve(dirname(own), text.slice(prefix.length));
    links.push({ span: inner(syntax.argument, prefix), targets: [uriOf(path)] });
    return undefined;
  });
  return links;
}

/** The text of a string that is one plain text. */
function textOf({ parts }: StringSyntax): string | undefined {
  const [part, ...others] = parts;
  return part?.kind === "text" && others.length === 0 ? part.text : undefined;
}

function inner({ span }: StringSyntax, prefix: string): Span {
  return { source: span.source, start: span.start + 1 + prefix.length, end: Math.max(span.start + 1, span.end - 1) };
}
