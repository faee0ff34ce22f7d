// Which nodes `--node` means.
import { nearest } from "../diagnostics/nearest.ts";
import { visible } from "../diagnostics/visible.ts";
import { compileGlob, isGlob } from "../model/glob.ts";
import { expandPattern } from "../model/patterns.ts";
import { UsageError } from "./shell.ts";

/** The nodes of a selector (names, patterns and globs, with commas); undefined where none is given, which means all. */
export function selectedNodes(selector: string | undefined, names: readonly string[]): ReadonlySet<string> | undefined {
  if (selector === undefined) return undefined;
  const known = new Set(names);
  // A comma inside brackets belongs to a pattern: `rack[a,b]`.
  const terms = selector.split(/,(?![^[]*\])/).map((term) => term.trim());
  return new Set(terms.flatMap((term) => nodesOf(term, known)));
}

function nodesOf(term: string, known: ReadonlySet<string>): string[] {
  const expansion = expandPattern(term);
  if ("problem" in expansion)
    throw new UsageError(
      `--node ${visible(term)} is no pattern that mesosc can read`,
      "such as slave[1..3] or 'slave*'",
    );
  return expansion.names.flatMap((name) => {
    const found = isGlob(name) ? [...known].filter(compileGlob(name)) : known.has(name) ? [name] : [];
    if (found.length > 0) return found;
    const near = nearest(name, known);
    throw new UsageError(
      `no node is called ${visible(name)}`,
      near === undefined ? undefined : `did you mean ${near}?`,
    );
  });
}
