// Which cluster files are programs, and which are parts of them: a file that another one includes is a part.
import type { FindFiles, FoundFile } from "../model/includes.ts";
import { parse } from "../syntax/parse.ts";
import type { FileSyntax } from "../syntax/syntax.ts";

/** The identities of the files that a program is made of, its main file first. */
export type Reach = ReadonlySet<string>;

export interface IncludeGraph {
  /** Says what a file includes, once its syntax is known; `changed` where that is not what it was. */
  note(identity: string, file: FileSyntax): "same" | "changed";
  /** The identities of a file and of all that it leads to. */
  reach(main: FoundFile, find: FindFiles): Reach;
  /** The programs that these files make, by their main files' identity, in order. */
  programs(files: readonly FoundFile[], findFor: (main: FoundFile) => FindFiles): ReadonlyMap<string, Reach>;
}

/** Remembers what each file includes for as long as its text stays. */
export function createIncludeGraph(): IncludeGraph {
  const known = new Map<string, { readonly text: string; readonly patterns: readonly string[] }>();

  function patternsOf({ identity, source }: FoundFile): readonly string[] {
    const before = known.get(identity);
    if (before?.text === source.text) return before.patterns;
    const patterns = source.text.includes("include") ? includesIn(parse(source).file) : [];
    known.set(identity, { text: source.text, patterns });
    return patterns;
  }

  /** Everything that a file leads to, itself first. */
  function reachOf(main: FoundFile, find: FindFiles): Reach {
    const reached = new Map<string, FoundFile>([[main.identity, main]]);
    for (const file of reached.values()) {
      for (const pattern of patternsOf(file)) {
        const found = find(pattern, file);
        if ("reason" in found) continue;
        for (const included of found) if (!reached.has(included.identity)) reached.set(included.identity, included);
      }
    }
    return new Set(reached.keys());
  }

  return {
    note(identity, file) {
      const patterns = includesIn(file);
      const before = known.get(identity)?.patterns;
      known.set(identity, { text: file.span.source.text, patterns });
      return before?.join("\n") === patterns.join("\n") ? "same" : "changed";
    },
    reach: reachOf,
    programs(files, findFor) {
      const reaches = new Map(files.map((file) => [file.identity, reachOf(file, findFor(file))]));
      const parts = new Set([...reaches].flatMap(([main, reach]) => [...reach].filter((file) => file !== main)));
      const programs = new Map([...reaches].filter(([main]) => !parts.has(main)));
      const covered = new Set([...programs.values()].flatMap((reach) => [...reach]));
      // Files that include each other in a circle: one of them stands for all.
      for (const main of [...files].sort(clustersFirst)) {
        const reach = reaches.get(main.identity);
        if (reach === undefined || covered.has(main.identity)) continue;
        programs.set(main.identity, reach);
        for (const file of reach) covered.add(file);
      }
      return programs;
    },
  };
}

function clustersFirst({ source: left }: FoundFile, { source: right }: FoundFile): number {
  return Number(declaresCluster(right.text)) - Number(declaresCluster(left.text));
}

/** Whether a text has a cluster's declaration, as far as one sees without reading it whole. */
export function declaresCluster(text: string): boolean {
  return /^\s*cluster\s/m.test(text);
}

/** Paths and globs of a file's includes, as written. */
function includesIn({ declarations }: FileSyntax): readonly string[] {
  return declarations.flatMap((declaration) => {
    if (declaration.kind !== "include" || declaration.path === undefined || declaration.path.faulty) return [];
    const texts = declaration.path.parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
    return texts.length === 1 && declaration.path.parts.length === 1 ? texts : [];
  });
}
