// Follows includes from the main file: each file once, circles refused. Reading is left to the caller.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { parse, type ParsedFile } from "../syntax/parse.ts";
import type { FileSyntax, StringSyntax } from "../syntax/syntax.ts";
import type { Source } from "../text/source.ts";
import includeCycle from "./codes/include-cycle.ts";
import includeNotFound from "./codes/include-not-found.ts";
import { isGlob } from "./glob.ts";
import { remembered } from "./remembered.ts";

/** A file as the reader found it. */
export interface FoundFile {
  /** The same for the same file, however it is reached. */
  readonly identity: string;
  readonly source: Source;
}

/** Files for an include's path or glob as written in the file `from`, sorted; or why there are none. */
export type FindFiles = (pattern: string, from: FoundFile) => readonly FoundFile[] | { readonly reason: string };

export interface GatheredFiles {
  /** The main file first. */
  readonly files: readonly FileSyntax[];
  /** What was wrong with their texts and includes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether what is wrong with the texts is so where that is told. */
  readonly areContained: boolean;
}

/** Every file of the program. */
export function gatherFiles(
  main: FoundFile,
  find: FindFiles,
  read: (source: Source) => ParsedFile = parse,
): GatheredFiles {
  const files: FileSyntax[] = [];
  const diagnostics: Diagnostic[] = [];
  const gathered = new Set<string>();
  let areContained = true;

  const gather = (file: FoundFile, chain: readonly FoundFile[]): void => {
    gathered.add(file.identity);
    const parsed = read(file.source);
    files.push(parsed.file);
    areContained &&= parsed.isContained;
    for (const diagnostic of parsed.diagnostics) diagnostics.push(diagnostic);
    const inside = [...chain, file];
    for (const path of includedPaths(parsed.file)) {
      for (const found of followInclude(path, file)) {
        const start = inside.findIndex(({ identity }) => identity === found.identity);
        if (start >= 0) {
          const via = inside.slice(start + 1).map(({ source }) => source.name);
          diagnostics.push(diagnose(includeCycle, path.span, { name: found.source.name, via }));
        } else if (!gathered.has(found.identity)) gather(found, inside);
      }
    }
  };

  const followInclude = (path: StringSyntax, from: FoundFile): readonly FoundFile[] => {
    const pattern = path.parts.map((part) => (part.kind === "text" ? part.text : `\${${part.path}}`)).join("");
    const interpolated = path.parts.some((part) => part.kind === "interpolation");
    const found = interpolated
      ? { reason: "an include's path is written out, without `${…}`" }
      : pattern === ""
        ? { reason: "the path is empty" }
        : find(pattern, from);
    // A pattern is meant for the other files.
    const others = "reason" in found || !isGlob(pattern) ? found : withoutFile(found, from);
    if (!("reason" in others)) return others;
    diagnostics.push(diagnose(includeNotFound, path.span, { pattern, reason: others.reason }));
    return [];
  };

  gather(main, []);
  return { files, diagnostics, areContained };
}

const includedPaths = remembered(({ declarations }: FileSyntax): readonly StringSyntax[] =>
  declarations.flatMap((each) =>
    each.kind === "include" && each.path !== undefined && !each.path.faulty ? [each.path] : [],
  ),
);

function withoutFile(found: readonly FoundFile[], file: FoundFile): ReturnType<FindFiles> {
  const others = found.filter(({ identity }) => identity !== file.identity);
  return others.length > 0 ? others : { reason: "no other file matches" };
}
