// Analyses programs that are in memory, the way the command line analyses those on disk.
import type { Diagnostic, Surroundings } from "../../src/diagnostics/code.ts";
import type { FindFiles, FoundFile } from "../../src/model/includes.ts";
import type { Targets } from "../../src/targets/target.ts";
import {
  analyseProgram,
  definitionValues,
  ownTargets,
  type Analysis,
  type AnalysisMemory,
} from "../../src/workspace.ts";

/** What a program finds around it. */
export interface Given extends Surroundings {
  readonly definitions?: Readonly<Record<string, string>>;
  readonly targets?: Targets;
  /** What former analyses leave to this one. */
  readonly memory?: AnalysisMemory;
}

/** One text is `cluster.mesos`; of several files the first is the main one. */
export type Files = string | Readonly<Record<string, string>>;

/** What is found in a program, sorted. */
export function analyse(files: Files, given: Given = {}): readonly Diagnostic[] {
  return analysisOf(files, given).diagnostics;
}

export function analysisOf(files: Files, given: Given = {}): Analysis {
  const texts = typeof files === "string" ? { "cluster.mesos": files } : files;
  const found = Object.entries(texts).map(([name, text]): FoundFile => ({
    identity: name,
    source: { uri: name, name, text },
  }));
  const [main] = found;
  if (main === undefined) throw new Error("a program has at least one file");
  const formerIds = Object.entries(given.formerIds ?? {}).map(
    ([name, ids]) => [name, new Map(Object.entries(ids))] as const,
  );
  return analyseProgram({
    main,
    find: findIn(found),
    surround: {
      secret: (kind, name) => (kind === "env" ? given.environment?.[name] : given.others?.[name]),
      file: (path) => given.others?.[path],
      definitions:
        given.definitions === undefined ? noDefinitions : definitionValues(new Map(Object.entries(given.definitions))),
    },
    targets: given.targets ?? ownTargets(),
    targetDiagnostics: [],
    formerIds: new Map(formerIds),
    ...(given.memory === undefined ? {} : { memory: given.memory }),
  });
}

/** The same map, as an editor has it that is told of none: what a memory keeps hangs on it. */
const noDefinitions = definitionValues(new Map());

/** Plain names, and `*` for any part of one: folders are the business of tests of the disk. */
function findIn(files: readonly FoundFile[]): FindFiles {
  return (pattern) => {
    const shape = new RegExp(`^${pattern.replace(/[.+^$()|[\]\\{}]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
    const matching = files.filter(({ source }) => shape.test(source.name));
    if (matching.length > 0) return matching.sort((left, right) => (left.identity < right.identity ? -1 : 1));
    return { reason: pattern.includes("*") ? "no file matches" : "there is no such file" };
  };
}
